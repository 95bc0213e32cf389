"""ocariot-shapes: a worker on OCARIoT's bus. A consumer that nobody here wrote validates each message by the documented shapes and compares them with the truth."""

import base64
import collections
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import zoneinfo
from datetime import datetime, timezone

import jsonschema
import pika

from judge import ROOT, Simulator, verdict
from messages import NO_END
from rabbitmq import PATIENCE, Consumer, Server, worker

SHORT = "--short" in sys.argv
USERS, DAYS = (6, 14) if SHORT else (6, 60)
SEED, END = 5, "2026-10-31"

KEYS = {
    "PhysicalActivitySyncEvent": ("physicalactivities.sync", "physicalactivity"), "SleepSyncEvent": ("sleep.sync", "sleep"),
    "WeightSyncEvent": ("weights.sync", "weight"), "LogSyncEvent": ("logs.sync", "log"), "FitbitLastSyncEvent": ("fitbit.lastsync", "fitbit"),
    "FitbitAuthErrorEvent": ("fitbit.auth.error", "fitbit"), "FitbitRevokeEvent": ("fitbit.revoke", "fitbit")}
# The simulator's fourth person: where somebody was in the past, nobody tells who reads afterwards, so that only lengths are compared of what has no offset.
TRAVELLER = 3
# What the simulator gives out as a token, and its secret.
TOKEN = re.compile(r"sim\.[0-9]|[0-9a-f]{32}")


def schema(event):
    with open(os.path.join(ROOT, "tests", "measures", "ocariot", f"{event}.schema.json"), encoding="utf-8") as file:
        document = json.load(file)
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(document)


class Judge:
    """Looks at each message by itself: envelope, routing, shape, and that it holds no token."""

    def __init__(self):
        self.schemas = {event: schema(event) for event in KEYS}
        self.seen = collections.Counter()
        self.invalid = self.misrouted = self.tokens = 0
        self.said = []

    def judge(self, messages):
        """The content of each, by event."""
        content = collections.defaultdict(list)
        for _, method, properties, body in messages:
            text = body.decode("utf-8")
            message = json.loads(text)
            event = message["event_name"]
            self.seen[event] += 1
            for error in self.schemas[event].iter_errors(message):
                self.invalid += 1
                self.said.append(f"{event}: {error.json_path} {error.message[:200]}")
            self.misrouted += (method.exchange, method.routing_key, properties.delivery_mode, properties.content_type) != ("data.sync", KEYS[event][0], 2, "application/json")
            self.tokens += bool(TOKEN.search(text) or TOKEN.search(repr(properties)))
            found = message[KEYS[event][1]]
            content[event] += found if isinstance(found, list) else [found]
        return content

    def refuses(self, messages):
        """How many of the messages, each with one member less or one more, pass: none should."""
        passed = 0
        for _, _, _, body in messages:
            message = json.loads(body)
            validator = self.schemas[message["event_name"]]
            member = message[KEYS[message["event_name"]][1]]
            part = member[0] if isinstance(member, list) else member
            part["unknown"] = 1
            passed += validator.is_valid(message)
            del part["unknown"], part["child_id"]
            passed += validator.is_valid(message)
        return passed


def declare(channel):
    channel.exchange_declare("data.sync", "direct", durable=True)
    channel.queue_declare("judge", durable=True)
    for key, _ in KEYS.values():
        channel.queue_bind("judge", "data.sync", key)


def instant(local, zone):
    return datetime.fromisoformat(local).replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def number(text):
    value = float(text)
    return int(value) if value.is_integer() else round(value, 6)


def truth_of(simulator, user, travels):
    """What the shapes hold of one user's truth, as a bag of keys for each event."""
    child, zone = user["userId"], user["timeZone"]
    start, at = (lambda _: None, lambda *_: None) if travels else (lambda row: row["start"], instant)
    rows = {stream: simulator.truth(child, stream) for stream in ("activity-log", "sleep", "weight", "daily-activity")}
    levels = {"wake": "awake"}
    return {
        "PhysicalActivitySyncEvent": collections.Counter(
            (child, row["start"], row["durationMilliseconds"], row["activityName"], row.get("steps"), row.get("averageHeartRate")) for row in rows["activity-log"]),
        "SleepSyncEvent": collections.Counter(
            (child, start(row), row["durationSeconds"] * 1000, row["type"],
             tuple((levels.get(stage["level"], stage["level"]), stage["seconds"] * 1000) for stage in row["stages"])) for row in rows["sleep"]),
        "WeightSyncEvent": collections.Counter((child, at(row["local"], zone), number(row["kilograms"]), row.get("bodyFatPercent")) for row in rows["weight"]),
        "LogSyncEvent": collections.Counter(
            (child, row["date"], name, number(value)) for row in rows["daily-activity"] for name, value in (
                ("steps", row["steps"]), ("calories", row["calories"]), ("active_minutes", row["fairlyActiveMinutes"] + row["veryActiveMinutes"]),
                ("lightly_active_minutes", row["lightlyActiveMinutes"]), ("sedentary_minutes", row["sedentaryMinutes"])))}


