"""kafka-kills: a worker that is killed again and again while a reader reads alongside; at least once, everything of the truth arrives."""

import os
import subprocess
import sys
import tempfile
import time

from judge import Simulator, verdict
from kafka import Cluster, Reader, TopicTally, topics_of, worker
from kills import chance, run_until_killed

SHORT = "--short" in sys.argv
KILLS, USERS, DAYS = (8, 1, 2) if SHORT else (200, 2, 3)
SEED, END = 5, "2026-10-31"
A_ROUND = 25  # by then the backfill is nearly done, and further kills would hit nothing
LONGEST = 2.5  # seconds, in which a run gets through a part of it


def some_time(reader):
    """Half of the kills come as soon as the run has written something, so that on any machine some fall between the write and the offset."""
    begun, before = time.monotonic(), len(reader.messages)
    until = chance.uniform(0, LONGEST) if chance.random() < 0.5 else 4 * LONGEST
    while time.monotonic() - begun < until and (until <= LONGEST or len(reader.messages) == before):
        time.sleep(0.002)


kills = rounds = messages = producing = 0
tally = TopicTally()
cluster = Cluster()
with Simulator(SEED, USERS, DAYS, END, more=("--requests-per-hour", "1000000")) as simulator:
    while kills < KILLS:
        rounds += 1
        prefix = f"kills-{time.time_ns()}."
        cluster.create(topics_of(prefix))
        with tempfile.TemporaryDirectory() as folder, Reader(cluster, topics_of(prefix)) as reader:
            command = worker(simulator, cluster, prefix, os.path.join(folder, "state.db"))
            for _ in range(min(A_ROUND, KILLS - kills)):
                reader.run += 1
                if not run_until_killed(command, lambda _: some_time(reader)):
                    break
                kills += 1
            reader.run += 1
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
            if done.returncode != 0:
                raise SystemExit(f"a run that nobody killed ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
            arrived = reader.read_to_end()
            messages += len(arrived)
            tally.repeated_runs = set()
            tally.compare_topics(simulator, arrived, are_repeats_allowed=True)
            producing += len(tally.repeated_runs)
        cluster.remove(topics_of(prefix))

verdict("kafka-kills", [
    ("kills", f"{kills} in {rounds} rounds", str(KILLS), kills >= KILLS),
    ("kills between the write and the offset, of which records came again", f"{producing}; {kills - producing} elsewhere", "both > 0", 0 < producing < kills),
    ("values compared with the truth", f"{tally.compared} of {messages} messages", "> 0", tally.compared > 0),
    ("repeats", tally.repeats, "> 0", tally.repeats > 0),
    ("repeats that differ from the first", tally.unlike, "0", tally.unlike == 0),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("two ids for one fact", tally.twice, "0", tally.twice == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
])
