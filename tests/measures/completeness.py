"""sync-completeness [--provider google-health]: months of many people with faults, abandoned runs and killed processes end with the simulator's truth."""

import collections
import concurrent.futures
import datetime
import itertools
import json
import os
import random
import signal
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
# As the program has them: four a day; quiet days come after, so that no kill comes too late.
RUNS = 4 * DAYS
FAULTY = (0.02, 0.08) if SHORT else (0.04, 0.06)
# Flights are seen by the next run but one at the latest, and a sleep in between is rare.
SEEN_WITHIN, MOVED_NIGHTS = 18 * 3600, PEOPLE // 4
# The last date of who is abroad then, one person in six; and fresh tokens are refused twice about once in 60,000 requests.
MOVED_DATES, AUTHORIZED_AGAIN = len(range(3, PEOPLE, 6)) * len(BY_DATE), PEOPLE // 4
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
    """When another zone was first seen, and by how much its clock is ahead of the one that was left."""
    zones = [(seconds(entry["time"]), entry["offsetSeconds"], entry["zoneId"]) for entry in read_json(os.path.join(out, "json", "time-zone.jsonl"))]
    return [(seen, offset - before) for (_, before, left), (seen, offset, zone) in itertools.pairwise(zones) if zone != left]


class PersonTally(Tally):
    """What nobody can know in time is counted apart."""

    def __init__(self, about, out):
        super().__init__(PROVIDER)
        self.last_date = about["consentEnd"][:10]
        self.moves = moves(out)
        self.moved_dates, self.moved_nights = set(), set()

    def count_wrong(self, stream, truth, held):
        # A wall clock that was put back shows the same hours twice, and Fitbit's local times do not tell which are meant: until the new zone is
        # seen they may be those of the zone that was left. So may a night before that moment be, if no run came in between: a pause of the account
        # and an abandoned run leave a day without one. All the rest must be right.
        place = {"sleep": 2, "heart-rate-variability": 1, "oxygen-saturation": 1}.get(stream, 0)
        if place and truth[place:] == held[place:] and any(
                abs(seen - true) < SEEN_WITHIN and seconds(held[0]) - true == shift for true in [seconds(truth[0])] for seen, shift in self.moves):
            self.moved_nights.add(truth[4 if stream == "sleep" else 1])
        else:
            super().count_wrong(stream, truth, held)

    def count_extra(self, stream, user, key, values):
        date = values[1] if stream in ("heart-rate-variability", "oxygen-saturation") else values[0] if stream == "weight" else key[0]
        if stream in BY_DATE and date == self.last_date:
            # The date was delivered while it went on; then its person flew west, and it ended after the consent.
            self.moved_dates.add(stream)
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


def kill_at(place, out, run, chance):
    """Starts a person's sync and kills it somewhere in a run; whether it was killed before its end."""
    process = start(place, out)
    begun, took = time.monotonic(), 0.0
    for line in process.stdout:
        begun, took = time.monotonic(), time.monotonic() - begun
        if line.strip() == str(run):
            time.sleep(chance.uniform(0, min(took, 0.3)))
            break
    process.kill()
    rest = process.stdout.read()
    return process.wait() == -signal.SIGKILL and "url" not in rest


def finish(place, out, process):
    """Waits for the end of all runs, and compares what is held then."""
    last = ""
    for line in process.stdout:
        if line.startswith("{"):
            last = line
            break
    if not last:
        return Tally(PROVIDER), {"abandoned": [], "authorizedAgain": 0, "faults": {}, "requests": 0, "broken": True}
    about = json.loads(last)
    tally = PersonTally(about, out)
    with LOCK:
        tally.compare_out(Truth(about), out, ("json",))
    process.stdin.close()
    return tally, about | {"broken": False}


def sync(place):
    chance = random.Random(SEED * 1000 + place)
    killed = []
    with tempfile.TemporaryDirectory(dir=FOLDER) as out:
        # Each kill has a stretch of the runs of its own.
        for kill in range(place, KILLS, PEOPLE):
            run = int((kill + chance.random()) * RUNS / KILLS)
            killed += [run / RUNS] if kill_at(place, out, run, chance) else []
        with start(place, out) as process:
            tally, about = finish(place, out, process)
    return tally, about | {"place": place, "killed": killed}


