"""two-providers-one-truth: the same people through both APIs give the same times and values; what differs is listed with its reason."""

import os
import sys
import tempfile

from judge import Avro, Fitbit, Tally, quickstart, read_avro, verdict
from google_health import GoogleHealth
from truth import run

# Seed, users, days, the last day: both changes of the clock of autumn, a spring night, people of three zones.
SHORT = [(1, 2, 3, "2026-10-26")]
FULL = SHORT + [(7, 3, 14, "2026-11-05"), (3, 2, 5, "2026-03-30")]


def sync(out, provider, case):
    """Gives the place of each person in the list, by their key: each API has ids of its own."""
    report = run(quickstart(out, *case, provider=provider.name))
    return {user["user"]: place for place, user in enumerate(report["users"])}


def records(out, stream, provider, places):
    """What a consumer holds in the end, by person and key."""

    class Whole:
        name = provider.name

        @staticmethod
        def from_record(form, of, record):
            return provider.from_record(form, of, record)[0], record

    entries = read_avro(os.path.join(out, "avro", f"{stream}.avro"))
    held = Tally(Whole).hold(entries, stream, Avro, lambda entry: entry["record"])
    return {(places[user], key): record for (user, key), record in held.items()}


def stages(items):
    return [(Avro.instant(stage["start"]), stage["seconds"], stage["level"]) for stage in items]


def common(stream, record):
    """What both APIs tell."""
    if stream == "heart-rate":
        return (record["beatsPerMinute"], record["intervalSeconds"])
    if stream == "steps":
        return (record["steps"], record["intervalSeconds"])
    return (Avro.instant(record["start"]), Avro.instant(record["end"]), Avro.offset(record["start"]), Avro.local(record["start"]), record["type"],
            record["isMainSleep"], record["durationMilliseconds"], record["minutesAsleep"], restless_apart(record), record["minutesToFallAsleep"],
            record["minutesAfterWakeup"], record["minutesInBed"], stages(record["levels"]), stages(record["shortWakes"]),
            [(level["level"], level["count"], level["minutes"]) for level in record["summary"]])


def restless_apart(record):
    """The Fitbit Web API counts restless minutes of a classic sleep as awake, the Google Health API does not."""
    return record["minutesAwake"] if record["type"] == "stages" else None


compared = different = doubles = restless = zeros = unknown = offsets = dates = 0
for case in SHORT if "--short" in sys.argv else FULL:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        here, there = sync(one, Fitbit, case), sync(other, GoogleHealth, case)
        for stream in GoogleHealth.streams:
            fitbit, google = records(one, stream, Fitbit, here), records(other, stream, GoogleHealth, there)
            if stream == "steps":
                zeros += sum(record["steps"] == 0 for record in fitbit.values())
                fitbit = {key: record for key, record in fitbit.items() if record["steps"] != 0}
            for key in fitbit.keys() | google.keys():
                if stream == "heart-rate" and key not in fitbit and key[1][1] > 0:
                    doubles += 1
                    continue
                compared += 1
                if key not in fitbit or key not in google or common(stream, fitbit[key]) != common(stream, google[key]):
                    different += 1
                elif stream == "sleep":
                    restless += fitbit[key]["minutesAwake"] != google[key]["minutesAwake"]
                    unknown += fitbit[key]["efficiency"] is not None and google[key]["efficiency"] is None
                    offsets += Avro.offset(fitbit[key]["end"]) != Avro.offset(google[key]["end"])
                    dates += fitbit[key]["dateOfSleep"] != google[key]["dateOfSleep"]

verdict("two-providers-one-truth", [
    ("records compared: times and values", compared, "> 0", compared > 0),
    ("different", different, "0", different == 0),
    ("known: minutes without steps are zeros in the Fitbit Web API, absent in the Google Health API", zeros, "> 0", zeros > 0),
    ("known: second samples of one second, of which the Fitbit Web API gives one", doubles, "> 0, at most 2 % of all", 0 < doubles <= compared / 50),
    ("known: classic sleeps whose restless minutes count as awake in the Fitbit Web API alone", restless, "> 0", restless > 0),
    ("known: sleeps whose efficiency, info code and 30-day averages the Google Health API does not tell", unknown, "> 0", unknown > 0),
    ("known: sleeps that end after a change of the clock; the Fitbit Web API keeps the offset of the start", offsets, "> 0", offsets > 0),
    ("dates of sleep that differ", dates, "0", dates == 0),
])
