"""What the measures share: the programs under test, the simulator's truth, and the official Avro library as the judge of files."""

import collections
import datetime
import json
import os
import sqlite3
import subprocess
import urllib.parse
import urllib.request

import avro.datafile
import avro.io

from figures import verdict  # noqa: F401  (all measures take it from here)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BY_DATE = ("heart-rate-variability", "oxygen-saturation", "breathing-rate", "skin-temperature", "resting-heart-rate", "daily-activity", "weight")
STREAMS = ("heart-rate", "steps", "calories", *BY_DATE, "sleep", "activity-log", "time-zone")


def program(name):
    return ["dotnet", os.path.join(ROOT, "samples", name, "bin", "Release", "net10.0", f"{name}.dll")]


def quickstart(out, seed, users, days, end, *more, provider="fitbit"):
    return program("Quickstart") + [
        "--provider", provider, "--out", out, "--json", "--seed", str(seed), "--users", str(users), "--days", str(days), "--end", end, *more]


class Simulator:
    """The simulator as a process of its own, asked for its truth alone; its clock stands at 20:00 UTC of the last day, as the quick start's does, or at now."""

    def __init__(self, seed, users, days, end, now=None, more=(), provider="fitbit"):
        first = datetime.date.fromisoformat(end) - datetime.timedelta(days=days - 1)
        arguments = ["--provider", provider, "--port", "0", "--seed", str(seed), "--users", str(users), "--from", first.isoformat(), "--days", str(days)]
        arguments += ["--now", now] if now else []
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

def utc(text):
    return instant_text(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc))


def local(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).strftime("%Y-%m-%dT%H:%M:%S")


def later(text, milliseconds):
    return instant_text(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) + datetime.timedelta(milliseconds=milliseconds))


def metric(value, factor=1):
    """Distances and speeds are converted: taken back to the service's unit, they are its own numbers again but for the last bits."""
    return None if value is None else round(value * factor, 6)


def nested(items, *names):
    return tuple(tuple(item.get(name) for name in names) for item in items)


class Avro:
    """Takes the values out of a record as the official library decodes it; an instant of whole seconds is all that is compared here."""

    @staticmethod
    def instant(time):
        return instant_text(time["utc"])

    @staticmethod
    def local(time):
        return local_text(time["local"])

    @staticmethod
    def offset(time):
        return time["offsetSeconds"]

    @staticmethod
    def date(value):
        return None if value is None else value.isoformat()


class Json:
    """Takes the values out of a JSON object, in which what is absent is left out."""

    @staticmethod
    def instant(time):
        return time if time.endswith("Z") else utc(time)

    @staticmethod
    def local(time):
        return local(time)

    @staticmethod
    def offset(time):
        return int(datetime.datetime.fromisoformat(time.replace("Z", "+00:00")).utcoffset().total_seconds())

    @staticmethod
    def date(value):
        return value


def from_record(form, stream, record):
    get = record.get
    if stream == "heart-rate":
        return form.instant(record["time"]), (record["beatsPerMinute"], record["intervalSeconds"])
    if stream == "steps":
        return form.instant(record["time"]), (record["steps"], record["intervalSeconds"])
    if stream == "calories":
        return form.instant(record["time"]), (record["kilocalories"], get("level"), get("mets"), record["intervalSeconds"])
    if stream == "heart-rate-variability":
        return form.local(record["time"]), (
            form.instant(record["time"]), form.date(record["date"]), record["rmssdMilliseconds"], get("coverage"), get("highFrequencyPower"), get("lowFrequencyPower"))
    if stream == "oxygen-saturation":
        return form.local(record["time"]), (form.instant(record["time"]), form.date(record["date"]), record["percent"])
    if stream == "breathing-rate":
        return form.date(record["date"]), (get("lightSleep"), get("deepSleep"), get("remSleep"), get("fullSleep"))
    if stream == "skin-temperature":
        return form.date(record["date"]), (record["relativeCelsius"], get("logType"))
    if stream == "resting-heart-rate":
        return form.date(record["date"]), (record["beatsPerMinute"],)
    if stream == "daily-activity":
        return form.date(record["date"]), (
            get("steps"), metric(get("distanceMetres"), 0.001), get("kilocalories"), get("sedentaryMinutes"), get("lightlyActiveMinutes"), get("fairlyActiveMinutes"),
            get("veryActiveMinutes"))
    if stream == "weight":
        return f"{record['logId']}@{form.local(record['time'])}", (form.date(record["date"]), record["kilograms"], get("bodyMassIndex"), get("bodyFatPercent"), get("source"))
    if stream == "time-zone":
        return "current", (get("zoneId"), get("offsetSeconds"))
    if stream == "activity-log":
        return record["logId"], (
            form.instant(record["start"]), form.instant(record["end"]), form.local(record["start"]), form.offset(record["start"]), get("durationMilliseconds"), get("activeDurationMilliseconds"),
            form.instant(record["originalStart"]), get("originalDurationMilliseconds"), form.instant(record["lastModified"]), get("activityTypeId"),
            get("activityName"), get("logType"), get("kilocalories"), get("steps"), metric(get("distanceMetres"), 0.001), metric(get("speedMetresPerSecond"), 3.6),
            metric(get("elevationGainMetres")), get("averageHeartRate"), get("activeZoneMinutes"), get("hasGps"), get("isCaloriesManual"),
            get("isDistanceManual"), get("isStepsManual"), nested([get("source")] if get("source") else [], "id", "name", "type", "url"),
            nested(record["levels"], "name", "minutes"), nested(record["heartRateZones"], "name", "minimum", "maximum", "minutes", "kilocalories"))
    return record["logId"], (
        form.instant(record["start"]), form.instant(record["end"]), form.local(record["start"]), form.local(record["end"]), form.date(record["dateOfSleep"]),
        record["type"], get("logType"), get("isMainSleep"), get("efficiency"), get("infoCode"), get("durationMilliseconds"), get("minutesAsleep"),
        get("minutesAwake"), get("minutesToFallAsleep"), get("minutesAfterWakeup"), get("minutesInBed"),
        tuple((form.local(stage["start"]), stage["seconds"], stage["level"]) for stage in record["levels"]),
        tuple((form.local(stage["start"]), stage["seconds"], stage["level"]) for stage in record["shortWakes"]),
        nested(record["summary"], "level", "count", "minutes", "thirtyDayAverageMinutes"))


