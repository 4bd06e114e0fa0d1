"""Before the process says it is ready, every page was drawn once."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

import dashboard.health
import dashboard.pages
from config import Programme
from config.settings import Settings
from dashboard.callbacks import page_drawer
from dashboard.site import Site, collect_pages
from dashboard.warm_up import warm_up
from warehouse.connections import open_current


def test_one_address_of_every_page_is_drawn(example_settings: Settings, programme: Programme) -> None:
    pages = collect_pages(dashboard.pages)
    site = Site(programme=programme, releases=lambda: open_current(example_settings), pages=pages)
    found = [site.page_at(path) for path in warm_up(site, page_drawer(site))]
    assert sorted(page.PATH for page, _ in filter(None, found)) == sorted(page.PATH for page in pages)


def test_a_page_that_fails_keeps_no_other_away(
    programme: Programme, example_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    def draw(path: str, _search: str) -> bytes:
        if path == "/":
            raise RuntimeError("trasig")
        return b""

    pages = collect_pages(dashboard.pages)
    site = Site(programme=programme, releases=lambda: open_current(example_settings), pages=pages)
    assert {"/", "/metod"} <= set(warm_up(site, draw))
    assert "/ could not be drawn ahead" in caplog.text


def test_a_release_is_warmed_up_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/halsa")
    monkeypatch.setattr(dashboard.health, "warm_up", lambda *_: pytest.fail("drawn again"))
    assert client.get("/halsa").status_code == 200
