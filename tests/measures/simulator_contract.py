"""simulator-contract: every answer of the simulator is valid by the response schemas of the contract, but for the differences that are listed."""

import datetime
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

from contract.forms import fill, forms, probes
from contract.breaks import broken
from contract.known import DIFFERENCES
from contract.members import OPTIONAL, listed, walk
from contract.schemas import Contract, leaves
from judge import ROOT, Simulator, verdict

CONTRACT = os.path.join(os.path.dirname(ROOT), "shared", "specs", "fitbit-web-api-openapi.json")
SAMPLES = os.path.join(os.path.dirname(ROOT), "shared", "fixtures", "fitbit")
REDIRECT = "http://127.0.0.1:1/callback"

# Seed, users, days, last day: some of each kind of people; in the long form also over a night on which clocks change.
SHORT = [(5, 3, 10, "2026-10-31")]
FULL = SHORT + [(7, 12, 12, "2026-11-05"), (3, 6, 9, "2026-03-30")]


class Caller:
    """Asks and keeps what came back: status, and the body as it is on the wire."""

    def __init__(self, simulator):
        self.base, self.about = simulator.about["url"].rstrip("/"), simulator.about
        self.opener = urllib.request.build_opener(NoRedirect)

    def ask(self, path, form=None, **headers):
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self.base + path, data=data, headers=headers)
        try:
            with self.opener.open(request, timeout=120) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read()

    def get(self, path, user):
        status, _, body = self.ask(path, Authorization=f"Bearer {user['accessToken']}")
        return status, body

    def token(self, **form):
        return self.ask("/oauth2/token", form | {"client_id": self.about["clientId"]})[::2]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Ledger:
    """What was validated, by form, and what was wrong."""

    def __init__(self, contract):
        self.contract = contract
        self.bodies = self.leaves = 0
        self.leaves_of, self.samples, self.members, self.schemas = {}, [], {}, set()
        self.invalid, self.unanswered, self.schemaless = {}, {}, set()
        self.unneeded = {difference: Contract(CONTRACT, SAMPLES, difference) for difference in DIFFERENCES}

    def add(self, template, status, body, shown, method="get"):
        self.leaves_of.setdefault(template, 0)
        name = self.contract.schema_name(template, shown, method)
        if name is None:
            self.schemaless.add(template)
        elif status != 200:
            self.unanswered.setdefault(template, f"{shown}: {status}")
        else:
            self.validate(template, name, body, shown, method)

    def validate(self, template, name, text, shown, method):
        body, faults = self.contract.read(name, text)
        found = leaves(body)
        self.bodies += 1
        self.leaves += found
        self.leaves_of[template] += found
        faults = set(faults)
        for fault in faults:
            self.invalid.setdefault((name, *fault), shown)
        # A place is broken in the first good answer that has it.
        members = {f"{place}.{member}": schema for _, place, schema, value in walk(self.contract, self.contract.schemas[name], body, name)
                   if isinstance(value, dict) for member in value}
        if not (faults or self.members.keys() >= members.keys() and name in self.schemas):
            self.samples.append((name, body))
        self.schemas.add(name)
        self.members |= members
        for difference, without in list(self.unneeded.items()):
            if difference.touches in members or difference.touches == name:
                former = without.schema_name(template, shown, method)
                if any(without.read(former, text)[1]):
                    del self.unneeded[difference]


def drive(ledger, simulator, day):
    caller = Caller(simulator)
    for user in simulator.about["users"]:
        for template, values, query in forms(day):
            path = fill(template, values) + query
            status, body = caller.get(path, user)
            ledger.add(template, status, body, path)
    drive_oauth(ledger, caller, simulator.about["users"][-1])