def from_truth(stream, row):
    get = row.get
    if stream == "heart-rate":
        return row["time"], (row["bpm"], 1)
    if stream == "steps":
        return row["time"], (row["steps"], 60)
    if stream == "calories":
        return row["time"], (row["kilocalories"], row["level"], row["mets"], 60)
    if stream == "heart-rate-variability":
        return local(row["local"]), (row["time"], row["date"], row["rmssd"], row["coverage"], row["highFrequency"], row["lowFrequency"])
    if stream == "oxygen-saturation":
        return local(row["local"]), (row["time"], row["date"], row["percent"])
    if stream == "breathing-rate":
        return row["date"], (get("light"), get("deep"), get("rem"), get("full"))
    if stream == "skin-temperature":
        return row["date"], (row["relative"], row["logType"])
    if stream == "resting-heart-rate":
        return row["date"], (row["bpm"],)
    if stream == "daily-activity":
        return row["date"], (
            row["steps"], metric(row["distanceKilometres"]), row["calories"], row["sedentaryMinutes"], row["lightlyActiveMinutes"], row["fairlyActiveMinutes"], row["veryActiveMinutes"])
    if stream == "weight":
        return f"{row['logId']}@{row['local']}", (row["date"], row["kilograms"], row["bodyMassIndex"], get("bodyFatPercent"), row["source"])
    if stream == "time-zone":
        return "current", (row["zoneId"], row["offsetSeconds"])
    if stream == "activity-log":
        return row["logId"], (
            row["start"], later(row["start"], row["durationMilliseconds"]), local(row["startLocal"]), row["offsetSeconds"], get("durationMilliseconds"), get("activeDurationMilliseconds"),
            row["originalStart"], get("originalDurationMilliseconds"), row["lastModified"], get("activityTypeId"), get("activityName"), get("logType"),
            get("calories"), get("steps"), metric(get("distanceKilometres")),
            metric(get("speedKilometresPerHour")), metric(get("elevationGainMetres")), get("averageHeartRate"),
            get("activeZoneMinutes"), get("hasGps"), get("manualCalories"), get("manualDistance"), get("manualSteps"),
            nested([get("source")] if get("source") else [], "id", "name", "type", "url"), nested(get("levels") or [], "name", "minutes"),
            nested(get("zones") or [], "name", "min", "max", "minutes", "calories"))
    return row["logId"], (
        row["start"], row["end"], local(row["startLocal"]), local(row["endLocal"]), row["dateOfSleep"], row["type"], row["logType"],
        row["isMainSleep"], row["efficiency"], row["infoCode"], row["durationSeconds"] * 1000, row["minutesAsleep"], row["minutesAwake"],
        row["minutesToFallAsleep"], row["minutesAfterWakeup"], row["minutesInBed"],
        tuple((local(stage["start"]), stage["seconds"], stage["level"]) for stage in row["stages"]),
        tuple((local(stage["start"]), stage["seconds"], stage["level"]) for stage in row["shortWakes"]),
        nested(row["totals"], "level", "count", "minutes", "thirtyDayAverageMinutes"))


