"""What the measures of requests share: one run of the sync's own program, and which stream each request of it was for. Nothing here knows the planner."""

import datetime
import json
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, "tests", "FitbitSdk.SyncMeasures", "bin", "Release", "net10.0", "FitbitSdk.SyncMeasures.dll")
DATE = r"(\d{4}-\d\d-\d\d)"
INTRADAY = DATE + r"/1d/1(?:sec|min)(?:/time/(\d\d:\d\d)/(\d\d:\d\d))?\.json"

# The first that matches counts: daily heart rate has no detail behind its dates.
PATHS = [(name, re.compile(pattern)) for name, pattern in [
    ("heart-rate", rf"/activities/heart/date/{INTRADAY}"),
    ("steps", rf"/activities/steps/date/{INTRADAY}"),
    ("calories", rf"/activities/calories/date/{INTRADAY}"),
    ("heart-rate-variability", rf"/hrv/date/{DATE}/{DATE}/all\.json"),
    ("oxygen-saturation", rf"/spo2/date/{DATE}/{DATE}/all\.json"),
    ("breathing-rate", rf"/br/date/{DATE}/{DATE}/all\.json"),
    ("skin-temperature", rf"/temp/skin/date/{DATE}/{DATE}\.json"),
    ("resting-heart-rate", rf"/activities/heart/date/{DATE}/{DATE}\.json"),
    ("sleep", r"/sleep/list\.json"),
    ("activity-log", r"/activities/list\.json"),
    ("profile", r"/profile\.json"),
    ("devices", r"/devices\.json"),
    ("tokens", r"/oauth2/token"),
]]

BY_DAY = ("heart-rate", "steps", "calories")
BY_DATES = ("heart-rate-variability", "oxygen-saturation", "breathing-rate", "skin-temperature", "resting-heart-rate")
BY_LOGS = ("sleep", "activity-log")


def instant(text):
    return datetime.datetime.fromisoformat(text[:19] + "+00:00")


class Request:
    def __init__(self, row):
        self.time, self.path, self.status = instant(row["time"]), row["path"], row["status"]
        for self.stream, pattern in PATHS:
            if match := pattern.search(self.path):
                self.parts = match.groups()
                return
        raise SystemExit(f"a request that no stream has: {self.path}")


def run(consent_days, days_after):
    done = subprocess.run(["dotnet", PROGRAM, "requests", str(consent_days), str(days_after)], capture_output=True, text=True, timeout=3000)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.strip()[-2000:]}")
    about = json.loads(done.stdout)
    about["requests"] = [Request(row) for row in about["requests"]]
    return about


def policy(uploads, midnights, quarters_of_a_day):
    """Requests of the policy's table (sync.md) by stream: each upload is read once, at midnight as two; a quarter of a day brings each of the rest."""
    heads = {stream: uploads + midnights for stream in BY_DAY}
    sweeps = {stream: -(-3 * quarters_of_a_day // 4) for stream in BY_DAY}
    rows = {stream: heads[stream] + sweeps[stream] for stream in BY_DAY}
    rows |= dict.fromkeys((*BY_DATES, *BY_LOGS, "profile"), quarters_of_a_day)
    return rows | {"devices": 24 * quarters_of_a_day}
