"""Default deny, headers, sizes and hostile bodies."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from dashboard.app import create_app
from dashboard.callbacks import body_allowed
from dashboard.security import MAX_BODY_BYTES, ROUTES
from dashboard.staff.door import behind

UPDATE = "/_dash-update-component"
ADDRESSES = ["/", "/halsa", "/tema.css", "/assets/1-grund.css", "/_dash-layout", "/_dash-dependencies", "/finns-inte"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def body(pathname: Any = "/", search: Any = "") -> dict[str, Any]:
    inputs = [("pathname", pathname), ("search", search)]
    return {
        "output": "sida.children",
        "outputs": {"id": "sida", "property": "children"},
        "inputs": [{"id": "adress", "property": name, "value": value} for name, value in inputs],
        "changedPropIds": ["adress.pathname"],
    }


def test_every_route_of_the_server_is_listed_or_denied(example_settings: Settings) -> None:
    server = create_app(example_settings).server
    client = server.test_client()
    unlisted = [rule for rule in server.url_map.iter_rules() if rule.endpoint not in ROUTES]
    assert unlisted, "dash brings routes that nobody needs; if it no longer does, this test says nothing"
    assert {client.get(rule.rule).status_code for rule in unlisted} == {404}


def test_what_is_not_public_is_behind_the_door_and_nothing_else_is(client: FlaskClient) -> None:
    listed = [rule for rule in client.application.url_map.iter_rules() if rule.endpoint in ROUTES]
    shut = {rule.rule for rule in listed if ROUTES[rule.endpoint].tier != "public"}
    assert shut
    assert shut == {rule.rule for rule in listed if behind(rule.rule)}


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_pages_are_only_read(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in str(policy)
    assert "unsafe-eval" not in str(policy)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_policy_knows_the_inline_script_of_the_page(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert re.search(r"script-src 'self' 'sha256-[A-Za-z0-9+/=]+'", policy)


def test_pages_are_not_stored_and_versioned_files_never_change(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    sheet = re.search(r'href="(/assets/1-grund\.css\?m=[^"]+)"', page)
    assert sheet
    assert client.get("/").headers["Cache-Control"] == "no-store"
    assert "immutable" in client.get(sheet[1], buffered=True).headers["Cache-Control"]
    assert client.get("/assets/1-grund.css", buffered=True).headers["Cache-Control"] == "no-cache"


def test_a_part_of_dash_without_its_version_in_the_address_is_asked_for_anew(client: FlaskClient) -> None:
    suites = "/_dash-component-suites/dash/dcc/"
    page = client.get("/").get_data(as_text=True)
    versioned = re.search(rf'src="({suites}dash_core_components\.v[^"]+)"', page)
    assert versioned
    assert "immutable" in client.get(versioned[1]).headers["Cache-Control"]
    assert client.get(f"{suites}async-graph.js").headers["Cache-Control"] == "no-cache"


def test_a_large_body_is_refused(client: FlaskClient) -> None:
    large = json.dumps(body(pathname="x" * (MAX_BODY_BYTES + 1)))
    assert client.post(UPDATE, data=large, content_type="application/json").status_code == 413


def test_a_body_nested_past_any_sense_is_refused(client: FlaskClient) -> None:
    assert client.post(UPDATE, data="[" * 100_000, content_type="application/json").status_code == 400


def test_a_path_that_climbs_is_nowhere(client: FlaskClient) -> None:
    assert client.get("/_dash-component-suites/dash/../../x").status_code == 404


def test_our_own_body_is_answered(client: FlaskClient) -> None:
    assert client.post(UPDATE, json=body("/metod")).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (body("/finns-inte"), 404),
        (body("/", "?region=XX"), 400),
        (body("/", "?" + "a=b&" * 40), 400),
        (body({"x": 1}), 400),
        (body("/projekt", "?sok=\ud800"), 400),
        (body() | {"changedPropIds": [{"a": 1}]}, 400),
        (body("/", ["?"]), 400),
        (body() | {"output": "nagot.annat"}, 400),
        (body() | {"outputs": []}, 400),
        (body() | {"state": [{"id": "x"}]}, 400),
        (body() | {"inputs": []}, 400),
        (body() | {"changedPropIds": ["x.y"]}, 400),
        ([], 400),
    ],
)
def test_a_hostile_body_is_refused_without_a_trace(client: FlaskClient, sent: Any, status: int) -> None:
    answer = client.post(UPDATE, json=sent)
    assert answer.status_code == status
    assert "Traceback" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b'{"output": NaN}'])
def test_a_body_that_is_no_json_is_refused(client: FlaskClient, raw: bytes) -> None:
    assert client.post(UPDATE, data=raw, content_type="application/json").status_code == 400
    assert client.post(UPDATE, data=raw, content_type="text/plain").status_code == 415


@given(JSON)
def test_no_body_but_our_own_reaches_dash(sent: Any) -> None:
    assert not body_allowed(sent)


@given(JSON, JSON)
def test_an_address_in_a_body_is_text(pathname: Any, search: Any) -> None:
    texts = all(value is None or isinstance(value, str) or not value for value in (pathname, search))
    assert body_allowed(body(pathname, search)) == texts
