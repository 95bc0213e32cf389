"""Runs of a sample that are killed at a moment of chance."""

import random
import signal
import subprocess
import sys
import time

chance = random.Random(int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else time.time_ns())


def a_while(_):
    time.sleep(chance.uniform(0, 0.35))


def run_until_killed(command, wait=a_while):
    """Starts a run and kills it after a random while, from its first line on; whether it was killed before it ended. The wait is given the process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if chance.random() < 0.15:
        time.sleep(chance.uniform(0, 0.5))  # perhaps before the first line
    else:
        process.stderr.readline()  # the sync begins
        wait(process)
    process.kill()
    process.stderr.close()
    code = process.wait(timeout=60)
    if code not in (0, -signal.SIGKILL):
        raise SystemExit(f"a run ended by itself with {code}")
    return code != 0


def kill_again_and_again(command, most):
    """Kills runs of a command, up to so many, until one ends before it is killed; how many were killed."""
    killed = 0
    while killed < most and run_until_killed(command):
        killed += 1
    return killed
