"""radar-truth: with --format radar the quick start's files hold the simulator's truth in RADAR-base's topics, also after kills; one run more adds nothing."""

import collections
import datetime
import json
import os
import sys
import tempfile

import avro.datafile
import avro.io

from judge import Simulator, quickstart, verdict
from kills import kill_again_and_again
from radar import FITBIT, GOOGLE_HEALTH, OLD_TOPICS, seconds
from truth import run

# Provider, format, topics, seed, people, days, last day, earlier runs ("+d HH:MM", d days after the first), further options. Earlier runs
# see late uploads and edits; a case without them is what one run sends.
SHORT = [
    ("fitbit", "radar", FITBIT, 1, 3, 5, "2026-10-27", ["+2 13:20"]),
    ("google-health", "radar", GOOGLE_HEALTH, 1, 3, 4, "2026-10-27", ["+2 13:20"], "--page-size", "400"),
    ("google-health", "radar-fitbit", OLD_TOPICS, 3, 2, 2, "2026-03-30", []),
]
FULL = SHORT + [
    ("fitbit", "radar", FITBIT, 7, 3, 14, "2026-11-05", ["+0 20:00", "+2 11:05", "+5 23:59", "+6 04:30", "+9 17:45", "+12 08:00"]),
    ("fitbit", "radar", FITBIT, 3, 2, 5, "2026-03-30", []),
    # Six people: one has no tracker, one travels, one deletes logs, of which two runs an hour apart must not find them.
    ("fitbit", "radar", FITBIT, 7, 6, 6, "2026-11-05", ["+2 11:05", "+4 20:00", "+5 18:30"]),
    ("google-health", "radar", GOOGLE_HEALTH, 7, 3, 14, "2026-11-05", ["+2 11:05", "+6 04:30", "+9 17:45"]),
]

# Provider, topics, seed, people, days, last day, kills.
SHORT_KILLS = [("fitbit", FITBIT, 5, 1, 14, "2026-10-31", 5)]
FULL_KILLS = [("fitbit", FITBIT, 5, 2, 14, "2026-10-31", 25), ("google-health", GOOGLE_HEALTH, 1, 3, 14, "2026-10-31", 10)]


class Count:
    def __init__(self):
        self.compared = self.sent = self.missing = self.wrong = self.extra = self.twice = self.outdated = self.again = self.keys = self.omitted = 0
        self.topics, self.faults = set(), collections.Counter()

    def fault(self, kind, topic, count=1):
        if count:
            setattr(self, kind, getattr(self, kind) + count)
            self.faults[f"{topic} {kind}"] += count


def truths(topics, simulator):
    """What each topic would hold of the truth: user and key to the values, and the part it belongs to."""
    rows = {(user, stream): simulator.truth(user, stream) for user in simulator.users() for stream in {about[0] for about in topics.values()}}
    held = {}
    for topic, (stream, _, project, _) in topics.items():
        held[topic] = collections.defaultdict(list)
        for user in simulator.users():
            for row in rows[(user, stream)]:
                for key, values, part in project(row):
                    held[topic][(user, key)].append((values, part))
    return held


def read(out, topic, name, count, provider):
    """The entries of a topic: when they were received, whose they are, key and values."""
    path = os.path.join(out, "radar", f"{topic}.avro")
    if not os.path.exists(path):
        return
    with open(path, "rb") as file, avro.datafile.DataFileReader(file, avro.io.DatumReader()) as reader:
        schema = json.loads(reader.get_meta("avro.schema"))
        found = [(field["name"], f"{field['type']['namespace']}.{field['type']['name']}") for field in schema["fields"]]
        package = "push.googlehealth" if name.startswith("GoogleHealth") else "connector.fitbit"
        if found != [("key", "org.radarcns.kafka.ObservationKey"), ("value", f"org.radarcns.{package}.{name}")]:
            raise SystemExit(f"{topic} is of {found}")
        for entry in reader:
            key, value = entry["key"], entry["value"]
            count.keys += key != {"projectId": None, "userId": key["userId"], "sourceId": provider}
            yield value["timeReceived"], key["userId"], value


