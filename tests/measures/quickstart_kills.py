"""quickstart-kills: a backfill of 14 days that is killed again and again ends with the same files as one that never was."""

import subprocess
import sys
import tempfile

from judge import Simulator, Tally, quickstart, verdict
from kills import kill_again_and_again

SHORT = "--short" in sys.argv
KILLS, USERS = (10, 1) if SHORT else (50, 2)
SEED, DAYS, FIRST, END = 5, 14, "2026-10-18", "2026-10-31"


def run_to_the_end(out, days, end):
    done = subprocess.run(quickstart(out, SEED, USERS, days, end), capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"a run that nobody killed ended with {done.returncode}: {done.stderr.strip()[-2000:]}")


kills = rounds = 0
tally = Tally()
with Simulator(SEED, USERS, DAYS, END) as simulator:
    while kills < KILLS:
        rounds += 1
        with tempfile.TemporaryDirectory() as out:
            # In every other round the first tokens have run out by then, so that kills hit refreshes, too.
            if rounds % 2 == 0 or SHORT:
                run_to_the_end(out, 1, FIRST)
            # Up to 25 kills a round: by then the backfill is done, and further ones would hit nothing.
            kills += kill_again_and_again(quickstart(out, SEED, USERS, DAYS, END), min(25, KILLS - kills))
            run_to_the_end(out, DAYS, END)
            tally.compare_out(simulator, out)

verdict("quickstart-kills", [
    ("kills", f"{kills} in {rounds} rounds", str(KILLS), kills >= KILLS),
    ("values compared with the truth", tally.compared, "> 0", tally.compared > 0),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("twice", tally.twice, "0", tally.twice == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
])
