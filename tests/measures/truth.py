"""What the measures of truth share: runs of the quick start while days go on, the comparison after them, and one run more that adds nothing."""

import datetime
import json
import subprocess
import tempfile

from judge import Simulator, Tally, quickstart, snapshot, verdict

EDITOR = 6  # the simulator's sixth person changes and deletes logs


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout)


def earlier_run(provider, out, seed, users, days, end, when, more):
    """A run while the days were still going on: the same first day, and a clock that has come less far."""
    first = datetime.date.fromisoformat(end) - datetime.timedelta(days=days - 1)
    number, time = when.split()
    day = first + datetime.timedelta(days=int(number))
    run(quickstart(out, seed, users, int(number) + 1, day.isoformat(), "--now", f"{day.isoformat()}T{time}:00Z", *more, provider=provider.name))


def measure(name, provider, cases):
    """Each case: seed, users, days, the last day, when earlier runs took place ("+d HH:MM", d days after the first), and further options."""
    tally = Tally(provider)
    added = changed = least_requests = None
    runs = halved = 0
    for seed, users, days, end, earlier, *more in cases:
        with tempfile.TemporaryDirectory() as out, Simulator(seed, users, days, end, provider=provider.name) as simulator:
            for when in earlier:
                earlier_run(provider, out, seed, users, days, end, when, more)
            report = run(quickstart(out, seed, users, days, end, *more, provider=provider.name))
            halved += sum(stream["requests"] > stream["windows"] for user in report["users"] for stream in user["streams"])
            runs += len(earlier) + 1
            tally.compare_out(simulator, out)
            before = snapshot(out)
            second = run(quickstart(out, seed, users, days, end, *more, provider=provider.name))
            after = snapshot(out)
            # A day of UTC holds no whole date of somebody in Berlin, so there is nothing that streams by date may read.
            reread = min(stream["requests"] for user in second["users"] for stream in user["streams"] if stream["outcome"] != "skipped")
            least_requests = reread if least_requests is None else min(reread, least_requests)
            added = (added or 0) + second["records"]
            changed = (changed or 0) + sum(before[0].get(name) != after[0].get(name) for name in before[0] | after[0])
            changed += sum(before[1].get(name) != after[1].get(name) for name in before[1] | after[1])

    verdict(name, [
        ("streams with values", len(tally.streams), str(len(provider.streams)), tally.streams == set(provider.streams)),
        ("runs before the comparison", runs, "> 1", runs > 1),
        ("values compared with the truth", tally.compared, "> 0", tally.compared > 0),
        ("spans replaced by late uploads", tally.replaced, "> 0", tally.replaced > 0),
        *([("logs retracted", tally.retracted, "> 0", tally.retracted > 0)] if any(users >= EDITOR for _, users, *_ in cases) else []),
        *([("streams of which windows were read in halves", halved, "> 0", halved > 0)] if provider.halves else []),
        ("missing", tally.missing, "0", tally.missing == 0),
        ("twice", tally.twice, "0", tally.twice == 0),
        ("wrong", tally.wrong, "0", tally.wrong == 0),
        ("not in the truth", tally.extra, "0", tally.extra == 0),
        ("last run again: least requests of a stream", least_requests, "> 0", least_requests > 0),
        ("last run again: records added", added, "0", added == 0),
        ("last run again: files, coverages and digests changed", changed, "0", changed == 0),
    ])