def held(content, user, travels, last):
    """The same of what came. The worker's clock is ahead of the simulator's, so it read dates that lie in that one's future: they say nothing."""
    child = user["userId"]
    mine = {event: [one for one in content[event] if one["child_id"] == child] for event in KEYS}
    start, at = ("", "") if travels else ("start_time", "timestamp")
    return {
        "PhysicalActivitySyncEvent": collections.Counter(
            (child, one["start_time"], one["duration"], one.get("name"), one.get("steps"), one.get("heart_rate", {}).get("average"))
            for one in mine["PhysicalActivitySyncEvent"]),
        "SleepSyncEvent": collections.Counter(
            (child, one.get(start), one["duration"], one["type"], tuple((stage["name"], stage["duration"]) for stage in one["pattern"]["data_set"]))
            for one in mine["SleepSyncEvent"]),
        "WeightSyncEvent": collections.Counter((child, one.get(at), number(one["value"]), one.get("body_fat")) for one in mine["WeightSyncEvent"]),
        "LogSyncEvent": collections.Counter((child, one["date"], one["type"], number(one["value"])) for one in mine["LogSyncEvent"] if one["date"] <= last)}


def post(url, body, **headers):
    urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=PATIENCE).close()


def fault(simulator, **rule):
    post(f"{simulator.about['url']}_sim/faults", json.dumps([rule]).encode(), **{"Content-Type": "application/json"})


def withdraw(simulator, user):
    """The user takes the consent back at the provider: nobody tells the worker."""
    about = simulator.about
    secret = base64.b64encode(f"{about['clientId']}:{about['clientSecret']}".encode()).decode()
    post(about["revokeUrl"], urllib.parse.urlencode({"token": user["accessToken"]}).encode(), Authorization=f"Basic {secret}")


def is_live(simulator, user):
    """Whether the provider still lets in who holds the user's token."""
    request = urllib.request.Request(f"{simulator.about['url']}1/user/-/profile.json", headers={"Authorization": f"Bearer {user['accessToken']}"})
    try:
        urllib.request.urlopen(request, timeout=PATIENCE).close()
        return True
    except urllib.error.HTTPError as error:
        if error.code != 401:
            raise
        return False


