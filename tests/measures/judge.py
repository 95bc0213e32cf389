"""What the measures share: the programs under test, the simulator's truth, and the official Avro library as the judge of files."""

import datetime
import json
import os
import sqlite3
import subprocess
import urllib.parse
import urllib.request

import avro.datafile
import avro.io

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STREAMS = ("heart-rate", "steps", "sleep")
BASIS_OF_UTC = "UTC"


def program(name):
    return ["dotnet", os.path.join(ROOT, "samples", name, "bin", "Release", "net10.0", f"{name}.dll")]


def quickstart(out, seed, users, days, end, *more):
    return program("Quickstart") + ["--out", out, "--json", "--seed", str(seed), "--users", str(users), "--days", str(days), "--end", end, *more]


class Simulator:
    """The simulator as a process of its own, asked for its truth alone; its clock stands at 20:00 UTC of the last day, as the quick start's does."""

    def __init__(self, seed, users, days, end, *more):
        first = datetime.date.fromisoformat(end) - datetime.timedelta(days=days - 1)
        arguments = ["--port", "0", "--seed", str(seed), "--users", str(users), "--from", first.isoformat(), "--days", str(days)]
        self.process = subprocess.Popen(program("Simulator") + [*arguments, *more], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the simulator did not start")
        self.about = json.loads(line)
        self.start = f"{first.isoformat()}T00:00:00Z"
        self.end = f"{(datetime.date.fromisoformat(end) + datetime.timedelta(days=1)).isoformat()}T00:00:00Z"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def users(self):
        return [user["userId"] for user in self.about["users"]]

    def truth(self, user, stream):
        query = urllib.parse.urlencode({"from": self.start, "to": self.end})
        with urllib.request.urlopen(f"{self.about['url']}_sim/truth/{user}/{stream}?{query}", timeout=60) as answer:
            return json.load(answer)["rows"]


def instant_text(time):
    # Always UTC here; str() is many times faster than strftime, and there are a million of them.
    return str(time).replace(" ", "T").replace("+00:00", "Z")


def local_text(micros):
    time = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=micros)
    return time.strftime("%Y-%m-%dT%H:%M:%S")


def seconds_only(text):
    return text.split(".")[0]


# The truth and the records of both formats are brought to one form: a key and a tuple of all values.

def from_truth(stream, row):
    if stream == "heart-rate":
        return row["time"], (row["bpm"],)
    if stream == "steps":
        return row["time"], (row["steps"],)
    return row["logId"], (
        row["start"], row["end"], seconds_only(row["startLocal"]), seconds_only(row["endLocal"]), row["dateOfSleep"], row["type"], row["logType"],
        row["isMainSleep"], row["efficiency"], row["infoCode"], row["durationSeconds"] * 1000, row["minutesAsleep"], row["minutesAwake"],
        row["minutesToFallAsleep"], row["minutesAfterWakeup"], row["minutesInBed"],
        tuple((seconds_only(stage["start"]), stage["seconds"], stage["level"]) for stage in row["stages"]),
        tuple((seconds_only(stage["start"]), stage["seconds"], stage["level"]) for stage in row["shortWakes"]),
        tuple((total["level"], total["count"], total["minutes"], total.get("thirtyDayAverageMinutes")) for total in row["totals"]))


def from_avro(stream, record):
    if stream == "heart-rate":
        return instant_text(record["time"]["utc"]), (record["beatsPerMinute"],)
    if stream == "steps":
        return instant_text(record["time"]["utc"]), (record["steps"],)
    start, end = record["start"], record["end"]
    return record["logId"], (
        instant_text(start["utc"]), instant_text(end["utc"]), local_text(start["local"]), local_text(end["local"]), record["dateOfSleep"].isoformat(),
        record["type"], record["logType"], record["isMainSleep"], record["efficiency"], record["infoCode"], record["durationMilliseconds"],
        record["minutesAsleep"], record["minutesAwake"], record["minutesToFallAsleep"], record["minutesAfterWakeup"], record["minutesInBed"],
        tuple((local_text(stage["start"]["local"]), stage["seconds"], stage["level"]) for stage in record["levels"]),
        tuple((local_text(stage["start"]["local"]), stage["seconds"], stage["level"]) for stage in record["shortWakes"]),
        tuple((level["level"], level["count"], level["minutes"], level["thirtyDayAverageMinutes"]) for level in record["summary"]))


