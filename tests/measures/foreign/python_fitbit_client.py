"""Debian's python3-fitbit, whose addresses are class members: a subclass names the simulator instead."""

import time

import fitbit
import fitbit.api
import fitbit.exceptions
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError

from foreign.conversation import REDIRECT, Conversation, consent, middle_day, parameter

NAME = f"python-fitbit {fitbit.__version__}"


def talk(simulator, user):
    base, client_id, secret = (simulator.about[name] for name in ("url", "clientId", "clientSecret"))

    class LocalOauth(fitbit.api.FitbitOauth2Client):
        authorization_url = f"{base}oauth2/authorize"
        request_token_url = access_token_url = refresh_token_url = simulator.about["tokenUrl"]

    class LocalFitbit(fitbit.Fitbit):
        API_ENDPOINT = base.rstrip("/")

        def __init__(self, **more):
            super().__init__(client_id, secret, **more)
            self.client = LocalOauth(client_id, secret, **more)

    with Conversation(NAME) as said:
        first = LocalFitbit(redirect_uri=REDIRECT)
        url, _ = first.client.authorize_token_url(scope=["activity", "heartrate", "profile", "settings"], user=user)
        location = consent(url)
        said.did("consent")
        token = dict(first.client.fetch_access_token(parameter(location, "code")))
        said.did("exchange", token["user_id"] == user)

        day = middle_day(simulator)
        said.did("profile", first.user_profile_get()["user"]["encodedId"] == user)
        said.did("devices", isinstance(first.get_devices(), list))
        heart = first.intraday_time_series("activities/heart", base_date=day, detail_level="1sec")
        said.did("heart rate", heart["activities-heart-intraday"]["datasetType"] == "second")
        hour = first.intraday_time_series("activities/steps", base_date=day, detail_level="1min", start_time="08:00", end_time="08:59")
        said.did("steps of an hour", len(hour["activities-steps-intraday"]["dataset"]) == 60)
        week = first.time_series("activities/heart", base_date=day, period="7d")
        said.did("heart rate of a week", len(week["activities-heart"]) == 7)

        kept = []
        tokens = {name: token[name] for name in ("access_token", "refresh_token")}
        later = LocalFitbit(**tokens, expires_at=time.time() - 1, refresh_cb=kept.append)
        said.did("refresh by itself", later.user_profile_get()["user"]["encodedId"] == user and len(kept) == 1)
        said.did("devices with the fresh token", isinstance(later.get_devices(), list))
        late = LocalFitbit(**tokens, expires_at=time.time() - 1, refresh_cb=kept.append)
        said.refused("second refresh", InvalidGrantError, late.user_profile_get)
        unknown = LocalFitbit(access_token="unknown", refresh_token="unknown", refresh_cb=kept.append)
        said.refused("unknown token", fitbit.exceptions.HTTPUnauthorized, unknown.user_profile_get)
    return said
