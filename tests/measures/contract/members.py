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

# Required although no sample says so: place, members, reason.
REQUIRED = []

# Optional although a sample has them, or sent by the simulator and by no sample.
OPTIONAL = []


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
