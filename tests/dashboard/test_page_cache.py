"""A page is drawn once per release and address, and never shown for another release."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dashboard.callbacks
from config import Programme
from dashboard.app import create_app
from dashboard.layout import framed
from dashboard.page_cache import MOST_PAGES, PageCache, PageKey
from tests.conftest import MakeSettings
from tests.dashboard.conftest import publish_example
from tests.dashboard.test_security import UPDATE, body
from tests.warehouse.small_release import publish_small


def test_a_page_is_drawn_once_per_release(
    tmp_path: Path, make_settings: MakeSettings, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def counted(page: Any, request: Any) -> Any:
        drawn.append(request.release.release_id)
        return framed(page, request)

    monkeypatch.setattr(dashboard.callbacks, "framed", counted)
    settings = make_settings(tmp_path)
    client = create_app(settings).server.test_client()
    first = publish_example(settings, programme)
    answers = [client.post(UPDATE, json=body("/metod")).get_data(as_text=True) for _ in range(2)]
    second = publish_small(settings, forced=True).release_id
    after = client.post(UPDATE, json=body("/metod")).get_data(as_text=True)
    assert drawn == [first, second]
    assert answers[0] == answers[1]
    assert first in answers[0]
    assert second in after
    assert first not in after


def test_errors_are_not_kept(tmp_path: Path, make_settings: MakeSettings, programme: Programme) -> None:
    settings = make_settings(tmp_path)
    client = create_app(settings).server.test_client()
    assert client.post(UPDATE, json=body("/metod")).status_code == 503
    publish_example(settings, programme)
    assert client.post(UPDATE, json=body("/metod")).status_code == 200


def test_the_cache_lets_go_of_the_page_longest_not_asked_for() -> None:
    cache = PageCache()
    keys = [PageKey("r", "public", f"/{number}", "") for number in range(MOST_PAGES)]
    for key in keys:
        cache.keep(key, b"page")
    cache.get(keys[0])
    cache.keep(PageKey("r", "public", "/ny", ""), b"page")
    assert cache.get(keys[0]) == b"page"
    assert cache.get(keys[1]) is None
