"""Where the service, which the simulator follows, and the contract part: each place with the schema that holds there instead, why, and where that is seen."""

import json

WHOLE, NUMBER, FLAG, TEXT = ({"type": kind} for kind in ("integer", "number", "boolean", "string"))
DATE, ADDRESS, MOMENT = ({"type": "string", "format": name} for name in ("date", "uri", "moment"))
WALL, CLOCK, DECIMAL, CUT = ({"type": "string", "format": name} for name in ("wall-time", "clock", "decimal", "date-or-time"))


def fresh(wanted):
    """A copy that shares no part with another, nor within itself: what is required is written into it later."""
    return json.loads(json.dumps(wanted))


def record(**members):
    """Nothing else is allowed in it; what of it is required, the samples say."""
    return {"type": "object", "properties": members}


def rows(row):
    return {"type": "array", "items": row}


def one_of(*texts):
    return {"type": "string", "enum": list(texts)}


def schema(name):
    return {"$ref": f"#/components/schemas/{name}"}


class Member:
    """A member the contract lacks, or knows as something else."""

    def __init__(self, place, wanted, reason, source):
        self.touches, self.wanted, self.reason, self.source = place, wanted, f"{place}: {reason}", source

    def apply(self, contract):
        owner, member = self.touches.rsplit(".", 1)
        contract.at(owner)["properties"][member] = fresh(self.wanted)


class Answer:
    """The whole answer to the paths of a form, under a name of its own."""

    def __init__(self, asked, name, wanted, reason, source):
        self.asked, self.touches, self.wanted, self.reason, self.source = asked, name, wanted, f"{name}: {reason}", source

    def apply(self, contract):
        contract.schemas[self.touches] = fresh(self.wanted)
        contract.answers[self.asked] = self.touches


DAY = r"\d{4}-\d\d-\d\d"
MINUTES = record(dateTime=DATE, minutes=rows(schema("SpO2IntradayMinute")))
WINDOW = record(dateTime=DATE, customHeartRateZones=rows(schema("HeartRateZone")), heartRateZones=rows(schema("HeartRateZone")), value=DECIMAL)
BARE = "an object for a date and a bare array for a range, the contract wraps both"
ROW = "stands in recorded rows, the contract has the rows of the daily summary"
NEWER = "newer devices have it"
CUTS = "repeats what was asked, a date or a time; the contract knows dates"
LIST, FACTS = "activity-log-list.fitbitnet", "facts/fitbit-web-api.md"

DIFFERENCES = [
    Answer(rf"/1/user/-/spo2/date/{DAY}\.json", "SpO2OfDate", schema("SpO2Summary"), BARE, "spo2-summary-date.fitbitnet"),
    Answer(rf"/1/user/-/spo2/date/{DAY}/{DAY}\.json", "SpO2OfRange", rows(schema("SpO2Summary")), BARE, f"{FACTS}, section 6"),
    Answer(rf"/1/user/-/spo2/date/{DAY}/all\.json", "SpO2MinutesOfDate", MINUTES, BARE, "spo2-intraday-date.fitbitnet"),
    Answer(rf"/1/user/-/spo2/date/{DAY}/{DAY}/all\.json", "SpO2MinutesOfRange", rows(MINUTES), BARE, "spo2-intraday-interval.fitbitnet"),
    Answer(r"/1/user/-/activities/heart/.*/time/.*", "HeartRateOfWindow",
           record(**{"activities-heart": rows(WINDOW), "activities-heart-intraday": schema("HeartRateIntradayDataset")}),
           "a text as value and the zones beside it", "heart-intraday-time-window-15min.fitbitnet"),
    Member("GetSleepLogListResponse.pagination.afterDate", CUT, CUTS, f"{LIST}, the same paging"),
    Member("GetSleepLogListResponse.pagination.beforeDate", CUT, CUTS, f"{LIST}, the same paging"),
    Member("GetActivityLogListResponse.pagination.afterDate", CUT, CUTS, LIST),
    Member("GetActivityLogListResponse.pagination.beforeDate", CUT, "the list can be cut before a date, too", f"{FACTS}, section 8"),
    Member("User.aboutMe", TEXT, "stands in recorded profiles", "profile.fitbitnet"),
    Member("User.city", TEXT, "stands in recorded profiles", "profile.fitbitnet"),
    *(Member(f"ActivityLog.{name}", wanted, ROW, LIST) for name, wanted in {
        "activeDuration": WHOLE, "activityName": TEXT, "activityTypeId": WHOLE, "averageHeartRate": WHOLE, "caloriesLink": ADDRESS,
        "activityLevel": rows(record(minutes=WHOLE, name=one_of("sedentary", "lightly", "fairly", "very"))),
        "distanceUnit": TEXT, "elevationGain": NUMBER, "heartRateLink": ADDRESS,
        "heartRateZones": rows(record(caloriesOut=NUMBER, max=WHOLE, min=WHOLE, minutes=WHOLE, name=one_of("Out of Range", "Fat Burn", "Cardio", "Peak"))),
        "logType": TEXT, "manualValuesSpecified": record(calories=FLAG, distance=FLAG, steps=FLAG), "originalDuration": WHOLE,
        "originalStartTime": MOMENT, "pace": NUMBER, "source": record(id=TEXT, name=TEXT, type=TEXT, url=ADDRESS, trackerFeatures=rows(TEXT)), "speed": NUMBER, "tcxLink": ADDRESS}.items()),
    Member("WeightLog.fat", NUMBER, "scales that measure it say it", f"{FACTS}, section 6, note 5"),
    Member("ActivityLog.hasGps", FLAG, NEWER, "the newer reference pages"),
    Member("ActivityLog.activeZoneMinutes", record(totalMinutes=WHOLE, minutesInHeartRateZones=rows(record(
        type=one_of("OUT_OF_ZONE", "FAT_BURN", "CARDIO", "PEAK"), minutes=WHOLE, minuteMultiplier=WHOLE, order=WHOLE, zoneName=TEXT))), NEWER, f"{FACTS}, section 7"),
]

