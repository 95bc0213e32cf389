"""sync-completeness [--provider google-health]: months of many people with faults, abandoned runs and killed processes end with the simulator's truth."""

import collections
import concurrent.futures
import datetime
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from figures import verdict
from google_health import GoogleHealth
from judge import BY_DATE, Fitbit, Tally, read_json
from sync_requests import PROGRAM

SHORT = "--short" in sys.argv
PEOPLE, DAYS, ABANDONMENTS, KILLS = (6, 5, 2, 2) if SHORT else (20, 90, 10, 20)
# Flights are seen by the next run but one at the latest, and a sleep in between is rare.
SEEN_WITHIN, MOVED_NIGHTS = 18 * 3600, PEOPLE // 4
SEED = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1

# State and files in memory: a killed process leaves the same behind, and nobody waits for a disk.
FOLDER = "/dev/shm" if os.path.isdir("/dev/shm") else None


class Lasting(Fitbit):
    # What is true now cannot be read of a consent that is over.
    streams = tuple(stream for stream in Fitbit.streams if stream != "time-zone")


PROVIDER = GoogleHealth if GoogleHealth.name in sys.argv else Lasting
NAME = "sync-completeness" if PROVIDER is Lasting else f"sync-completeness {PROVIDER.name}"


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def moves(out):
    """When another zone was first seen, and by how much the clock was put back."""
    zones = [(seconds(entry["time"]), entry["offsetSeconds"], entry["zoneId"]) for entry in read_json(os.path.join(out, "json", "time-zone.jsonl"))]
    return [(seen, offset - before) for (_, before, left), (seen, offset, zone) in itertools.pairwise(zones) if zone != left and offset < before]


class PersonTally(Tally):
    """What nobody can know in time is counted apart."""

    def __init__(self, about, out):
        super().__init__(PROVIDER)
        self.last_date = about["consentEnd"][:10]
        self.moves = moves(out)
        self.moved_dates = 0
        self.moved_nights = set()

    def count_wrong(self, stream, truth, held):
        # A wall clock that was put back shows the same hours twice, and Fitbit's local times do not tell which are meant: until the new zone is
        # seen they may be those of the zone that was left. All the rest must be right.
        place = {"sleep": 2, "heart-rate-variability": 1, "oxygen-saturation": 1}.get(stream, 0)
        if place and truth[place:] == held[place:] and any(
                abs(seen - true) < SEEN_WITHIN and seconds(held[0]) - true == shift for true in [seconds(truth[0])] for seen, shift in self.moves):
            self.moved_nights.add(truth[4 if stream == "sleep" else 1])
        else:
            super().count_wrong(stream, truth, held)

    def count_extra(self, stream, user, key, values):
        if stream in BY_DATE and (values[1] if stream in ("heart-rate-variability", "oxygen-saturation") else key[0]) == self.last_date:
            # The date was delivered while it went on; then its person flew west, and it ended after the consent.
            self.moved_dates += 1
        else:
            super().count_extra(stream, user, key, values)


class Truth:
    """What a perfect client holds of one person at the end: the consent's part of the truth."""

    def __init__(self, about):
        self.about = about

    def users(self):
        return [self.about["user"]]

    def truth(self, user, stream):
        query = urllib.parse.urlencode({"from": self.about["consentStart"], "to": self.about["consentEnd"]})
        with urllib.request.urlopen(f"{self.about['url']}_sim/truth/{user}/{stream}?{query}", timeout=120) as answer:
            return json.load(answer)["rows"]


def start(place, out):
    return subprocess.Popen(
        ["dotnet", PROGRAM, "person", PROVIDER.name, str(place), str(PEOPLE), str(DAYS), str(ABANDONMENTS), out], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def kill_once(place, out, chance):
    """Starts a person's sync and kills it after a random while; whether it was killed before its end."""
    process = start(place, out)
    process.stdout.readline()
    time.sleep(chance.uniform(0, 0.15 * DAYS))
    process.kill()
    rest = process.stdout.read()
    process.wait()
    return "url" not in rest


def sync(place):
    chance = random.Random(SEED * 1000 + place)
    killed = 0
    with tempfile.TemporaryDirectory(dir=FOLDER) as out:
        for _ in range(KILLS // PEOPLE + (place < KILLS % PEOPLE)):
            killed += kill_once(place, out, chance)
        with start(place, out) as process:
            lines = [process.stdout.readline(), process.stdout.readline()]
            if not lines[1]:
                return Tally(PROVIDER), {"place": place, "killed": killed, "abandoned": 0, "authorizedAgain": 0, "faulty": 0, "requests": 0, "broken": True}
            about = json.loads(lines[1])
            tally = PersonTally(about, out)
            with LOCK:
                tally.compare_out(Truth(about), out, ("json",))
            process.stdin.close()
    return tally, about | {"place": place, "killed": killed, "broken": False}


LOCK = threading.Lock()
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as workers:
    people = list(workers.map(sync, range(PEOPLE)))

total = collections.Counter()
for tally, about in people:
    for name in ("compared", "missing", "wrong", "extra", "twice", "replaced", "moved_dates"):
        total[name] += getattr(tally, name, 0)
    total["moved_nights"] += len(getattr(tally, "moved_nights", ()))
    for name in ("killed", "abandoned", "authorizedAgain", "faulty", "requests", "broken"):
        total[name] += about[name]
    if about["broken"] or tally.by_stream or tally.twice:
        print(f"{NAME}    person {about['place']}: broken {about['broken']}, missing {tally.missing}, wrong {tally.wrong}, "
              f"not in the truth {tally.extra}, twice {tally.twice} of {tally.compared}; by stream: {dict(tally.by_stream)}")

verdict(NAME, [
    ("people and days", f"{PEOPLE} x {DAYS}", "as many", True),
    ("values compared with the truth", total["compared"], "> 0", total["compared"] > 0),
    ("faulty answers of the last requests", f"{total['faulty']} of {total['requests']}", "> 0", total["faulty"] > 0),
    ("runs abandoned", total["abandoned"], f"{ABANDONMENTS * PEOPLE}", total["abandoned"] == ABANDONMENTS * PEOPLE),
    ("processes killed", total["killed"], f"{KILLS}, or all but a few", total["killed"] >= KILLS * 0.8),
    # In a few days nobody may correct anything.
    ("spans replaced", total["replaced"], ">= 0" if SHORT else "> 0", SHORT or total["replaced"] > 0),
    ("apart: of the date in which the consent ended abroad", total["moved_dates"], "no goal here", True),
    ("apart: dates with a sleep in hours that a flight west showed twice", total["moved_nights"], f"<= {MOVED_NIGHTS}", total["moved_nights"] <= MOVED_NIGHTS),
    ("apart: fresh tokens refused twice, and people who authorized again", total["authorizedAgain"], "no goal here", True),
    ("people whose sync broke off", total["broken"], "0", total["broken"] == 0),
    ("missing", total["missing"], "0", total["missing"] == 0),
    ("wrong", total["wrong"], "0", total["wrong"] == 0),
    ("not in the truth, or outside the consent", total["extra"], "0", total["extra"] == 0),
    ("twice in a row", total["twice"], "0", total["twice"] == 0),
])