def compare(topic, about, entries, held_at, final, count):
    """Each entry was true when it was sent, and for each fact the last that was sent is true still."""
    sent = collections.defaultdict(lambda: collections.defaultdict(list))
    for received, user, value in entries:
        key, values = about[3](value)
        sent[received][(user, key)].append(values)

    latest, state = {}, collections.defaultdict(dict)
    for received in sorted(sent):
        held = held_at[received][topic]
        parts = collections.defaultdict(dict)
        for identity, found in sent[received].items():
            count.sent += len(found)
            true = held.get(identity, [])
            difference = collections.Counter(found) - collections.Counter(values for values, _ in true)
            for values, surplus in difference.items():
                count.fault("twice" if any(values == one for one, _ in true) else "wrong" if true else "extra", topic, surplus)
            latest[identity] = found
            if true:
                parts[(identity[0], true[0][1])][identity] = found
        for part, found in parts.items():
            known = state[part]
            repeated = [identity for identity in found if known.get(identity) == found[identity]]
            # What was sent before comes again where something of its part was corrected, and never without.
            news = len(repeated) < len(found) or any(identity not in held for identity in known)
            count.fault("twice", topic, 0 if news else len(repeated))
            count.again += len(repeated) if news else 0
            state[part] = {identity: values for identity, values in (known | found).items() if identity in held}

    for identity, true in final[topic].items():
        count.topics.add(topic)
        count.compared += len(true)
        if identity not in latest:
            count.fault("missing", topic, len(true))
        elif collections.Counter(latest[identity]) != collections.Counter(values for values, _ in true):
            count.fault("wrong", topic)
    count.outdated += sum(len(found) for identity, found in latest.items() if identity not in final[topic])


def files(out):
    found = {}
    for name in sorted(os.listdir(os.path.join(out, "radar"))):
        with open(os.path.join(out, "radar", name), "rb") as file:
            found[name] = file.read()
    return found


def case(count, provider, form, topics, seed, users, days, end, earlier, *more):
    first = datetime.date.fromisoformat(end) - datetime.timedelta(days=days - 1)
    times = [(int(when.split()[0]), when.split()[1]) for when in earlier] + [(days - 1, None)]
    held_at, changed = {}, 0
    with tempfile.TemporaryDirectory() as out:
        for number, time in times:
            day = (first + datetime.timedelta(days=number)).isoformat()
            now = f"{day}T{time or '20:00'}:00Z"
            report = run(quickstart(out, seed, users, number + 1, day, "--now", now, "--format", form, *more, provider=provider))
            count.omitted += report["omitted"].get("retraction", 0)
            with Simulator(seed, users, number + 1, day, now=now, provider=provider) as simulator:
                held_at[seconds(now)] = final = truths(topics, simulator)
        for topic, about in topics.items():
            compare(topic, about, read(out, topic, about[1], count, provider), held_at, final, count)
        before = files(out)
        run(quickstart(out, seed, users, days, end, "--now", now, "--format", form, *more, provider=provider))
        after = files(out)
        changed = sum(before.get(name) != after.get(name) for name in before | after)
    return changed


def killed_case(count, provider, topics, seed, users, days, end, kills):
    """A backfill that is killed again and again ends with each fact once, in every file: a kill between two topics of a batch shows, too."""
    now, killed = f"{end}T20:00:00Z", 0
    with Simulator(seed, users, days, end, provider=provider) as simulator:
        final = truths(topics, simulator)
    while killed < kills:
        with tempfile.TemporaryDirectory() as out:
            command = quickstart(out, seed, users, days, end, "--now", now, "--format", "radar", provider=provider)
            killed += kill_again_and_again(command, min(25, kills - killed))
            run(command)
            for topic, about in topics.items():
                compare(topic, about, read(out, topic, about[1], count, provider), {seconds(now): final}, final, count)
    return killed


def main():
    count, short = Count(), "--short" in sys.argv
    changed = sum(case(count, *one) for one in (SHORT if short else FULL))
    kills = sum(killed_case(count, *one) for one in (SHORT_KILLS if short else FULL_KILLS))
    if count.faults:
        print(f"radar-truth  {dict(count.faults)}")
    topics = FITBIT.keys() | GOOGLE_HEALTH.keys()
    verdict("radar-truth", [
        ("topics with values", len(count.topics), f"{len(topics)}", count.topics == topics),
        ("entries sent", count.sent, "> 0", count.sent > 0),
        ("values compared with the truth", count.compared, "> 0", count.compared > 0),
        ("kills", kills, "> 0", kills > 0),
        ("sent again, because something of their hour, night or log was corrected", count.again, "> 0", count.again > 0),
        ("apart: true when sent, gone since, which the format cannot say", count.outdated, "no goal here", True),
        ("apart: retractions, which the format cannot carry, counted by the encoder", count.omitted, "no goal here", True),
        ("missing", count.missing, "0", count.missing == 0),
        ("twice", count.twice, "0", count.twice == 0),
        ("wrong", count.wrong, "0", count.wrong == 0),
        ("not in the truth of its time", count.extra, "0", count.extra == 0),
        ("keys other than the user's", count.keys, "0", count.keys == 0),
        ("last run again: files changed", changed, "0", changed == 0),
    ])


main()
