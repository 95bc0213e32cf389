"""quickstart-truth: what the quick start wrote equals the simulator's truth, also after late uploads; one run more reads again and adds nothing."""

import datetime
import json
import subprocess
import sys
import tempfile

from judge import STREAMS, Simulator, Tally, quickstart, snapshot, verdict

# Seed, users, days, the last day, and when earlier runs took place: "+d HH:MM", d days after the first.
# Three people of three zones: one has a second tracker that is late, one syncs every third day.
SHORT = [(1, 3, 5, "2026-10-27", ["+2 13:20"])]

# Both changes of the clock of autumn, several runs on the way; other people on a spring night; a single day.
FULL = SHORT + [
    (7, 3, 14, "2026-11-05", ["+0 20:00", "+2 11:05", "+5 23:59", "+6 04:30", "+9 17:45", "+12 08:00"]),
    (3, 2, 5, "2026-03-30", ["+3 02:10"]),
    (11, 1, 1, "2024-02-29", []),
]


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout)


def earlier_run(out, seed, users, days, end, when):
    """A run while the days were still going on: the same first day, and a clock that has come less far."""
    first = datetime.date.fromisoformat(end) - datetime.timedelta(days=days - 1)
    number, time = when.split()
    day = first + datetime.timedelta(days=int(number))
    run(quickstart(out, seed, users, int(number) + 1, day.isoformat(), "--now", f"{day.isoformat()}T{time}:00Z"))


tally = Tally()
added = changed = least_requests = None
runs = 0
for seed, users, days, end, earlier in SHORT if "--short" in sys.argv else FULL:
    with tempfile.TemporaryDirectory() as out, Simulator(seed, users, days, end) as simulator:
        for when in earlier:
            earlier_run(out, seed, users, days, end, when)
        run(quickstart(out, seed, users, days, end))
        runs += len(earlier) + 1
        tally.compare_out(simulator, out)
        before = snapshot(out)
        second = run(quickstart(out, seed, users, days, end))
        after = snapshot(out)
        # A day of UTC holds no whole date of somebody in Berlin, so there is nothing that streams by date may read.
        reread = min(stream["requests"] for user in second["users"] for stream in user["streams"] if stream["outcome"] != "skipped")
        least_requests = reread if least_requests is None else min(reread, least_requests)
        added = (added or 0) + second["records"]
        changed = (changed or 0) + sum(before[0].get(name) != after[0].get(name) for name in before[0] | after[0])
        changed += sum(before[1].get(name) != after[1].get(name) for name in before[1] | after[1])

verdict("quickstart-truth", [
    ("streams with values", len(tally.streams), str(len(STREAMS)), tally.streams == set(STREAMS)),
    ("runs before the comparison", runs, "> 1", runs > 1),
    ("values compared with the truth", tally.compared, "> 0", tally.compared > 0),
    ("spans replaced by late uploads", tally.replaced, "> 0", tally.replaced > 0),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("twice", tally.twice, "0", tally.twice == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
    ("last run again: least requests of a stream", least_requests, "> 0", least_requests > 0),
    ("last run again: records added", added, "0", added == 0),
    ("last run again: files, coverages and digests changed", changed, "0", changed == 0),
])
