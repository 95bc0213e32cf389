"""Every form of every endpoint the simulator serves: the contract's path template and what to fill it with."""

import datetime
import re

HEART = "/1/user/-/activities/heart/date"
ACTIVITY = "/1/user/-/activities/{resource-path}/date"
WEIGHT = "/1/user/-/body/log/weight/date"
SERIES = ("steps", "distance", "calories", "minutesSedentary", "minutesLightlyActive", "minutesFairlyActive", "minutesVeryActive")
PERIODS = ("1d", "7d", "30d", "1w", "1m")
SLEEP = "/1.2/user/-/sleep"
WINDOWS = (("08:00", "09:30"), ("22:45", "23:59"))
DETAILS = ("1min", "5min", "15min")


def fill(template, values):
    """The template's parameters by place."""
    left = iter(values)
    path = re.sub(r"\{[^}]+\}", lambda _: next(left), template)
    if list(left):
        raise ValueError(f"too many values for {template}")
    return path


def intraday(base, resource, details, day, following):
    """A day whole and by window, and a range that reaches over midnight and stays below 24 hours."""
    for detail in details:
        yield f"{base}/{{date}}/1d/{{detail-level}}.json", (*resource, day, detail), ""
        yield f"{base}/{{date}}/1d/{{detail-level}}.json", (*resource, day, detail), "?timezone=UTC"
        # The contract calls the first parameter of a range differently from endpoint to endpoint.
        start = "date" if not resource else "base-date"
        yield f"{base}/{{{start}}}/{{end-date}}/{{detail-level}}.json", (*resource, day, day, detail), ""
        for window in WINDOWS:
            yield f"{base}/{{date}}/1d/{{detail-level}}/time/{{start-time}}/{{end-time}}.json", (*resource, day, detail, *window), ""
        yield (f"{base}/{{date}}/{{end-date}}/{{detail-level}}/time/{{start-time}}/{{end-time}}.json",
               (*resource, day, following, detail, "18:00", "07:30"), "")


def of_dates(measure, detail, day, week_before):
    yield f"/1/user/-/{measure}/date/{{date}}{detail}.json", (day,), ""
    yield f"/1/user/-/{measure}/date/{{startDate}}/{{endDate}}{detail}.json", (week_before, day), ""


def lists(path, day):
    for limit in (1, 3, 100):
        yield path, (), f"?afterDate=2020-01-01&sort=asc&offset=0&limit={limit}"
    yield path, (), f"?beforeDate={day}T12:00:00&sort=desc&offset=0&limit=20"
    yield path, (), "?afterDate=2020-01-01T00:00:00&sort=asc&offset=0&limit=5"
    yield path, (), "?afterDate=2030-01-01&sort=asc&offset=0&limit=20"


def forms(day):
    """(template, values, query) of each call, about a day with data on it and around it."""
    date = datetime.date.fromisoformat(day)
    following, week_before = ((date + datetime.timedelta(days=days)).isoformat() for days in (1, -6))
    yield "/1/user/-/profile.json", (), ""
    yield "/1/user/-/devices.json", (), ""
    yield from intraday(HEART, (), ("1sec", *DETAILS), day, following)
    yield from intraday(ACTIVITY, ("steps",), DETAILS, day, following)
    yield from intraday(ACTIVITY, ("calories",), DETAILS, day, following)
    for period in PERIODS:
        yield f"{HEART}/{{date}}/{{period}}.json", (day, period), ""
    yield f"{HEART}/{{base-date}}/{{end-date}}.json", (week_before, day), ""
    for resource in SERIES:
        for period in PERIODS:
            yield f"{ACTIVITY}/{{date}}/{{period}}.json", (resource, day, period), ""
        yield f"{ACTIVITY}/{{base-date}}/{{end-date}}.json", (resource, week_before, day), ""
    for date in (day, week_before):
        yield f"{WEIGHT}/{{date}}.json", (date,), ""
    for period in PERIODS:
        yield f"{WEIGHT}/{{date}}/{{period}}.json", (day, period), ""
    yield f"{WEIGHT}/{{base-date}}/{{end-date}}.json", (week_before, day), ""
    for measure, details in (("hrv", ("", "/all")), ("br", ("", "/all")), ("spo2", ("", "/all")), ("temp/skin", ("",))):
        for detail in details:
            yield from of_dates(measure, detail, day, week_before)
    for night in (day, week_before, "2010-01-01"):
        yield f"{SLEEP}/date/{{date}}.json", (night,), ""
    yield f"{SLEEP}/date/{{base-date}}/{{end-date}}.json", (week_before, day), ""
    yield from lists(f"{SLEEP}/list.json", day)
    yield from lists("/1/user/-/activities/list.json", day)


# What fills a template that is not in the table, so that an endpoint the simulator serves and nobody drives is found.
PROBES = {
    "date": "{day}", "base-date": "{day}", "start-date": "{day}", "startDate": "{day}", "end-date": "{day}", "endDate": "{day}", "period": "7d", "detail-level": "15min",
    "start-time": "08:00", "end-time": "09:00", "goal-type": "weight", "collection-path": "activities", "log-id": "1", "activity-id": "1",
    "food-id": "1", "meal-id": "1", "tracker-id": "1",
}
RESOURCES = {"activities": ("steps", "calories", "distance", "floors", "elevation"), "body": ("bmi", "fat", "weight"), "foods": ("caloriesIn", "water")}


def probes(template, day):
    """The concrete paths to try for a template outside the table."""
    family = next((names for part, names in RESOURCES.items() if f"/{part}/" in template), ("",))
    for resource in family if "{resource-path}" in template else ("",):
        yield re.sub(r"\{([^}]+)\}", lambda name: resource if name[1] == "resource-path" else PROBES[name[1]].replace("{day}", day), template)
