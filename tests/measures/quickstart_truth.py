"""quickstart-truth: what the quick start wrote equals the simulator's truth, and a second run reads again and adds nothing."""

import json
import subprocess
import sys
import tempfile

from judge import Simulator, Tally, quickstart, snapshot, verdict

SHORT = [(1, 2, 3, "2026-10-31")]

# Other people, a night on which clocks go back in New York, one on which they go forward in Berlin, and a single day.
FULL = SHORT + [(7, 3, 14, "2026-11-05"), (3, 2, 5, "2026-03-30"), (11, 1, 1, "2024-02-29")]


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"exit code {done.returncode}: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout)


tally = Tally()
again = added = changed = least_requests = None
for seed, users, days, end in SHORT if "--short" in sys.argv else FULL:
    with tempfile.TemporaryDirectory() as out, Simulator(seed, users, days, end) as simulator:
        run(quickstart(out, seed, users, days, end))
        tally.compare_out(simulator, out)
        before = snapshot(out)
        second = run(quickstart(out, seed, users, days, end))
        after = snapshot(out)
        reread = min(stream["requests"] for user in second["users"] for stream in user["streams"])
        least_requests = reread if least_requests is None else min(reread, least_requests)
        added = (added or 0) + second["records"]
        changed = (changed or 0) + sum(before[0].get(name) != after[0].get(name) for name in before[0] | after[0])
        changed += sum(before[1].get(name) != after[1].get(name) for name in before[1] | after[1])

verdict("quickstart-truth", [
    ("values compared with the truth", tally.compared, "> 0", tally.compared > 0),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("twice", tally.twice, "0", tally.twice == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
    ("second run: least requests of a stream", least_requests, "> 0", least_requests > 0),
    ("second run: records added", added, "0", added == 0),
    ("second run: files, coverages and digests changed", changed, "0", changed == 0),
])