def drive_oauth(ledger, caller, user):
    consent = urllib.parse.urlencode({
        "client_id": caller.about["clientId"], "response_type": "code", "scope": "profile sleep", "redirect_uri": REDIRECT, "user": user["userId"],
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method": "S256"})  # the pair of RFC 7636, appendix B
    _, headers, _ = caller.ask(f"/oauth2/authorize?{consent}")
    code = urllib.parse.parse_qs(urllib.parse.urlsplit(headers.get("Location", "")).query).get("code", ["none"])[0]
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    exchanged = caller.token(grant_type="authorization_code", code=code, redirect_uri=REDIRECT, code_verifier=verifier)
    ledger.add("/oauth2/token", *exchanged, "exchange", "post")
    refresh = json.loads(exchanged[1]).get("refresh_token", user["refreshToken"])
    refreshed = caller.token(grant_type="refresh_token", refresh_token=refresh)
    ledger.add("/oauth2/token", *refreshed, "refresh", "post")
    bearer = f"Bearer {json.loads(refreshed[1]).get('access_token')}"
    for what, token in (("introspection", bearer.split()[1]), ("introspection of an unknown token", "unknown")):
        ledger.add("/1.1/oauth2/introspect", *caller.ask("/1.1/oauth2/introspect", {"token": token}, Authorization=bearer)[::2], what, "post")


def undriven(ledger, simulator, day):
    """Endpoints that answer though the table does not name them."""
    caller, user = Caller(simulator), simulator.about["users"][0]
    return [path for template in ledger.contract.templates() if template not in ledger.leaves_of
            for path in probes(template, day) if caller.get(path, user)[0] != 404]


if not (os.path.isfile(CONTRACT) and os.path.isdir(SAMPLES)):
    wanted = " and ".join(os.path.relpath(path, ROOT) for path in (CONTRACT, SAMPLES))
    print(f"simulator-contract: {wanted} are not both beside this repository, so nothing was measured", file=sys.stderr)
    raise SystemExit(77)

ledger = Ledger(Contract(CONTRACT, SAMPLES))
forgotten = []
for seed, users, days, end in SHORT if "--short" in sys.argv else FULL:
    day = (datetime.date.fromisoformat(end) - datetime.timedelta(days=2)).isoformat()
    with Simulator(seed, users, days, end, more=("--requests-per-hour", "1000000")) as simulator:
        drive(ledger, simulator, day)
        forgotten += undriven(ledger, simulator, day)

unknown = sorted(template for template in ledger.leaves_of if not (ledger.contract.has(template) or ledger.contract.has(template, "post")))
empty = sorted(template for template, found in ledger.leaves_of.items() if found == 0)
# Of each member that comes somebody must have said whether it has to; and one that may, and never comes, was lost.
must = {member for member, schema in ledger.members.items() if member.rsplit(".", 1)[1] in schema.get("required", ())}
undecided = sorted(set(ledger.members) - must - listed(OPTIONAL))
lost = sorted(listed(OPTIONAL) - set(ledger.members))
refused, accepted, seen = 0, [], set()
for name, body in ledger.samples:
    for what, text in broken(ledger.contract, name, body, seen):
        if any(ledger.contract.read(name, text)[1]):
            refused += 1
        else:
            accepted.append(what)

for title, lines in (
        ("not valid", [f"{name} {where}: {message} ({shown})" for (name, where, message), shown in sorted(ledger.invalid.items())]),
        ("not answered", sorted(ledger.unanswered.values())),
        ("without data", empty), ("not in the contract", unknown), ("without a schema", sorted(ledger.schemaless)),
        ("not in the table of forms", forgotten), ("stale difference", [f"{known.reason} ({known.source})" for known in ledger.unneeded]),
        ("neither required nor optional", undecided), ("optional, but never there", lost), ("broken, but accepted", accepted)):
    for line in lines:
        print(f"simulator-contract  {title}: {line}")

verdict("simulator-contract", [
    ("bodies validated", ledger.bodies, "> 0", ledger.bodies > 0),
    ("values in them", ledger.leaves, "> 0", ledger.leaves > 0),
    ("schemas used", len(ledger.schemas), "> 0", len(ledger.schemas) > 0),
    ("not valid", len(ledger.invalid), "0", not ledger.invalid),
    ("forms not answered", len(ledger.unanswered), "0", not ledger.unanswered),
    ("forms without data", len(empty), "0", not empty),
    ("paths or schemas the contract lacks", len(unknown) + len(ledger.schemaless), "0", not unknown and not ledger.schemaless),
    ("endpoints outside the table of forms", len(forgotten), "0", not forgotten),
    ("known differences needed", f"{len(DIFFERENCES) - len(ledger.unneeded)} of {len(DIFFERENCES)}", "all", not ledger.unneeded),
    ("members required", len(must), "> 0", len(must) > 0),
    ("members neither required nor optional", len(undecided), "0", not undecided),
    ("optional members never there", len(lost), "0", not lost),
    ("broken bodies refused", f"{refused} of {refused + len(accepted)}", "all", refused > 0 and not accepted),
])
