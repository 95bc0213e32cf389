"""Which members an answer must have: what its recorded samples always carry, and short lists for what they do not settle."""

import json
import os

# Recorded ones where there are any; a constructed one stands for a form that nobody recorded.
SAMPLES = {
    "GetProfileResponse": ["profile.fitbitnet"],
    "GetDevicesResponse": ["devices-single.fitbitnet", "devices-double.fitbitnet"],
    "GetHeartRateTimeSeriesResponse": ["heart-timeseries.fwa"],
    "GetHeartRateIntradayResponse": ["heart-intraday-1sec.fwa"],
    "HeartRateOfWindow": ["heart-intraday-time-window-15min.fitbitnet"],
    "StepsIntraday": ["activity-intraday-steps-1min.fitbitnet", "activity-intraday-steps-15min.constructed"],
    "CaloriesIntraday": ["activity-intraday-calories-1min-00-12.fitbitnet", "activity-intraday-calories-no-date.fitbitnet"],
    "StepsSeries": ["activity-timeseries-steps.fwa"],
    "DistanceSeries": ["activity-timeseries-distance.fitbitnet"],
    "GetWeightLogResponse": ["body-weight-log.fwa", "body-weight-log.fitbitnet"],
    "GetHrvSummaryResponse": ["hrv-summary-date.fitbitnet"],
    "GetHrvIntradayResponse": ["hrv-intraday-date.fitbitnet"],
    "GetBreathingRateSummaryResponse": ["br-summary-date.fitbitnet"],
    "GetBreathingRateIntradayResponse": ["br-intraday-date.fitbitnet"],
    "SpO2OfDate": ["spo2-summary-date.fitbitnet"],
    "SpO2MinutesOfDate": ["spo2-intraday-date.fitbitnet"],
    "SpO2MinutesOfRange": ["spo2-intraday-interval.fitbitnet"],
    "GetTemperatureSkinSummaryResponse": ["temperature-skin.constructed"],
    "GetSleepLogByDateResponse": ["sleep-date.fitbitnet", "sleep-date-empty.shimmer"],
    "GetSleepLogByDateRangeResponse": ["sleep-date-range.fitbitnet"],
    "GetSleepLogListResponse": ["sleep-log-list.constructed", "sleep-log-list-last-page.constructed"],
    "GetActivityLogListResponse": ["activity-log-list.fitbitnet"],
    "Oauth2Token": ["oauth2-token.fitbitnet"],
    "Oauth2Introspect": ["introspect-active.constructed"],
}

# Required although no sample settles it: place, members, reason.
REQUIRED = [
    ("SleepLog", "logType", "samples older than the member lack it"),
    ("SleepLog.levels.data[]", "dateTime", "old samples spell it datetime, the service does not"),
    ("SleepLog.levels.shortData[]", "dateTime", "the same"),
    ("SleepSummary.stages", "deep light rem wake", "no sample has it; a night of stages has them all"),
    ("ActivityLog", "hasActiveZoneMinutes hasGps", "samples older than the members lack them; they are flags"),
    ("ActivityLog.activeZoneMinutes", "totalMinutes minutesInHeartRateZones", "no sample has it; facts/fitbit-web-api.md, section 7"),
    ("ActivityLog.activeZoneMinutes.minutesInHeartRateZones[]", "type minutes minuteMultiplier order zoneName", "the same"),
    *((f"{name[0].upper()}{name[1:]}Series", f"activities-{name}", "no sample of it has this form; those of steps and distance have the like")
      for name in ("calories", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive")),
    ("InactiveToken", "active", "RFC 7662: an unknown token is inactive, and nothing else is said of it"),
]

# Optional although a sample has them, or sent by the simulator and not by each sample.
OPTIONAL = [
    ("HeartRateTimeSeriesValue", "restingHeartRate", "absent on days without wear"),
    ("HeartRateZone", "caloriesOut minutes", "a day without wear has the bounds alone"),
    ("BreathingRateIntradayValue", "deepSleepSummary fullSleepSummary lightSleepSummary remSleepSummary", "each can be missing; facts/fitbit-web-api.md, section 7"),
    ("GetSleepLogListResponse.pagination", "afterDate beforeDate", "the one that was asked"),
    ("GetActivityLogListResponse.pagination", "afterDate beforeDate", "the one that was asked"),
    ("WeightLog", "fat", "of scales that measure it"),
    ("SleepLog.levels", "shortData", "of stages alone"),
    ("SleepLog.levels.summary", "deep light rem wake asleep awake restless", "those of the one kind or of the other"),
    ("SleepSummary", "stages", "of days with a night of stages"),
    ("ActivityLog", "steps distance distanceUnit speed pace elevationGain source", "not on every recorded row"),
    ("ActivityLog", "averageHeartRate heartRateLink heartRateZones activeZoneMinutes", "of logs with heart rate"),
    ("ActivityLog", "tcxLink", "of logs with positions; recorded rows, all older than hasGps, have it without, too"),
    ("ActivityLog.heartRateZones[]", "caloriesOut", "recorded rows lack it, newer ones have it"),
    ("ActivityLog.source", "trackerFeatures", "newer devices have it"),
]

# A date without data is an empty object, though one with data has required members (facts/fitbit-web-api.md, section 7, lists).
EMPTY = {"SpO2OfDate", "SpO2MinutesOfDate"}


def walk(contract, schema, body, place, path=()):
    """(path, place, schema, value) of everything in a body that its schema names; a place is the schema's name and the members below it."""
    while "$ref" in schema:
        place = schema["$ref"].rsplit("/", 1)[1]
        schema = contract.schemas[place]
    yield path, place, schema, body
    if isinstance(body, dict):
        for name, value in body.items():
            if name in schema.get("properties", {}):
                yield from walk(contract, schema["properties"][name], value, f"{place}.{name}", (*path, name))
    elif isinstance(body, list) and "items" in schema:
        for index, value in enumerate(body):
            yield from walk(contract, schema["items"], value, f"{place}[]", (*path, index))


def require(contract, folder):
    """Writes into the schemas what they require."""
    always, found = {}, {}
    for name, files in SAMPLES.items():
        for file in files:
            with open(os.path.join(folder, f"{file}.json"), encoding="utf-8") as sample:
                body = json.load(sample)
            for _, place, schema, value in walk(contract, contract.schemas[name], body, name):
                if isinstance(value, dict):
                    found[place] = schema
                    always[place] = always.get(place, set(value)) & set(value) & set(schema.get("properties", {}))
    for place, members, _ in REQUIRED:
        found[place] = contract.at(place)
        always.setdefault(place, set()).update(members.split())
    for place, members, _ in OPTIONAL:
        always.get(place, set()).difference_update(members.split())
    for place, schema in found.items():
        schema["required"] = sorted(always[place])


def listed(table):
    return {f"{place}.{member}" for place, members, _ in table for member in members.split()}