def quarters(parts):
    """How many lie in each quarter of the runs."""
    counts = collections.Counter(min(int(part * 4), 3) for part in parts)
    return [counts[quarter] for quarter in range(4)]


LOCK = threading.Lock()
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as workers:
    people = list(workers.map(sync, range(PEOPLE)))

total, faults = collections.Counter(), collections.Counter()
for tally, about in people:
    for name in ("compared", "missing", "wrong", "extra", "twice", "replaced"):
        total[name] += getattr(tally, name)
    for name in ("moved_dates", "moved_nights"):
        total[name] += len(getattr(tally, name, ()))
    for name in ("authorizedAgain", "requests", "broken"):
        total[name] += about[name]
    faults.update(about["faults"])
    if about["broken"] or tally.by_stream or tally.twice:
        print(f"{NAME}    person {about['place']}: broken {about['broken']}, missing {tally.missing}, wrong {tally.wrong}, "
              f"not in the truth {tally.extra}, twice {tally.twice} of {tally.compared}; by stream: {dict(tally.by_stream)}")

abandoned = [end for _, about in people for end in about["abandoned"]]
moments = collections.Counter(end["moment"] for end in abandoned)
abandoned_in, killed_in = (quarters(parts) for parts in ([end["part"] for end in abandoned], [part for _, about in people for part in about["killed"]]))
share = sum(faults.values()) / max(1, total["requests"])
never = sorted(name for name in faults if faults[name] == 0)
verdict(NAME, [
    ("people and days", f"{PEOPLE} x {DAYS}", "as many", True),
    ("values compared with the truth", total["compared"], "> 0", total["compared"] > 0),
    ("faults, of the requests in days with faults", f"{sum(faults.values())} of {total['requests']}, {share:.2%}", f"{FAULTY[0]:.0%} to {FAULTY[1]:.0%}", FAULTY[0] <= share <= FAULTY[1]),
    ("kinds of faults that came", f"{len(faults) - len(never)} of {len(faults)}{' without ' if never else ''}{', '.join(never)}", f">= {6 if SHORT else len(faults)}",
     len(faults) - len(never) >= (6 if SHORT else len(faults))),
    ("runs abandoned", f"{len(abandoned)}, in the quarters of the days {abandoned_in}", f"{ABANDONMENTS * PEOPLE}, spread",
     len(abandoned) == ABANDONMENTS * PEOPLE and min(abandoned_in) >= len(abandoned) // 8),
    ("awaits that they fell into", ", ".join(f"{name} {number}" for name, number in sorted(moments.items())), "each of 4", len(moments) == 4),
    ("processes killed", f"{sum(killed_in)}, in the quarters of the runs {killed_in}", f"{KILLS}, spread", sum(killed_in) == KILLS and min(killed_in) >= KILLS // 8),
    # In a few days nobody may correct anything.
    ("spans replaced", total["replaced"], ">= 0" if SHORT else "> 0", SHORT or total["replaced"] > 0),
    ("apart: streams with the date in which the consent ended abroad", total["moved_dates"], f"<= {MOVED_DATES}", total["moved_dates"] <= MOVED_DATES),
    ("apart: dates with a sleep before a flight was seen, in hours that both zones have", total["moved_nights"], f"<= {MOVED_NIGHTS}", total["moved_nights"] <= MOVED_NIGHTS),
    ("apart: fresh tokens refused twice, and people who authorized again", total["authorizedAgain"], f"<= {AUTHORIZED_AGAIN}", total["authorizedAgain"] <= AUTHORIZED_AGAIN),
    ("people whose sync broke off", total["broken"], "0", total["broken"] == 0),
    ("missing", total["missing"], "0", total["missing"] == 0),
    ("wrong", total["wrong"], "0", total["wrong"] == 0),
    ("not in the truth, or outside the consent", total["extra"], "0", total["extra"] == 0),
    ("twice in a row", total["twice"], "0", total["twice"] == 0),
])
