"""steady-requests: a day of one person whose backfill is done, against the arithmetic of the policy's table, operation by operation."""

import collections
import sys

from figures import verdict
from sync_requests import SERIES, instant, policy, run

PROVIDER = "google-health" if "google-health" in sys.argv else "fitbit"
NAME = "steady-requests" if PROVIDER == "fitbit" else f"steady-requests {PROVIDER}"
# In the long form the sweeps of a whole week lie behind the day that counts. Awake, a person's phone uploads each quarter of an hour.
CONSENT_DAYS, DAYS_AFTER, UPLOADS = (10, 2, 40) if "--short" in sys.argv else (20, 9, 40)

about = run(PROVIDER, CONSENT_DAYS, DAYS_AFTER)
start, end = instant(about["dayStart"]), instant(about["dayEnd"])
day = [request for request in about["requests"] if start <= request.time < end]
asked = collections.Counter(request.stream for request in day if request.stream != "tokens")
uploads = [instant(text) for text in about["watermarks"]]
table = policy(PROVIDER, uploads, 1)
allowances = []
for name in sorted({*table, *asked}):
    # Each operation has its own; where nothing was uploaded for a quarter of a day, nightly data is not asked for.
    price = SERIES if name == "daily-activity" else 1
    least, most = (price * int(share * table.get(name, 0) / price) for share in (0.9, 1.1))
    allowances.append((f"requests for {name}", asked[name], f"{least} to {most}", least <= asked[name] <= most))
spent, allowed = sum(asked.values()), sum(table.values())
verdict(NAME, [
    ("uploads of the day", len(uploads) - 1, f">= {UPLOADS}", len(uploads) - 1 >= UPLOADS),
    *allowances,
    ("requests of the day, of the policy's", f"{spent} of {allowed}, {spent / allowed:.3f}", "<= 1.1", spent <= 1.1 * allowed),
    ("answers of 429", sum(request.status == 429 for request in about["requests"]), "0", all(request.status != 429 for request in about["requests"])),
])
