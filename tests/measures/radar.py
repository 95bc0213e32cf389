"""RADAR-base's topics as the judge compares them: what the truth becomes in each, and what an entry says, in one form."""

import datetime
import struct

DAY = 86400


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def midnight(date):
    return seconds(f"{date}T00:00:00Z")


def hour(time):
    return time // 3600


def single(value):
    """As a float of 32 bits holds it; what is not a number is no value."""
    return None if value is None or value != value else struct.unpack("f", struct.pack("f", value))[0]


def wall(text):
    return text.split(".")[0]


def shifted(instant, offset):
    return datetime.datetime.fromtimestamp(seconds(instant) + offset, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


# What a row of the truth becomes: a key, values, and the part of the stream in which a correction sends everything again.

def heart_rate(row):
    time = seconds(row["time"])
    yield time, (1, row["bpm"]), hour(time)


def steps(row):
    time = seconds(row["time"])
    yield time, (60, row["steps"]), hour(time)


def calories(row):
    time = seconds(row["time"])
    yield time, (60, row["kilocalories"], row["level"], row["mets"]), hour(time)


def variability(row):
    yield seconds(row["time"]), tuple(single(row[name]) for name in ("rmssd", "coverage", "highFrequency", "lowFrequency")), row["date"]


def oxygen(row):
    yield seconds(row["time"]), (single(row["percent"]),), row["date"]


def breathing(row):
    yield midnight(row["date"]), tuple(single(row.get(name)) for name in ("light", "deep", "rem", "full")), row["date"]


def temperature(row):
    yield midnight(row["date"]), (single(row["relative"]), row["logType"].upper()), row["date"]


def resting(row):
    yield row["date"], (row["bpm"],), row["date"]


def time_zone(row):
    yield "now", (row["offsetSeconds"],), "now"


STAGES = {"wake": "AWAKE", "rem": "REM", "light": "LIGHT", "deep": "DEEP"}
LEVELS = {"awake": "AWAKE", "restless": "RESTLESS", "asleep": "ASLEEP"}


def sleep(kind, words):
    def project(row):
        if row["type"] == kind:
            for level in row["stages"]:
                yield wall(level["local" if "local" in level else "start"]), (level["seconds"], words[level["level"]], row["efficiency"]), row["logId"]
    return project


def google_sleep(kind, words, values):
    def project(row):
        if row["type"] == kind:
            for level in row["stages"]:
                yield shifted(level["start"], level["offsetSeconds"]), values(level, words[level["level"].lower()]), row["logId"]
    return project


def minutes(items, name, label="name"):
    return next((item["minutes"] * 60 for item in items if item[label] == name), None)


def activity(row):
    get = row.get
    levels, zones, source = get("levels") or [], get("zones") or [], get("source")
    start = {zone["name"]: zone["min"] for zone in zones}
    manual = (get("manualDistance"), get("manualCalories"), get("manualSteps"))
    yield int(row["logId"]), (
        seconds(row["start"]), row["offsetSeconds"], seconds(row["lastModified"]), single(row["durationMilliseconds"] / 1000),
        single((get("activeDurationMilliseconds") or row["durationMilliseconds"]) / 1000), get("activityName"), get("logType"), get("activityTypeId"),
        source and tuple(source.get(name) for name in ("id", "name", "type", "url")), None if manual == (None, None, None) else manual,
        single(get("calories") and get("calories") * 4.1868),
        tuple(minutes(levels, name) for name in ("sedentary", "lightly", "fairly", "very")) if levels else None,
        # The lowest and the highest rate are not known: those of the zones are bounds.
        (get("averageHeartRate"), None, None, *(start.get(name) for name in ("Fat Burn", "Cardio", "Peak")),
         *(minutes(zones, name) for name in ("Out of Range", "Fat Burn", "Cardio", "Peak"))) if zones or get("averageHeartRate") is not None else None,
        get("steps"), single(get("distanceKilometres")), None if get("speedKilometresPerHour") is None else round(get("speedKilometresPerHour"), 6)), row["logId"]


# What an entry says: its key and its values.

def fields(key, *names):
    return lambda value: (value[key], tuple(value[name] for name in names))


def floats(*names):
    return lambda value: (value["time"], tuple(single(value[name]) for name in names))


def record(value):
    return value and tuple(value.values())


def activity_entry(value):
    return value["id"], (
        value["time"], value["timeZoneOffset"], value["timeLastModified"], value["duration"], value["durationActive"], value["name"], value["logType"], value["type"],
        record(value["source"]), record(value["manualDataEntry"]), value["energy"], record(value["levels"]), record(value["heartRate"]), value["steps"],
        value["distance"], None if value["speed"] is None else round(value["speed"], 6))


SLEEP = fields("dateTime", "duration", "level", "efficiency")
FITBIT = {
    "connect_fitbit_intraday_heart_rate": ("heart-rate", "FitbitIntradayHeartRate", heart_rate, fields("time", "timeInterval", "heartRate")),
    "connect_fitbit_intraday_steps": ("steps", "FitbitIntradaySteps", steps, fields("time", "timeInterval", "steps")),
    "connect_fitbit_intraday_calories": ("calories", "FitbitIntradayCalories", calories, fields("time", "timeInterval", "calories", "level", "mets")),
    "connect_fitbit_intraday_heart_rate_variability": (
        "heart-rate-variability", "FitbitIntradayHeartRateVariability", variability, floats("rmssd", "coverage", "highFrequency", "lowFrequency")),
    "connect_fitbit_intraday_spo2": ("oxygen-saturation", "FitbitIntradaySpo2", oxygen, floats("spo2")),
    "connect_fitbit_breathing_rate": ("breathing-rate", "FitbitBreathingRate", breathing, floats("lightSleep", "deepSleep", "remSleep", "fullSleep")),
    "connect_fitbit_skin_temperature": (
        "skin-temperature", "FitbitSkinTemperature", temperature, lambda value: (value["time"], (single(value["relativeTemperature"]), value["logType"]))),
    "connect_fitbit_resting_heart_rate": ("resting-heart-rate", "FitbitRestingHeartRate", resting, fields("date", "restingHeartRate")),
    "connect_fitbit_sleep_stages": ("sleep", "FitbitSleepStage", sleep("stages", STAGES), SLEEP),
    "connect_fitbit_sleep_classic": ("sleep", "FitbitSleepClassic", sleep("classic", LEVELS), SLEEP),
    "connect_fitbit_activity_log": ("activity-log", "FitbitActivityLogRecord", activity, activity_entry),
    "connect_fitbit_time_zone": ("time-zone", "FitbitTimeZone", time_zone, lambda value: ("now", (value["timeZoneOffset"],))),
}


def stage_values(level, word):
    return level["seconds"], word, None


def classic_values(level, word):
    return level["seconds"], word, seconds(level["start"]), level["offsetSeconds"]


GOOGLE_HEALTH = {
    "push_googlehealth_heart_rate": ("heart-rate", "GoogleHealthHeartRate", heart_rate, fields("time", "timeInterval", "heartRate")),
    "push_googlehealth_steps": ("steps", "GoogleHealthSteps", steps, fields("time", "timeInterval", "steps")),
    "push_googlehealth_sleep_stage": ("sleep", "GoogleHealthSleepStage", google_sleep("stages", STAGES, stage_values), SLEEP),
    "push_googlehealth_sleep_classic": (
        "sleep", "GoogleHealthSleepClassic", google_sleep("classic", LEVELS, classic_values), fields("dateTime", "duration", "level", "time", "utcOffset")),
}
OLD_TOPICS = {
    **{topic: FITBIT[topic] for topic in ("connect_fitbit_intraday_heart_rate", "connect_fitbit_intraday_steps")},
    "connect_fitbit_sleep_stages": ("sleep", "FitbitSleepStage", google_sleep("stages", STAGES, stage_values), SLEEP),
    "connect_fitbit_sleep_classic": ("sleep", "FitbitSleepClassic", google_sleep("classic", LEVELS, stage_values), SLEEP),
}