def run(command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode not in codes:
        raise SystemExit(f"the worker ended with {done.returncode}: {done.stderr.strip()[-3000:]}")


def wait_for(what, condition):
    due = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > due:
            raise SystemExit(f"{what}: not within {PATIENCE} s")
        time.sleep(0.1)


def delete(server, user):
    """What the platform says when an account is closed."""
    message = {"event_name": "UserDeleteEvent", "timestamp": "2026-11-01T12:00:00.000Z", "user": {"id": user["userId"]}}
    with pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", server.port)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        channel.basic_publish("account", "users.delete", json.dumps(message).encode(), pika.BasicProperties(content_type="application/json", delivery_mode=2), mandatory=True)


def queues(server):
    return dict(line.split("\t") for line in server.control("list_queues", "--no-table-headers", "name", "messages").splitlines())


def rows_of(state, user):
    with sqlite3.connect(f"file:{state}?mode=ro", uri=True) as database:
        tables = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(user["userId"] in map(str, row) for table in tables for row in database.execute(f"SELECT * FROM {table}"))  # noqa: S608 (names of the schema)


judge = Judge()
missing, extra, compared = collections.Counter(), collections.Counter(), 0
with Server() as server, Simulator(SEED, USERS, DAYS, END, more=("--requests-per-hour", "1000000")) as simulator, tempfile.TemporaryDirectory() as folder:
    users = simulator.about["users"]
    with Consumer(server, "judge", declare) as consumer:
        # Everything once, of everybody.
        state = os.path.join(folder, "state.db")
        run(worker(simulator, server, state, "--ocariot"))
        messages = list(consumer.read_to_end())
        content = judge.judge(messages)
        spoilt = judge.refuses(messages)
        simulator.end = NO_END
        for place, user in enumerate(users):
            travels = place == TRAVELLER
            truths = truth_of(simulator, user, travels)
            come = held(content, user, travels, last=max(date for _, date, *_ in truths["LogSyncEvent"]))
            for event, truth in truths.items():
                compared += truth.total()
                missing[event] += (truth - come[event]).total()
                extra[event] += (come[event] - truth).total()
        synced = {one["child_id"] for one in content["FitbitLastSyncEvent"]}

        # A consent that was withdrawn, a user whose quota is used up, one whose data is refused; afterwards an application that nobody knows.
        withdraw(simulator, users[0])
        fault(simulator, kind="tooManyRequests", user=users[1]["userId"])
        fault(simulator, kind="insufficientScope", user=users[2]["userId"], path="*/sleep/*")
        run(worker(simulator, server, os.path.join(folder, "errors.db"), "--ocariot"), (0, 1))
        run(worker(simulator, server, os.path.join(folder, "stranger.db"), "--ocariot", "--Fitbit:ClientSecret=wrong"), (0, 1))
        later = list(consumer.read_to_end())[len(messages):]
        content = judge.judge(later)
        codes = [(one["child_id"], one["error"]["code"]) for one in content["FitbitAuthErrorEvent"]]
        failed = {one["child_id"] for one in content["FitbitLastSyncEvent"]} & {user["userId"] for user in users[:3]}

        # The platform closes an account while the worker runs.
        deleted = users[4]
        before, lived = rows_of(state, deleted), is_live(simulator, deleted)
        process = subprocess.Popen(worker(simulator, server, state, "--ocariot", "--Worker:Once=false"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for("the worker's queue of deletions", lambda: "data.sync.agent.app" in queues(server))
            delete(server, deleted)
            wait_for("the acknowledgement", lambda: queues(server)["data.sync.agent.app"] == "0")
            # By then all is done.
            left, lives = rows_of(state, deleted), is_live(simulator, deleted)
            process.send_signal(signal.SIGTERM)
            ended = process.wait(PATIENCE)
        finally:
            process.kill()
        last = list(consumer.read_to_end())[len(messages) + len(later):]
        revoked = [one["child_id"] for one in judge.judge(last)["FitbitRevokeEvent"]]
        spoilt += judge.refuses(later + last)

for said in judge.said[:20]:
    print(said, file=sys.stderr)
by_event = ", ".join(f"{judge.seen[event]} {event}" for event in KEYS)
wanted = {(users[0]["userId"], 1021), (users[1]["userId"], 1429), (users[2]["userId"], 1500)}
strangers = sum(code == 1401 for _, code in codes)
verdict("ocariot-shapes", [
    ("messages", by_event, "each > 0", all(judge.seen[event] for event in KEYS)),
    ("faults by the schemas", judge.invalid, "0", judge.invalid == 0),
    ("spoilt messages that pass the schemas", spoilt, "0", spoilt == 0),
    ("routed or marked otherwise", judge.misrouted, "0", judge.misrouted == 0),
    ("messages with a token", judge.tokens, "0", judge.tokens == 0),
    ("elements compared with the truth", compared, "> 0", compared > 0),
    ("missing", dict(+missing), "none", not missing.total()),
    ("not in the truth, or twice", dict(+extra), "none", not extra.total()),
    ("users whose last sync was told", len(synced), str(USERS), len(synced) == USERS),
    ("... though they failed", len(failed), "0", not failed),
    ("error codes told of whom they concern", sorted(code for _, code in wanted & set(codes)), "[1021, 1429, 1500]", wanted <= set(codes)),
    ("... of an application that is refused, 1401", strangers, "1", strangers == 1),
    ("deleted: rows before and after", f"{before}, {left}", "> 0, 0", before > 0 and left == 0),
    ("deleted: let in by the provider before and after", f"{lived}, {lives}", "True, False", lived and not lives),
    ("deleted: revocations told", len(revoked), "1", revoked == [deleted["userId"]]),
    ("exit code of the worker that ran on", ended, "0", ended == 0),
])
