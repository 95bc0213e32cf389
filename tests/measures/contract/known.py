"""Where the simulator follows the service and the contract does not, each with its reason. A difference that no answer needs any more is stale."""


class Difference:
    """Brings the body of one of the schemas into the form the contract knows; `reshape` gives None where nothing differs."""

    def __init__(self, schemas, reason, reshape):
        self.schemas, self.reason, self.reshape = schemas, reason, reshape


def spo2_wrapped(body):
    return {"spo2": body} if isinstance(body, list) else {"spo2": [body]} if "dateTime" in body else None


def heart_of_a_window(body):
    days = [day for day in body["activities-heart"] if isinstance(day["value"], str)]
    for day in days:
        float(day["value"])
        day["value"] = {zones: day.pop(zones) for zones in ("customHeartRateZones", "heartRateZones")}
    return body if days else None


def time_as_cut(member):
    def reshape(body):
        cut = body["pagination"].get(member, "")
        if "T" not in cut:
            return None
        body["pagination"][member] = cut.split("T")[0]
        return body
    return reshape


def unknown(schema, reason, owners, *members):
    """Members the contract lacks: a difference each, so that each one has to be needed."""
    def without(member):
        def reshape(body):
            holders = [owner for owner in owners(body) if member in owner]
            for owner in holders:
                del owner[member]
            return body if holders else None
        return reshape
    return [Difference({schema}, f"{member}: {reason}", without(member)) for member in members]


LISTS = {"GetSleepLogListResponse", "GetActivityLogListResponse"}

DIFFERENCES = [
    Difference({"GetSpO2SummaryResponse", "GetSpO2IntradayResponse"},
               "SpO2: real answers are an object for a date and a bare array for a range, the contract wraps both", spo2_wrapped),
    Difference({"GetHeartRateIntradayResponse"},
               "heart rate of a time window: recorded answers have a text as value and the zones beside it", heart_of_a_window),
    Difference(LISTS, "afterDate: recorded answers repeat a time as it was asked, the contract knows dates", time_as_cut("afterDate")),
    *unknown("GetActivityLogListResponse", "the list can be cut before a date, too", lambda body: [body["pagination"]], "beforeDate"),
    Difference(LISTS, "beforeDate: the same as afterDate", time_as_cut("beforeDate")),
    *unknown("GetProfileResponse", "stands in recorded profiles", lambda body: [body["user"]], "aboutMe", "city"),
    *unknown("GetActivityLogListResponse", "stands in recorded rows, the contract has the rows of the daily summary", lambda body: body["activities"],
             "activeDuration", "activityLevel", "activityName", "activityTypeId", "averageHeartRate", "caloriesLink", "distanceUnit", "elevationGain",
             "heartRateLink", "heartRateZones", "logType", "manualValuesSpecified", "originalDuration", "originalStartTime", "pace", "source", "speed", "tcxLink"),
    *unknown("GetActivityLogListResponse", "stands in the newer reference pages", lambda body: body["activities"], "activeZoneMinutes", "hasGps"),
]
