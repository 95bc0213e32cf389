"""backfill-requests: what a backfill of one year (short: four months, several hours of quota) asks for, against the fewest requests that the service's ranges permit."""

import collections
import datetime
import sys
import zoneinfo

from figures import verdict
from sync_requests import BY_DATES, BY_DAY, BY_LOGS, HOUR, SERIES, instant, policy, run

SHORT = "--short" in sys.argv
DAYS, FULL_HOURS = (120, 1) if SHORT else (365, 7)

# The longest range of one request: UTC days of intraday data, dates, logs on a page.
RANGES = dict.fromkeys(BY_DAY, 1) | dict.fromkeys(BY_DATES, 30) | {"resting-heart-rate": 365, "daily-activity": 1095, "weight": 31} | dict.fromkeys(BY_LOGS, 100)
QUOTA, RESERVE = 150, 10
DAY = datetime.timedelta(days=1)


def pieces(number, longest):
    return max(1, -(-number // longest))


def minimum(about):
    start, end = instant(about["consentStart"]), instant(about["installed"])
    zone = zoneinfo.ZoneInfo(about["zone"])
    days = ((end - datetime.timedelta(microseconds=1)).date() - start.date()).days + 1
    # The date in which the consent begins is not wholly inside it; the running one is delivered.
    dates = (end.astimezone(zone).date() - start.astimezone(zone).date()).days
    sizes = dict.fromkeys(BY_DAY, days) | dict.fromkeys(BY_DATES, dates) | {"sleep": about["logs"]["sleep"], "activity-log": about["logs"]["activityLog"]}
    fewest = {stream: pieces(sizes[stream], longest) for stream, longest in RANGES.items()}
    return fewest | {"daily-activity": SERIES * fewest["daily-activity"]}


class History:
    """Tells a request that reads what was never read of the year from one for current data or once more."""

    def __init__(self, about):
        self.start, self.end = instant(about["consentStart"]), instant(about["installed"])
        self.read = collections.defaultdict(set)
        self.oldest, self.follows = {}, {}

    def is_new(self, request):
        if request.stream in BY_LOGS:
            return self.is_new_list(request)
        if request.stream not in RANGES:
            return False
        new = self.units(request) - self.read[request.stream]
        self.read[request.stream] |= new
        return bool(new)

    def units(self, request):
        if request.stream in BY_DATES:
            first, last = (datetime.date.fromisoformat(part) for part in request.parts)
            last = min(last, self.end.date() + DAY)
            # Of a series a date is another thing than of the next one.
            series = request.path.split("/date/")[0]
            return {(series, first + DAY * i) for i in range((last - first).days + 1)}
        date, begin, end = request.parts
        midnight = datetime.datetime.fromisoformat(f"{date}T00:00:00+00:00")
        minutes = [int(text[:2]) * 60 + int(text[3:]) for text in (begin or "00:00", end or "23:59")]
        return {time for time in (midnight + datetime.timedelta(minutes=i) for i in range(minutes[0], minutes[1] + 1)) if self.start <= time < self.end}

    def is_new_list(self, request):
        after = request.path.split("afterDate=")[1][:10]
        if "offset=0" in request.path:
            self.follows[request.stream] = after < self.oldest.get(request.stream, "9999")
            self.oldest[request.stream] = min(after, self.oldest.get(request.stream, "9999"))
        return self.follows[request.stream]


about = run("fitbit", DAYS, 0)
history, fewest = History(about), minimum(about)
asked, others = collections.Counter(), collections.Counter()
for request in about["requests"]:
    (asked if history.is_new(request) else others)[request.stream] += 1
for stream in RANGES:
    print(f"backfill-requests    {stream.ljust(24)} {asked[stream]:5}  (minimum {fewest[stream]})")

# Each whole hour between the start and the end counts, also one in which nothing was asked for.
begun, done = instant(about["installed"]), instant(about["backfilled"])
hours = collections.Counter(request.time.replace(minute=0, second=0) for request in about["requests"] if request.stream != "tokens")
first = (begun + HOUR - datetime.timedelta(seconds=1)).replace(minute=0, second=0)
full = [hours[first + HOUR * i] for i in range(int((done - first) / HOUR))]
took = done - begun
current = sum(others[stream] for stream in RANGES)
days = (int(took / (DAY / 4)) + 1) / 4
# A head each quarter of an hour, whether something was uploaded by then or not.
allowed = sum(number for stream, number in policy("fitbit", [begun + HOUR / 4 * i for i in range(int(days * 96) + 1)], days).items() if stream in RANGES)
least = (QUOTA - RESERVE) * 98 // 100 + 1
ratio = sum(asked.values()) / sum(fewest.values())
verdict("backfill-requests", [
    ("days", DAYS, "all of them", about["done"]),
    ("requests for what was never read, of the fewest possible", f"{sum(asked.values())} of {sum(fewest.values())}, {ratio:.4f}", "<= 1.02", ratio <= 1.02),
    ("apart: current data meanwhile, and read once more", current, f"<= {allowed}, as of the policy", current <= allowed),
    ("apart: devices, profiles, tokens", ", ".join(str(others[name]) for name in ("devices", "profile", "tokens")), "no goal here", True),
    ("answers of 429", sum(request.status == 429 for request in about["requests"]), "0", all(request.status != 429 for request in about["requests"])),
    ("full hours", len(full), f">= {FULL_HOURS}", len(full) >= FULL_HOURS),
    ("requests in each of them", f"{min(full, default=0)} to {max(full, default=0)}", f">= {least}", all(number >= least for number in full)),
    ("hours it took", f"{took.total_seconds() / 3600:.1f}", "no goal here", True),
])
