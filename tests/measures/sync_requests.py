"""What the measures of requests share: one run of the sync's own program, and which stream each request of it was for. Nothing here knows the planner."""

import datetime
import itertools
import json
import math
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
    ("daily-activity", rf"/activities/(?:steps|distance|calories|minutes[A-Za-z]+)/date/{DATE}/{DATE}\.json"),
    ("weight", rf"/body/log/weight/date/{DATE}/{DATE}\.json"),
    ("sleep", r"/sleep/list\.json"),
    ("activity-log", r"/activities/list\.json"),
    ("profile", r"/profile\.json"),
    ("devices", r"/devices\.json"),
    ("heart-rate", r"/dataTypes/heart-rate/"),
    ("steps", r"/dataTypes/steps/"),
    ("sleep", r"/dataTypes/sleep/"),
    ("settings", r"/users/me/settings"),
    ("identity", r"/users/me/identity"),
    ("devices", r"/users/me/pairedDevices"),
    ("tokens", r"/oauth2/token|/token$"),
]]

BY_DAY = ("heart-rate", "steps", "calories")
BY_DATES = ("heart-rate-variability", "oxygen-saturation", "breathing-rate", "skin-temperature", "resting-heart-rate", "daily-activity", "weight")
BY_LOGS = ("sleep", "activity-log")

HOUR = datetime.timedelta(hours=1)
SWEEPS = 3

# Steps, distance, calories and four times minutes.
SERIES = 7


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


def run(provider, consent_days, days_after):
    done = subprocess.run(["dotnet", PROGRAM, "requests", provider, str(consent_days), str(days_after)], capture_output=True, text=True, timeout=3000)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.strip()[-2000:]}")
    about = json.loads(done.stdout)
    about["requests"] = [Request(row) for row in about["requests"]]
    return about


def pieces(start, end, hours):
    """Requests for what was uploaded between two times: from the running hour on, each within its UTC day and no longer than so many hours."""
    start, number = start.replace(minute=0, second=0), 0
    while start < end:
        start = min(start + hours * HOUR, (start + 24 * HOUR).replace(hour=0))
        number += 1
    return number


def policy(provider, uploads, days):
    """Requests of the policy's table (sync.md) by operation, for days in which so many uploads were seen, the last one before them first."""
    ranges = dict.fromkeys(BY_DAY, 24) if provider == "fitbit" else {"heart-rate": 4, "steps": 24}
    rows = {stream: sum(pieces(a, b, hours) for a, b in itertools.pairwise(uploads)) + math.ceil(SWEEPS * days) * 24 // hours for stream, hours in ranges.items()}
    if provider == "fitbit":
        # One profile serves both the zone and the stream that tells it.
        reads = math.ceil(4 * days)
        return rows | dict.fromkeys((*BY_DATES, *BY_LOGS), reads) | {"daily-activity": SERIES * reads, "profile": reads, "devices": math.ceil(96 * days)}
    # Whose account it is is asked each time that the devices are: no request of this service names the account.
    return rows | {"sleep": math.ceil(24 * days), "settings": math.ceil(4 * days)} | dict.fromkeys(("devices", "identity"), math.ceil(96 * days))
