"""Nobody comes in who is not staff: whatever the method, path, header or cookie."""

from __future__ import annotations

import re
from dataclasses import replace
from http.cookies import SimpleCookie
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.errors import ConfigError
from config.settings import Settings
from config.staff import StaffAccess
from dashboard.app import create_app
from dashboard.security import ROUTES
from dashboard.staff.sessions import COOKIE, Sealer, Session, new_session
from tests.dashboard.staff.conftest import HASH, PASSWORD, ROLE, Staff

JOB = "0" * 32
BEHIND = (
    "/leverans",
    "/leverans/",
    f"/leverans/prov/{JOB}",
    f"/leverans/prov/{JOB}/lage",
    f"/leverans/prov/{JOB}/fil/1",
    f"/leverans/prov/{JOB}/prova",
    f"/leverans/prov/{JOB}/publicera",
    f"/leverans/prov/{JOB}/ta-bort",
    "/leverans/utgavor",
    "/leverans/utgavor/2026-01-01-0000000000",
    "/leverans/utloggning",
    "/leverans/finns-inte",
)
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
PROXY_ADDRESS = {"REMOTE_ADDR": "10.0.0.5"}
every_address = pytest.mark.parametrize("address", BEHIND)
every_method = pytest.mark.parametrize("method", METHODS)


def _ask(client: FlaskClient, method: str, address: str, **more: Any) -> Any:
    return getattr(client, method)(address, **more)


@every_method
@every_address
def test_nobody_comes_in_where_nothing_is_configured(client: FlaskClient, address: str, method: str) -> None:
    answer = _ask(client, method, address, headers=ROLE)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    if method != "head":
        assert "Leveranser tas inte emot här" in answer.get_data(as_text=True)


@every_method
def test_nor_does_anybody_sign_in_there(client: FlaskClient, method: str) -> None:
    assert _ask(client, method, "/leverans/inloggning").status_code == 403


@every_method
@every_address
def test_with_a_password_a_visitor_is_shown_the_way_in_and_can_do_nothing(
    with_password: Staff, address: str, method: str
) -> None:
    answer = _ask(with_password.client, method, address)
    if method in ("get", "head"):
        assert (answer.status_code, answer.headers["Location"]) == (303, "/leverans/inloggning")
    else:
        assert answer.status_code == 403


@every_address
def test_a_role_is_believed_from_the_proxy_alone(behind_proxy: Staff, address: str) -> None:
    client = behind_proxy.client
    for elsewhere in ("127.0.0.1", "10.0.0.16", "::1", ""):
        assert client.get(address, headers=ROLE, environ_base={"REMOTE_ADDR": elsewhere}).status_code == 403
    pretended = ROLE | {"X-Forwarded-For": "10.0.0.5", "X-Real-Ip": "10.0.0.5", "Forwarded": "for=10.0.0.5"}
    assert client.get(address, headers=pretended, environ_base={"REMOTE_ADDR": "192.0.2.1"}).status_code == 403


@pytest.mark.parametrize("roles", ["", "uppfoljning2", "Uppfoljning", "x uppfoljning", "upp,foljning"])
def test_only_the_very_role_counts(behind_proxy: Staff, roles: str) -> None:
    answer = behind_proxy.client.get("/leverans", headers={"X-Roles": roles}, environ_base=PROXY_ADDRESS)
    assert answer.status_code == 403
    assert "Du får inte lämna leveranser" in answer.get_data(as_text=True)


