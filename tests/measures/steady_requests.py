"""steady-requests: a day of one person whose backfill is done, against the arithmetic of the policy's table."""

import collections
import sys

from figures import verdict
from sync_requests import instant, policy, run

# In the long form the sweeps of a whole week lie behind the day that counts.
CONSENT_DAYS, DAYS_AFTER = (10, 2) if "--short" in sys.argv else (20, 9)

about = run(CONSENT_DAYS, DAYS_AFTER)
start, end = instant(about["dayStart"]), instant(about["dayEnd"])
day = [request for request in about["requests"] if start <= request.time < end]
asked = collections.Counter(request.stream for request in day)
uploads = len(about["watermarks"])
table = policy(uploads, 1, 4)
for stream, number in table.items():
    print(f"steady-requests    {stream.ljust(24)} {asked[stream]:5}  (policy {number})")

spent = sum(number for stream, number in asked.items() if stream != "tokens")
ratio = spent / sum(table.values())
verdict("steady-requests", [
    ("uploads of the day", uploads, "> 0", uploads > 0),
    ("requests of the day, of the policy's", f"{spent} of {sum(table.values())}, {ratio:.3f}", "<= 1.1", ratio <= 1.1),
    ("answers of 429", sum(request.status == 429 for request in about["requests"]), "0", all(request.status != 429 for request in about["requests"])),
])
