"""What a page may ask of a browser: a small layout, few callbacks, one place that follows the address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.callbacks import ADDRESS, OUTPUT, PAGE
from tests.journeys.test_every_page import ADDRESSES
from tests.loaded import Loaded

MOST_LAYOUT_BYTES = 200_000
MOST_CALLBACKS = 10


@pytest.fixture(scope="module")
def client(demo_release: Loaded) -> FlaskClient:
    """The dashboard over the example release, without a browser."""
    return create_app(demo_release.settings).server.test_client()


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_small_and_follows_one_address(client: FlaskClient, address: str, lang: str) -> None:
    path, _, question = address.partition("?")
    asked = {
        "output": OUTPUT,
        "outputs": {"id": PAGE, "property": "children"},
        "inputs": [
            {"id": ADDRESS, "property": "pathname", "value": path},
            {"id": ADDRESS, "property": "search", "value": f"?{question}&lang={lang}"},
        ],
        "changedPropIds": [f"{ADDRESS}.pathname"],
    }
    answer = client.post("/_dash-update-component", json=asked)
    assert answer.status_code == 200
    page = answer.data
    base = client.get("/_dash-layout").data
    assert len(base) + len(page) <= MOST_LAYOUT_BYTES
    kinds = [part["type"] for part in _components([json.loads(base), json.loads(page)])]
    assert kinds.count("Location") == 1


def test_there_are_few_callbacks(client: FlaskClient) -> None:
    assert 0 < len(client.get("/_dash-dependencies").get_json()) <= MOST_CALLBACKS


def _components(part: Any) -> Iterator[dict[str, Any]]:
    """Every component in what the server answered, at any depth."""
    if isinstance(part, list):
        for each in part:
            yield from _components(each)
    if isinstance(part, dict):
        if "namespace" in part:
            yield part
        for each in part.values():
            yield from _components(each)