STAGES, CLASSIC = ("deep", "light", "rem", "wake"), ("asleep", "awake", "restless")
SLEPT = record(count=WHOLE, minutes=WHOLE, thirtyDayAvgMinutes=WHOLE)


def intraday(resource, **point):
    dataset = record(dataset=rows(record(time=CLOCK, **point)), datasetInterval=WHOLE, datasetType=one_of("minute"))
    names = {f"activities-{resource}": rows(schema("ActivityTimeSeriesDatapoint")), f"activities-{resource}-intraday": dataset}
    return Answer(rf"/1/user/-/activities/{resource}/date/[^/]+/[^/]+/.*", f"{resource.capitalize()}Intraday", record(**names),
                  "the contract allows each resource in the answer to any", f"activity-intraday-{resource}-*")


def series(resource):
    return Answer(rf"/1/user/-/activities/{resource}/date/[^/]+/[^/]+\.json", f"{resource[0].upper()}{resource[1:]}Series",
                  record(**{f"activities-{resource}": rows(schema("ActivityTimeSeriesDatapoint"))}), "the contract allows each resource in the answer to any", "activity-timeseries-*")


# Where the contract says less than recorded answers do: any text, any name.
TIGHTER = [
    intraday("steps", value=WHOLE), intraday("calories", value=NUMBER, level=WHOLE, mets=WHOLE),
    *(series(resource) for resource in ("steps", "distance", "calories", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive")),
    Answer("introspection of an unknown token", "InactiveToken", record(active=FLAG), "nothing but that it is not active", "RFC 7662, section 2.2"),
    *(Member(place, WALL, "a time on the wall clock", FACTS) for place in (
        "SleepLog.startTime", "SleepLog.endTime", "SleepLog.levels.data[].dateTime", "SleepLog.levels.shortData[].dateTime", "HrvIntradayMinute.minute",
        "SpO2IntradayMinute.minute", "Device.lastSyncTime")),
    *(Member(place, CLOCK, "a time of day", FACTS) for place in ("HeartRateIntradayDatapoint.time", "WeightLog.time")),
    *(Member(f"ActivityLog.{name}", MOMENT, "a time with its offset", FACTS) for name in ("startTime", "lastModified")),
    Member("ActivityTimeSeriesDatapoint.value", DECIMAL, "a number as text", FACTS),
    *(Member(f"SleepLog.levels.{name}[].level", one_of(*STAGES, *CLASSIC), "the levels of both kinds", FACTS) for name in ("data", "shortData")),
    Member("SleepLog.levels.summary", record(**{name: SLEPT for name in STAGES + CLASSIC}), "the same names", FACTS),
    Member("SleepSummary.stages", record(**{name: WHOLE for name in STAGES}), "the same names", FACTS),
]