@pytest.mark.parametrize("address", ["10.0.0.5", "::ffff:10.0.0.5"])
def test_staff_come_in_through_the_proxy(behind_proxy: Staff, address: str) -> None:
    answer = behind_proxy.client.get("/leverans", headers=ROLE, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 200
    assert "Logga ut" not in answer.get_data(as_text=True)


def test_a_password_opens_and_signing_out_shuts(with_password: Staff) -> None:
    assert with_password.sign_in("fel lösenord").status_code == 403
    assert with_password.client.get("/leverans").status_code == 303
    assert with_password.sign_in().headers["Location"] == "/leverans"
    assert with_password.client.get("/leverans").status_code == 200
    token = with_password.token()
    assert with_password.client.post("/leverans/utloggning", data={"token": token}).headers["Location"] == "/"
    assert with_password.client.get("/leverans").status_code == 303


def test_the_cookie_is_for_no_script_no_other_site_and_only_encrypted_where_the_way_is(with_password: Staff) -> None:
    def cookie(**more: Any) -> Any:
        header = with_password.client.get("/leverans/inloggning", **more).headers["Set-Cookie"]
        return SimpleCookie(header)[COOKIE]

    plain = cookie()
    assert (plain["httponly"], plain["samesite"], plain["secure"]) == (True, "Strict", "")
    assert cookie(base_url="https://localhost")["secure"] is True
    assert cookie(headers={"X-Forwarded-Proto": "https"})["secure"] == "", "no proxy is trusted here"


def test_behind_the_proxy_the_cookie_follows_the_readers_way(behind_proxy: Staff) -> None:
    headers = ROLE | {"X-Forwarded-Proto": "https"}
    answer = behind_proxy.client.get("/leverans", headers=headers, environ_base=PROXY_ADDRESS)
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_form_needs_the_token_of_its_own_session(with_password: Staff) -> None:
    client = with_password.client
    assert client.post("/leverans/inloggning", data={"losenord": PASSWORD}).status_code == 403
    other = new_session(signed_in=False)
    sealer = Sealer(b"x" * 32)
    for token in ("", "x", "å" * 64, sealer.token(other)):
        answer = client.post("/leverans/inloggning", data={"losenord": PASSWORD, "token": token})
        assert (answer.status_code, "Formuläret gäller inte" in answer.get_data(as_text=True)) == (403, True)


@pytest.mark.parametrize("address", ["/leverans", "/leverans/utgavor", "/leverans/utloggning"])
def test_another_site_cannot_send_a_form(signed_in: Staff, address: str) -> None:
    token = signed_in.token()
    for site in ("cross-site", "same-site"):
        answer = signed_in.client.post(address, data={"token": token}, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 403


@pytest.mark.parametrize("address", [a for a in BEHIND if a.count("/") > 3] + ["/leverans", "/leverans/utgavor"])
def test_a_signed_in_reader_still_needs_the_token(signed_in: Staff, address: str) -> None:
    answer = signed_in.client.post(address, data={})
    assert answer.status_code in (403, 405)


def test_the_password_can_be_tried_five_times(with_password: Staff) -> None:
    told = [with_password.sign_in("fel lösenord").status_code for _ in range(6)]
    assert told == [403] * 5 + [429]
    last = with_password.sign_in()
    assert (last.status_code, last.headers["Retry-After"]) == (429, "900"), "the right one is not looked at either"


def test_the_tries_of_one_address_do_not_shut_out_another(with_password: Staff) -> None:
    for _ in range(6):
        with_password.sign_in("fel lösenord")
    with_password.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert with_password.sign_in().status_code == 303


def test_a_password_in_clear_is_no_setting(settings: Settings) -> None:
    for stored in (PASSWORD, "scrypt:1:8:1:YQ==:YQ==", HASH.replace("scrypt", "md5"), HASH[:-30]):
        with pytest.raises(ConfigError, match="python -m dashboard password"):
            create_app(replace(settings, staff=StaffAccess(password=stored)))


def test_public_pages_lead_there_only_when_signed_in(with_password: Staff) -> None:
    client = with_password.client
    assert "/leverans" not in client.get("/").get_data(as_text=True)
    with_password.sign_in()
    assert 'href="/leverans"' in client.get("/").get_data(as_text=True)
    assert 'href="/leverans?lang=en"' in client.get("/?lang=en").get_data(as_text=True)


def test_every_route_behind_the_door_is_tried_above(client: FlaskClient) -> None:
    rules = [rule for rule in client.application.url_map.iter_rules() if rule.endpoint.startswith("staff_")]
    assert {rule.endpoint for rule in rules} == {name for name, route in ROUTES.items() if route.tier != "public"}
    patterns = [re.compile(re.sub(r"<[^>]+>", "[^/]+", rule.rule)) for rule in rules]
    addresses = (*BEHIND, "/leverans/inloggning")
    assert [each.pattern for each in patterns if not any(each.fullmatch(address) for address in addresses)] == []


def test_the_closed_page_is_a_whole_page_in_both_languages(client: FlaskClient) -> None:
    for lang, heading in (("sv", "Leveranser tas inte emot här"), ("en", "No deliveries are taken in here")):
        text = client.get(f"/leverans?lang={lang}").get_data(as_text=True)
        assert f'<html lang="{lang}">' in text
        assert text.count("<h1>") == 1
        assert f"<h1>{heading}</h1>" in text


@given(st.text(max_size=80) | st.binary(max_size=80).map(lambda raw: raw.decode("latin-1")))
def test_no_cookie_but_ours_is_a_session(value: str) -> None:
    assert Sealer(b"k" * 32).open(value, hours=8) is None


def test_a_session_is_changed_by_nobody_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    sealer = Sealer(b"k" * 32)
    session = Session("someone", False, new_session(signed_in=False).since)
    sealed = sealer.seal(session)
    assert sealer.open(sealed, hours=1) == session
    forged = sealer.seal(replace(session, signed_in=True)).partition(".")[0] + "." + sealed.partition(".")[2]
    assert sealer.open(forged, hours=1) is None
    assert Sealer(b"l" * 32).open(sealed, hours=1) is None
    monkeypatch.setattr("dashboard.staff.sessions.time.time", lambda: session.since + 3601.0)
    assert sealer.open(sealed, hours=1) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(path=st.text(alphabet="abc/.%-_0å", max_size=30))
def test_no_path_below_is_open(client: FlaskClient, path: str) -> None:
    assert client.get(f"/leverans/{path}").status_code in (308, 403, 404)
    assert client.get(f"/leverans/{path.lstrip('/.')}").status_code != 200


def test_nothing_is_written_for_a_visitor_of_a_shut_door(settings: Settings) -> None:
    create_app(settings).server.test_client().get("/leverans")
    assert not settings.data_dir.exists()