def from_json(stream, record):
    if stream == "heart-rate":
        return record["time"], (record["beatsPerMinute"],)
    if stream == "steps":
        return record["time"], (record["steps"],)

    def utc(text):
        return instant_text(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc))

    def local(text):
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).strftime("%Y-%m-%dT%H:%M:%S")

    return record["logId"], (
        utc(record["start"]), utc(record["end"]), local(record["start"]), local(record["end"]), record["dateOfSleep"], record["type"],
        record.get("logType"), record.get("isMainSleep"), record.get("efficiency"), record.get("infoCode"), record.get("durationMilliseconds"),
        record.get("minutesAsleep"), record.get("minutesAwake"), record.get("minutesToFallAsleep"), record.get("minutesAfterWakeup"), record.get("minutesInBed"),
        tuple((local(stage["start"]), stage["seconds"], stage["level"]) for stage in record["levels"]),
        tuple((local(stage["start"]), stage["seconds"], stage["level"]) for stage in record["shortWakes"]),
        tuple((level["level"], level.get("count"), level.get("minutes"), level.get("thirtyDayAverageMinutes")) for level in record["summary"]))


def read_avro(path):
    with open(path, "rb") as file, avro.datafile.DataFileReader(file, avro.io.DatumReader()) as reader:
        yield from reader


def read_json(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


class Tally:
    """Counts what differs between files and truth, over everything that is compared."""

    def __init__(self):
        self.compared = self.missing = self.twice = self.wrong = self.extra = 0

    def good(self):
        return self.compared > 0 and self.missing == self.twice == self.wrong == self.extra == 0

    def compare(self, truth, entries, stream, convert, record_of):
        held = {}
        seen = set()
        for entry in entries:
            if entry["delivery"] not in ("UPSERT", "upsert"):
                raise SystemExit(f"a delivery of kind {entry['delivery']} was not expected in {stream}")
            identity = (entry["recordId"], entry["revision"])
            self.twice += identity in seen
            seen.add(identity)
            key, values = convert(stream, record_of(entry))
            held[(entry["userKey"], key)] = values
        self.twice += len(seen) - len(held)
        for key, values in truth.items():
            self.compared += 1
            if key not in held:
                self.missing += 1
            elif held[key] != values:
                self.wrong += 1
        self.extra += sum(key not in truth for key in held)

    def compare_out(self, simulator, out, formats=("avro", "json")):
        for stream in STREAMS:
            truth = {}
            for user in simulator.users():
                for row in simulator.truth(user, stream):
                    key, values = from_truth(stream, row)
                    truth[(user, key)] = values
            if "avro" in formats:
                self.compare(truth, read_avro(os.path.join(out, "avro", f"{stream}.avro")), stream, from_avro, lambda entry: entry["record"])
            if "json" in formats:
                self.compare(truth, read_json(os.path.join(out, "json", f"{stream}.jsonl")), stream, from_json, lambda entry: entry)


def snapshot(out):
    """The bytes of every record file, and coverage and digest of every stored offset."""
    files = {}
    for folder in ("avro", "json"):
        for name in sorted(os.listdir(os.path.join(out, folder))):
            with open(os.path.join(out, folder, name), "rb") as file:
                files[f"{folder}/{name}"] = file.read()
    offsets = {}
    with sqlite3.connect(f"file:{os.path.join(out, 'state.db')}?mode=ro", uri=True) as database:
        for row in database.execute("SELECT provider, user_key, user_version, stream, state FROM offsets"):
            state = json.loads(row[4])
            offsets[row[:4]] = {name: state.get(name) for name in ("backfilledFrom", "completeThrough", "gaps", "digest", "sinkPosition")}
    return files, offsets


def verdict(name, figures):
    """Prints each figure beside its goal; the exit code says whether all are met."""
    width = max(len(figure) for figure, _, _, _ in figures)
    met = True
    for figure, value, goal, good in figures:
        print(f"{name}  {figure.ljust(width)}  {value}  (goal {goal})  {'ok' if good else 'MISSED'}")
        met = met and good
    raise SystemExit(0 if met else 1)