def read_avro(path):
    if not os.path.exists(path):  # nothing was delivered, which is right where the truth is empty
        return
    with open(path, "rb") as file, avro.datafile.DataFileReader(file, avro.io.DatumReader()) as reader:
        yield from reader


def read_json(path):
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


class Fitbit:
    """What the Fitbit Web API has, and how its truth and records are brought to one form."""

    name = "fitbit"
    streams = STREAMS
    halves = False
    from_truth = staticmethod(from_truth)
    from_record = staticmethod(from_record)


class Tally:
    """Counts what differs between files and truth, over everything that is compared."""

    def __init__(self, provider=Fitbit):
        self.provider = provider
        self.compared = self.missing = self.twice = self.wrong = self.extra = self.replaced = self.retracted = 0
        self.streams = set()
        self.by_stream = collections.Counter()

    def good(self):
        return self.compared > 0 and self.missing == self.twice == self.wrong == self.extra == 0

    def hold(self, entries, stream, form, record_of):
        """Replays the deliveries as a consumer does: a record and its retraction by their id, a replaced span by its records' place in it."""
        held = {}
        for entry in entries:
            user = entry["userKey"]
            delivery = entry["delivery"].lower().replace("_", "")
            if delivery == "rangereplaced":
                self.replaced += 1
                start, end = span_of(entry)
                for identity in [identity for identity, (_, place, _, _) in held.items() if identity[0] == user and start <= place < end]:
                    del held[identity]
                continue
            if delivery == "retract":
                self.retracted += 1
                # What was never delivered, or is gone already, cannot be taken back; and a retraction has no values.
                self.wrong += held.pop((user, entry["recordId"]), None) is None or entry.get("revision") is not None or entry.get("record") is not None
                continue
            if delivery != "upsert":
                raise SystemExit(f"a delivery of kind {entry['delivery']} was not expected in {stream}")
            record = record_of(entry)
            key, values = self.provider.from_record(form, stream, record)
            identity = (user, entry["recordId"])
            # The id names the fact alone; equal names are told apart by a counter.
            name, _, counter = entry["recordId"].partition("~")
            self.wrong += (entry["provider"], entry["stream"], name) != (self.provider.name, stream, f"{user}/{stream}/{key}")
            self.twice += identity in held and held[identity][0] == entry["revision"]
            held[identity] = (entry["revision"], place_of(form, record, key), (key, int(counter or 0)), values)
        self.twice += len(held) - len({(user, key) for (user, _), (_, _, key, _) in held.items()})
        return {(user, key): values for (user, _), (_, _, key, values) in held.items()}

    def compare(self, truth, held, stream):
        if truth:
            self.streams.add(stream)
        for key, values in truth.items():
            self.compared += 1
            if key not in held:
                self.missing += 1
                self.by_stream[f"{stream} missing"] += 1
            elif held[key] != values:
                self.count_wrong(stream, values, held[key])
        for key in held.keys() - truth.keys():
            self.count_extra(stream, *key, held[key])

    def count_wrong(self, stream, truth, held):
        self.wrong += 1
        self.by_stream[f"{stream} wrong"] += 1

    def count_extra(self, stream, user, key, values):
        self.extra += 1
        self.by_stream[f"{stream} extra"] += 1

    def truth(self, simulator, stream):
        """All users' truth of a stream; equal keys are told apart by a counter, as in the ids."""
        truth = {}
        for user in simulator.users():
            equal = collections.Counter()
            for row in simulator.truth(user, stream):
                key, values = self.provider.from_truth(stream, row)
                truth[(user, (key, equal[key]))] = values
                equal[key] += 1
        return truth

    def compare_out(self, simulator, out, formats=("avro", "json")):
        for stream in self.provider.streams:
            truth = self.truth(simulator, stream)
            if "avro" in formats:
                self.compare(truth, self.hold(read_avro(os.path.join(out, "avro", f"{stream}.avro")), stream, Avro, lambda entry: entry["record"]), stream)
            if "json" in formats:
                self.compare(truth, self.hold(read_json(os.path.join(out, "json", f"{stream}.jsonl")), stream, Json, lambda entry: entry), stream)


def place_of(form, record, key):
    """Where a record lies on its stream's axis: its date where it is filed by one, else its instant."""
    return form.date(record["date"]) if record.get("date") is not None else form.instant(record["time"]) if "time" in record else key


def span_of(entry):
    start, end = (value if isinstance(value, str) else instant_text(value) for value in (entry["spanStart"], entry["spanEnd"]))
    by_date = entry["stream"] in BY_DATE
    return (start[:10], end[:10]) if by_date else (start, end)


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
