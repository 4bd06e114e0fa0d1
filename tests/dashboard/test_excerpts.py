"""Every page on a part of the release: known on a day, of operations with a tag; said on it, kept by its links."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from config.model import Programme
from config.settings import Settings
from dashboard.content import PageModule
from dashboard.filters import BadParameterError
from dashboard.layout import framed
from dashboard.links import SHARED_PARAMS, Links
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import EXAMPLES, PAGES, paths, text, walk
from tests.dashboard.test_security import UPDATE, body
from tests.small_release import KNOWN_ON
from warehouse.connections import open_current
from warehouse.cut_offs import eu_cut_offs
from warehouse.excerpts import Part, open_part

TAGGED = "styrka=Livsmedel&hallbarhet=social&social=ja"
OWN_PAGES = [path for path in paths(EXAMPLES) if not path.startswith("/projekt/")]


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_every_page_shows_the_chosen_operations_and_says_so(path: str, ask: Ask) -> None:
    page, request = ask(path, TAGGED)
    drawn = framed(page, request)
    said = text(drawn)
    assert "styrkeområde Livsmedel, hållbarhet Social, social innovation ja" in said
    assert "Målen gäller hela programmet" in said
    for each in walk(drawn):
        href = str(getattr(each, "href", "") or "")
        if href.startswith("/") and "filtret" not in str(getattr(each, "aria-label", "")) and _inner(href):
            assert dict(parse_qsl(urlsplit(href).query)).get("styrka") == "Livsmedel", href


def _inner(href: str) -> bool:
    """A link to another page or file, not the way back to the whole release."""
    return any(f"{name}=" in href for name in SHARED_PARAMS) or "?" in href


@pytest.mark.parametrize("path", OWN_PAGES)
def test_every_page_can_be_drawn_from_before_anything_was_known(path: str, ask: Ask) -> None:
    page, request = ask(path, "kand=2024-07-31")
    assert "som de var kända 2024-07-31" in text(framed(page, request))
    assert (request.release.known_on, request.release.last_cut_off) == (date(2024, 7, 31), date(2024, 6, 30))


def _values(ask: Ask, query: str) -> list[object]:
    page, request = ask("/indikator/RCO01", query)
    return page.TABLES["underlag"](request).frame["projekt"].tolist()


def test_the_figures_are_those_of_the_tagged_operations(ask: Ask) -> None:
    assert sorted(map(str, _values(ask, ""))) == ["P1", "P2", "P3"]
    assert sorted(map(str, _values(ask, "styrka=Livsmedel"))) == ["P1", "P2"]
    assert _values(ask, "social=ja") == ["P1"]


@pytest.mark.parametrize(
    "query", ["kand=2026-01-01", "kand=2020-12-31", "kand=2025-02-30", "kand=i+dag", "styrka=Rymd", "social=nej"]
)
def test_what_the_release_does_not_know_is_refused(query: str, client: FlaskClient) -> None:
    assert client.get(f"/?{query}").status_code == 400


def test_a_period_after_the_day_is_refused_with_a_way_out(ask: Ask, client: FlaskClient) -> None:
    with pytest.raises(BadParameterError, match="den sista är 2024-06-30"):
        ask("/", "kand=2024-07-31&period=2024-12-31")
    assert client.get("/?kand=2024-07-31&period=2024-12-31").status_code == 400
    assert client.get("/?kand=2024-07-31&period=2024-06-30").status_code == 200


def test_the_form_leaves_the_last_period_out_so_that_it_follows_the_day(ask: Ask) -> None:
    page, request = ask("/")
    [select] = [each for each in walk(framed(page, request)) if getattr(each, "id", None) == "filter-period"]
    options = {text(each): getattr(each, "value", None) for each in walk(select) if type(each).__name__ == "Option"}
    assert options["2025-06-30"] == ""
    assert options["2024-12-31"] == "2024-12-31"


def test_two_days_are_two_pages_in_the_cache(client: FlaskClient) -> None:
    def drawn(search: str) -> str:
        return client.post(UPDATE, json=body("/metod", search)).get_data(as_text=True)

    assert "2024-07-31. Det som har rapporterats" in drawn("?kand=2024-07-31")
    assert "2024-08-31. Det som har rapporterats" in drawn("?kand=2024-08-31")


def test_files_say_which_part_they_hold(client: FlaskClient) -> None:
    address = Links("sv", {"kand": "2025-07-19", "social": "ja"}).download("/", "indikatorer", "csv")
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].endswith('_kand-2025-07-19_urval.csv"')
    header, *rows = answer.get_data(as_text=True).splitlines()
    assert header.endswith("known_on,excerpt")
    assert all(row.endswith("2025-07-19,Som känt: 2025-07-19; Social innovation: ja") for row in rows)


def test_the_menu_keeps_to_the_shown_part(client: FlaskClient) -> None:
    document = client.get("/?kand=2025-07-19&period=2024-12-31").get_data(as_text=True)
    assert 'href="/regioner?kand=2025-07-19"' in document


def test_pages_take_the_shared_filters_without_listing_them() -> None:
    def own(page: PageModule) -> set[str]:
        return {each.name for each in page.FILTERS}

    assert {path for path, page in PAGES.items() if own(page) & set(SHARED_PARAMS)} == set()


def test_the_form_offers_the_days_on_which_deliveries_became_known(ask: Ask) -> None:
    page, request = ask("/", "kand=2024-07-31")
    [select] = [each for each in walk(framed(page, request)) if getattr(each, "id", None) == "filter-kand"]
    offered = [getattr(each, "value", None) for each in walk(select) if type(each).__name__ == "Option"]
    assert "2025-07-20" in offered
    assert "2025-06-30" not in offered


def test_days_between_which_nothing_became_known_share_what_is_counted(ask: Ask, programme: Programme) -> None:
    days = [date(2024, 1, 1) + timedelta(days=each) for each in range(560)]
    parts = {ask("/", f"kand={day.isoformat()}")[1].release.part for day in days if day < KNOWN_ON}
    assert len(parts) == len([day for day in eu_cut_offs(programme, KNOWN_ON) if day.year >= 2024]) + 1
    first, second = (ask("/", f"kand={day}")[1].release for day in ("2024-07-31", "2024-08-30"))
    assert first.part == second.part
    assert (first.known_on, second.known_on) == (date(2024, 7, 31), date(2024, 8, 30))


def test_an_address_that_names_nothing_counts_no_excerpt(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("counted")

    monkeypatch.setattr("warehouse.connections.open_part", refused)
    for path in ("/finns-inte", "/projekt/FINNS-INTE", "/indikator/FINNS-INTE", "/mal/FINNS-INTE"):
        assert client.get(f"{path}?kand=2023-02-03").status_code == 404
    assert client.get("/?kand=2023-02-03&mal=FINNS-INTE").status_code == 400


def test_readers_who_ask_at_once_wait_for_one_count(
    example_settings: Settings, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []

    def counting(path: Path, settings: Settings, part: Part) -> sa.Engine:
        counted.append(part)
        return open_part(path, settings, part)

    monkeypatch.setattr("warehouse.connections.open_part", counting)
    release = open_current(example_settings)
    day = date(2023, 5, 6)

    def asked(later: int) -> None:
        shown = release.excerpt(programme, known_on=day + timedelta(days=later), counted_on=day)
        with shown.connect() as connection:
            connection.execute(sa.text("SELECT 1"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(asked, range(4)))
    assert len(counted) == 1
