"""What a foreign client says and hears: its steps by name, and the errors that ended it."""

import datetime
import urllib.parse

import requests

REDIRECT = "http://127.0.0.1:1/callback"  # nobody listens there: the code is read from the answer's Location


class Conversation:
    """One client with one simulator. A step that fails ends it: the next ones would fail for the same reason."""

    def __init__(self, client):
        self.client, self.steps, self.refusals, self.error = client, [], 0, None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        if error is not None and not isinstance(error, Exception):
            return False
        if error is not None:
            self.error = f"after '{self.steps[-1] if self.steps else 'the start'}': {kind.__name__}: {error}"
        return True

    def did(self, step, good=True):
        if not good:
            raise AssertionError(f"{step}: the answer is not what was asked for")
        self.steps.append(step)

    def refused(self, step, error, action):
        """Refusals are part of the talk: the client has to understand them, too."""
        try:
            action()
        except error:
            self.refusals += 1
            self.steps.append(step)
            return
        raise AssertionError(f"{step}: was not refused")


def consent(authorize_url):
    """The person's part: opens the address in a browser that does not follow, and returns where it was sent."""
    answer = requests.get(authorize_url, allow_redirects=False, timeout=60)
    if answer.status_code != 302:
        raise AssertionError(f"the consent was answered {answer.status_code}: {answer.text}")
    return answer.headers["Location"]


def parameter(url, name):
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query)[name][0]


def middle_day(simulator):
    """A day whose night and whose hours are all uploaded."""
    return (datetime.date.fromisoformat(simulator.about["from"]) + datetime.timedelta(days=simulator.about["days"] // 2)).isoformat()


def resources(simulator, user):
    """Three resources: a name, a path, the members that lead to what is compared, and what stands there by the truth (of a list its length)."""
    day = middle_day(simulator)
    first = datetime.date.fromisoformat(simulator.start.split("T")[0]) - datetime.timedelta(days=1)  # west of Greenwich the first day begins early
    last = simulator.end.split("T")[0]
    beats = sum(row["time"].startswith(day) for row in simulator.truth(user, "heart-rate"))
    return [
        ("profile", "1/user/-/profile.json", ["user", "encodedId"], user),
        ("sleep", f"1.2/user/-/sleep/date/{first}/{last}.json", ["sleep"], len(simulator.truth(user, "sleep"))),
        ("heart rate", f"1/user/-/activities/heart/date/{day}/1d/1sec.json?timezone=UTC", ["activities-heart-intraday", "dataset"], beats),
    ]


def is_right(body, members, expected):
    for member in members:
        body = body[member]
    return (len(body) if isinstance(body, list) else body) == expected
