"""rabbitmq-kills: worker and server are killed again and again while a consumer takes what comes; everything of the truth arrives, each with its revision."""

import json
import os
import subprocess
import sys
import tempfile
import time

from judge import Json, Simulator, verdict
from kills import chance, run_until_killed
from messages import MessageTally
from rabbitmq import PATIENCE, Consumer, Server, worker

SHORT = "--short" in sys.argv
KILLS, SERVER_KILLS, USERS, DAYS = (8, 2, 1, 2) if SHORT else (100, 20, 1, 30)
SEED, END = 5, "2026-10-31"
A_ROUND = 40  # by then the backfill is nearly done, and further kills would hit nothing
LONGEST = 2.5  # seconds, in which a run gets through a part of it


class Blows:
    """When worker and server are killed."""

    def __init__(self, server, every):
        self.server_kills = self.recovered = 0
        self._server = server
        self._every = every
        self._runs = 0

    def wait(self, process, consumer):
        """Half of the kills come as soon as the run has written something, so that on any machine some fall between the publish and the offset; some before that."""
        self._runs += 1
        if self._runs % 4 == 1:
            return
        self._some_time(process, consumer)
        if self._runs % self._every == 0 and self.server_kills < SERVER_KILLS and process.poll() is None:
            self._kill_server(process, consumer)

    def _some_time(self, process, consumer):
        begun, before = time.monotonic(), len(consumer.messages)
        until = chance.uniform(0, LONGEST) if chance.random() < 0.5 else PATIENCE
        while time.monotonic() - begun < until and (until <= LONGEST or len(consumer.messages) == before) and process.poll() is None:
            time.sleep(0.002)

    def _kill_server(self, process, consumer):
        """The same run of the worker goes on once the server is back, or ends because it was done."""
        self._server.kill()
        self.server_kills += 1
        self._server.start()
        fresh, due = consumer.fresh, time.monotonic() + PATIENCE
        while consumer.fresh == fresh and process.poll() is None and time.monotonic() < due:
            time.sleep(0.01)
        self.recovered += consumer.fresh > fresh or process.poll() == 0


class JsonTally(MessageTally):
    """Compares JSON with the truth."""

    def __init__(self):
        super().__init__()
        self.misnamed = 0

    def compare_round(self, simulator, messages):
        read = []
        for run, _, properties, body in messages:
            entry = json.loads(body)
            # When it was seen is no part of the revision.
            del entry["observedAt"]
            if entry["delivery"] == "upsert":
                self.misnamed += properties.message_id != f"{entry['recordId']}-{entry['revision']}"
            read.append((run, {"recordId": None, "revision": None, **entry}, entry))
        self.compare_messages(simulator, read, Json, lambda _, entry: entry, are_repeats_allowed=True)


def declare(queue):
    """A durable queue of everything, so that nothing is lost while neither consumer nor server is there."""
    def make(channel):
        channel.exchange_declare("fitbitsdk", "topic", durable=True)
        channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
        channel.queue_bind(queue, "fitbitsdk", "#")
    return make


kills = rounds = messages = again = producing = 0
tally = JsonTally()
with Server() as server, Simulator(SEED, USERS, DAYS, END, more=("--requests-per-hour", "1000000")) as simulator:
    blows = Blows(server, KILLS // SERVER_KILLS)
    while kills < KILLS or blows.server_kills < SERVER_KILLS:
        rounds += 1
        queue = f"judge-{rounds}"
        with tempfile.TemporaryDirectory() as folder, Consumer(server, queue, declare(queue)) as consumer:
            command = worker(simulator, server, os.path.join(folder, "state.db"), f"--Topology:QueueName={queue}")
            for _ in range(A_ROUND):
                consumer.run += 1
                if not run_until_killed(command, lambda process: blows.wait(process, consumer)):
                    break
                kills += 1
                if kills >= KILLS and blows.server_kills >= SERVER_KILLS:
                    break
            consumer.run += 1
            done = subprocess.run(command, capture_output=True, text=True, timeout=600)
            if done.returncode != 0:
                raise SystemExit(f"a run that nobody killed ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
            arrived = consumer.read_to_end()
            messages += len(arrived)
            again += sum(run is None for run, *_ in arrived)
            tally.repeated_runs = set()
            tally.compare_round(simulator, arrived)
            producing += len(tally.repeated_runs - {None})
        server.control("delete_queue", queue)

verdict("rabbitmq-kills", [
    ("kills of the worker", f"{kills} in {rounds} rounds", str(KILLS), kills >= KILLS),
    ("... between the publish and the offset, of which records came again", f"{producing}; {kills - producing} elsewhere", "both > 0", 0 < producing < kills),
    ("kills of the server", blows.server_kills, str(SERVER_KILLS), blows.server_kills >= SERVER_KILLS),
    ("... after which the same run went on by itself", blows.recovered, "each", blows.recovered == blows.server_kills),
    ("values compared with the truth", f"{tally.compared} of {messages} messages", "> 0", tally.compared > 0),
    ("repeats", f"{tally.repeats}, of {again} messages that the server gave out again", "> 0", tally.repeats > 0),
    ("repeats that differ from the first", tally.unlike, "0", tally.unlike == 0),
    ("message ids other than id and revision", tally.misnamed, "0", tally.misnamed == 0),
    ("missing", tally.missing, "0", tally.missing == 0),
    ("wrong", tally.wrong, "0", tally.wrong == 0),
    ("two ids for one fact", tally.twice, "0", tally.twice == 0),
    ("not in the truth", tally.extra, "0", tally.extra == 0),
])
