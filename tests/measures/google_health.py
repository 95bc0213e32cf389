"""The Google Health API's streams as the judge compares them."""


def from_truth(stream, row):
    get = row.get
    if stream == "heart-rate":
        return row["time"], (row["bpm"], 1, row["offsetSeconds"])
    if stream == "steps":
        return row["time"], (row["steps"], 60)
    return row["logId"], (
        row["start"], row["end"], row["startOffsetSeconds"], row["endOffsetSeconds"], row["type"], row["isMainSleep"], row["minutesAsleep"], row["minutesAwake"],
        row["minutesToFallAsleep"], row["minutesAfterWakeup"], row["minutesInSleepPeriod"],
        *(tuple((stage["start"], stage["offsetSeconds"], stage["seconds"], stage["level"]) for stage in row[name]) for name in ("stages", "shortWakes")),
        tuple((total["level"], total["count"], total["minutes"]) for total in row["totals"]))


def from_record(form, stream, record):
    get = record.get
    if stream == "heart-rate":
        return form.instant(record["time"]), (record["beatsPerMinute"], record["intervalSeconds"], form.offset(record["time"]))
    if stream == "steps":
        return form.instant(record["time"]), (record["steps"], record["intervalSeconds"])
    return record["logId"], (
        form.instant(record["start"]), form.instant(record["end"]), form.offset(record["start"]), form.offset(record["end"]), record["type"], get("isMainSleep"),
        get("minutesAsleep"), get("minutesAwake"), get("minutesToFallAsleep"), get("minutesAfterWakeup"), get("minutesInBed"),
        *(tuple((form.instant(stage["start"]), form.offset(stage["start"]), stage["seconds"], stage["level"]) for stage in record[name]) for name in ("levels", "shortWakes")),
        tuple((level["level"], level.get("count"), level.get("minutes")) for level in record["summary"]))


class GoogleHealth:
    name = "google-health"
    streams = ("heart-rate", "steps", "sleep")
    halves = True  # what a page border loses is read by halving windows
    from_truth = staticmethod(from_truth)
    from_record = staticmethod(from_record)
