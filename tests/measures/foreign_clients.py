"""foreign-clients: software that nobody here wrote talks to the simulator, from the consent to the data and through a refresh."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import urllib.request

from foreign.conversation import Conversation, resources
from judge import ROOT, Simulator, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
NODE_MODULES = os.path.join(ROOT, "artifacts", "npm", "node_modules")

# Other people, and days on which clocks change.
SHORT = [(4, 1, 3, "2026-10-31")]
FULL = SHORT + [(7, 3, 8, "2026-11-05"), (3, 4, 5, "2026-03-30"), (11, 2, 3, "2024-02-29")]


def npm_name():
    name = "fitbit-oauth2-client"
    with open(os.path.join(HERE, "foreign", "package.json"), encoding="utf-8") as file:
        return f"{name} {json.load(file)['dependencies'][name]}"


def npm_talk(simulator, user):
    """The same conversation in Node.js, a process of its own."""
    about = {
        "url": simulator.about["url"].rstrip("/"), "clientId": simulator.about["clientId"], "clientSecret": simulator.about["clientSecret"],
        "user": user, "resources": resources(simulator, user)}
    with Conversation(npm_name()) as said:
        done = subprocess.run(["node", os.path.join(HERE, "foreign", "npm_client.js"), json.dumps(about)],
                              env=os.environ | {"NODE_PATH": NODE_MODULES}, capture_output=True, text=True, timeout=120)
        for line in map(json.loads, done.stdout.splitlines()):
            if "error" in line:
                raise AssertionError(line["error"])
            said.did(line["step"])
            said.refusals += "refusal" in line
        if done.returncode != 0 or not said.steps:
            raise AssertionError(f"exit code {done.returncode}: {done.stderr.strip()[-1000:]}")
    return said


def refusals_seen_by(simulator):
    with urllib.request.urlopen(f"{simulator.about['url']}_sim/requests", timeout=60) as answer:
        return sum(count for status, count in json.load(answer)["byStatus"].items() if int(status) >= 400)


def python_client(module):
    client = importlib.import_module(f"foreign.{module}")
    return client.NAME, client.talk


def npm_client():
    if not shutil.which("node") or not os.path.isdir(os.path.join(NODE_MODULES, "fitbit-oauth2-client")):
        raise ImportError("no Node.js, or its packages are not in artifacts/npm")
    return npm_name(), npm_talk


figures, present = [], 0
for library, load, least in (
        ("requests-oauthlib", lambda: python_client("requests_oauthlib_client"), 17),
        ("python-fitbit", lambda: python_client("python_fitbit_client"), 11),
        ("fitbit-oauth2-client", npm_client, 11)):
    try:
        name, talk = load()
    except ImportError as missing:
        print(f"foreign-clients  {library} is not here ({missing}): ./test.sh installs it")
        figures.append((f"{library}: conversations", 0, "> 0", False))
        continue
    present += 1
    conversations = unexpected = 0
    steps, errors = [], []
    for seed, users, days, end in SHORT if "--short" in sys.argv else FULL:
        with Simulator(seed, users, days, end) as simulator:
            for user in simulator.users():
                before = refusals_seen_by(simulator)
                said = talk(simulator, user)
                conversations += 1
                steps.append(len(said.steps))
                unexpected += abs(refusals_seen_by(simulator) - before - said.refusals)
                if said.error:
                    errors.append(said.error)
    for error in errors:
        print(f"foreign-clients  {name}: {error}")
    figures += [
        (f"{name}: conversations", conversations, "> 0", conversations > 0),
        (f"{name}: least steps of one", min(steps), str(least), min(steps) == least),
        (f"{name}: errors", len(errors), "0", not errors),
        (f"{name}: refusals nobody provoked", unexpected, "0", unexpected == 0),
    ]

if not present:
    print("foreign-clients: none of the clients is here, so nothing was measured", file=sys.stderr)
    raise SystemExit(77)
verdict("foreign-clients", figures)
