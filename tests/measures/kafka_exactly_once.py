"""kafka-exactly-once: three workers share the users of one group while they are killed, stopped and started; readers with read_committed see everything once."""

import collections
import os
import signal
import subprocess
import sys
import tempfile
import time

from judge import Simulator, verdict
from kafka import Cluster, Reader, TopicTally, topics_of, worker
from kills import chance

SHORT = "--short" in sys.argv
# The mock cluster shows what was aborted, so on it this measure tries its own machinery alone.
TRIAL = "--on-mock-cluster" in sys.argv
WORKERS = 3
KILLS, USERS, DAYS = (8, 3, 2) if SHORT or TRIAL else (200, 6, 3)
SEED, END = 5, "2026-10-31"
A_ROUND = 40  # by then the backfill is nearly done, and further kills would hit nothing
LONGEST = 20  # seconds between two blows: a killed member is missed after 6
QUIET = 20  # seconds without a message, in which a group of killed members settles and everything due is read
UNCHANGED = 300  # seconds after which a round counts as stuck

if not Cluster.named and not TRIAL:
    print("kafka-exactly-once  SKIPPED: FITBITSDK_TEST_KAFKA names no brokers; tests/FitbitSdk.Kafka.Tests/docker-compose.yml starts one")
    raise SystemExit(77)


class Fleet:
    """Workers of one group. Tokens are in a file that they share, offsets in the state topic."""

    def __init__(self, command, folder):
        self._command = command
        self._log = os.path.join(folder, "workers.log")
        self._workers = []
        self.killed = self.stopped = self.broken = 0

    def start(self):
        with open(self._log, "a", encoding="utf-8") as log:
            while len(self._workers) < WORKERS:
                self._workers.append(subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=log))

    def strike(self):
        """Kills one of them or asks it to stop, which gives its users to the others in another way; each change of members is a rebalance."""
        one = self._workers.pop(chance.randrange(len(self._workers)))
        if one.poll() is not None:
            with open(self._log, encoding="utf-8") as log:
                raise SystemExit(f"a worker ended by itself with {one.returncode}: {log.read()[-3000:]}")
        if chance.random() < 0.8:
            one.kill()
            self.killed += 1
        else:
            one.terminate()
            self.stopped += 1
        # Before 2.3.0 librdkafka aborts the process that leaves a group before its first assignment (its issue 4312).
        self.broken += one.wait(timeout=60) not in (0, -signal.SIGKILL)

    def end(self):
        for one in self._workers:
            one.terminate()
        for one in self._workers:
            self.broken += one.wait(timeout=60) != 0
        self._workers.clear()


def some_time(reader):
    """Most blows fall while records come, some at any time."""
    begun, before = time.monotonic(), len(reader.messages)
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0.3, LONGEST / 2))
        return
    while time.monotonic() - begun < LONGEST and len(reader.messages) == before:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.5))


def wait_for_quiet(reader, expected):
    """Until everything has come, and then as long as nothing more does."""
    begun = last = time.monotonic()
    count = 0
    while time.monotonic() - last < QUIET or (len(reader.ids) < expected and time.monotonic() - begun < UNCHANGED):
        time.sleep(0.2)
        if len(reader.messages) != count:
            count, last = len(reader.messages), time.monotonic()


kills = stops = broken = rounds = messages = 0
by_phase = collections.Counter()
tally = TopicTally()
cluster = Cluster()
with Simulator(SEED, USERS, DAYS, END, more=("--requests-per-hour", "1000000")) as simulator:
    expected = tally.count_truth(simulator)
    while kills < KILLS:
        rounds += 1
        prefix = f"once-{time.time_ns()}."
        topics, state = topics_of(prefix), f"{prefix}state"
        cluster.create(topics)
        cluster.create([state], {"cleanup.policy": "compact"})
        with tempfile.TemporaryDirectory() as folder, Reader(cluster, topics, "read_committed") as reader:
            fleet = Fleet(worker(
                simulator, cluster, prefix, os.path.join(folder, "tokens.db"), "--Worker:Once=false", "--Worker:Delivery=ExactlyOnce", f"--Shards:StateTopic={state}",
                f"--Shards:GroupId={prefix}workers", f"--Shards:TransactionalIdPrefix={prefix}", "--Kafka:Settings:session.timeout.ms=6000"), folder)
            try:
                for _ in range(min(A_ROUND, KILLS - kills)):
                    fleet.start()
                    some_time(reader)
                    by_phase["before the first message" if not reader.messages else "after the last" if len(reader.ids) >= expected else "between"] += 1
                    fleet.strike()
                    if len(reader.ids) >= expected:
                        break
                fleet.start()
                wait_for_quiet(reader, expected)
            finally:
                fleet.end()
            arrived = reader.read_to_end()
            kills, stops, broken, messages = kills + fleet.killed, stops + fleet.stopped, broken + fleet.broken, messages + len(arrived)
            tally.compare_topics(simulator, arrived, are_repeats_allowed=TRIAL)
        cluster.remove([*topics, state])

NAME = "kafka-exactly-once (trial)" if TRIAL else "kafka-exactly-once"
verdict(NAME, [
    ("kills of one of three workers", f"{kills} in {rounds} rounds, and {stops} stops", str(KILLS), kills >= KILLS),
    ("of both, by when they hit", ", ".join(f"{phase} {number}" for phase, number in sorted(by_phase.items())), "half of them between", by_phase["between"] * 2 >= kills + stops),
    ("workers that were asked to stop and broke instead", broken, "0", broken == 0),
    ("values compared with the truth", f"{tally.compared} of {messages} messages", "> 0", tally.compared > 0),
    ("twice", tally.twice if not TRIAL else f"{tally.twice}; {tally.repeats} repeats of what may be aborted", "0", tally.twice == 0),
    ("messages that are not the only one of their fact", messages - tally.repeats - tally.compared, "0", messages - tally.repeats == tally.compared),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
])
