"""Debian's requests-oauthlib with its Fitbit fix: consent with a proof key, exchange, data, refresh by hand and by itself, and what is refused."""

import os
import time

import requests_oauthlib
from oauthlib.oauth2 import WebApplicationClient
from oauthlib.oauth2.rfc6749.errors import InvalidClientError, InvalidGrantError
from requests import HTTPError
from requests.auth import HTTPBasicAuth
from requests_oauthlib.compliance_fixes import fitbit_compliance_fix

from foreign.conversation import REDIRECT, Conversation, consent, is_right, resources

NAME = f"requests-oauthlib {requests_oauthlib.__version__}"
SCOPES = ["activity", "heartrate", "profile", "settings", "sleep"]

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # the simulator speaks plain HTTP on the loopback


def talk(simulator, user):
    base, client_id, secret = (simulator.about[name] for name in ("url", "clientId", "clientSecret"))
    token_url, basic = simulator.about["tokenUrl"], HTTPBasicAuth(client_id, secret)

    def session(scopes, **more):
        return fitbit_compliance_fix(requests_oauthlib.OAuth2Session(client_id, scope=scopes, redirect_uri=REDIRECT, **more))

    def get(session, path, **more):
        answer = session.get(base + path, timeout=60, **more)
        answer.raise_for_status()
        return answer.json()

    def authorize(session):
        """The library knows proof keys in its lower half only; the values pass through the upper one."""
        keys = WebApplicationClient(client_id)
        verifier = keys.create_code_verifier(64)
        challenge = keys.create_code_challenge(verifier, "S256")
        url, _ = session.authorization_url(f"{base}oauth2/authorize", code_challenge=challenge, code_challenge_method="S256", user=user)
        return consent(url), verifier

    with Conversation(NAME) as said:
        server = session(SCOPES)
        location, verifier = authorize(server)
        said.did("consent")
        said.refused("exchange with a wrong secret", InvalidClientError, lambda: server.fetch_token(
            token_url, authorization_response=location, code_verifier=verifier, client_secret="wrong"))
        said.refused("exchange with a wrong proof", InvalidGrantError, lambda: server.fetch_token(
            token_url, authorization_response=location, code_verifier="w" * 64, client_secret=secret))
        token = server.fetch_token(token_url, authorization_response=location, code_verifier=verifier, client_secret=secret)
        said.did("exchange", token["user_id"] == user and set(token.scopes) == set(SCOPES))
        said.refused("second exchange", InvalidGrantError, lambda: session(SCOPES).fetch_token(
            token_url, code=server._client.code, code_verifier=verifier, client_secret=secret))

        for name, path, members, expected in resources(simulator, user):
            said.did(name, is_right(get(server, path), members, expected))

        used = token["refresh_token"]
        fresh = server.refresh_token(token_url, auth=basic)
        said.did("refresh", fresh["access_token"] != token["access_token"] and fresh["refresh_token"] != used)
        said.did("profile with the fresh token", get(server, "1/user/-/profile.json")["user"]["encodedId"] == user)
        said.refused("second refresh", InvalidGrantError, lambda: session(SCOPES).refresh_token(token_url, refresh_token=used, auth=basic))

        kept = []
        expired = {**fresh, "expires_in": "-1", "expires_at": time.time() - 1}
        automatic = session(SCOPES, token=expired, auto_refresh_url=token_url, token_updater=kept.append)
        owner = get(automatic, "1/user/-/profile.json", client_id=client_id, client_secret=secret)["user"]["encodedId"]
        said.did("refresh by itself", owner == user and len(kept) == 1 and kept[0]["refresh_token"] != fresh["refresh_token"])

        public = session(["profile"])
        location, verifier = authorize(public)
        token = public.fetch_token(token_url, authorization_response=location, code_verifier=verifier, include_client_id=True)
        said.did("exchange without a secret", list(token.scopes) == ["profile"])
        said.did("profile of the public client", get(public, "1/user/-/profile.json")["user"]["encodedId"] == user)
        said.refused("devices without their scope", HTTPError, lambda: get(public, "1/user/-/devices.json"))

        url, headers, body = public._client.prepare_token_revocation_request(f"{base}oauth2/revoke", token["refresh_token"], "refresh_token")
        public.post(url, data=body, headers=headers, auth=basic, withhold_token=True, timeout=60).raise_for_status()
        said.did("revocation")
        said.refused("profile after the revocation", HTTPError, lambda: get(public, "1/user/-/profile.json"))
    return said
