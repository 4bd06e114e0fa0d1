"""The pages show the figures worked out by hand, as known on either day, and the rows behind add up to them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

import dashboard.pages
from config.model import ALL, Programme
from config.settings import Settings
from dashboard.layout import framed
from dashboard.pages import economy
from dashboard.site import Site, collect_pages
from tests.dashboard.pages.test_every_page import text
from tests.heldback.conftest import EARLIER, TODAY
from tests.heldback.test_heldback import rows_of
from warehouse.connections import open_current

FILTERS = {"mal": "sarskilt_mal", "region": "region_kod", "falt": "interventionsomrade"}
each_day = pytest.mark.parametrize("known_on", [EARLIER, TODAY])


@pytest.fixture(scope="module")
def site(store: Settings, programme: Programme) -> Site:
    """The site on the release of these deliveries."""
    return Site(programme=programme, releases=lambda: open_current(store), pages=collect_pages(dashboard.pages))


def _query(row: dict[str, str], known_on: date) -> str:
    chosen = {name: row[column] for name, column in FILTERS.items() if row[column] != ALL}
    asked = {"kand": known_on.isoformat(), "period": row["period"], **chosen}
    return "&".join(f"{name}={value}" for name, value in asked.items())


@each_day
def test_an_indicators_page_shows_the_figure_and_its_rows(site: Site, programme: Programme, known_on: date) -> None:
    """In the course's last row and, as its sum, under the rows; unique figures never exceed their rows."""
    for row in rows_of("expected.csv", known_on):
        page, request = site.request(f"/indikator/{row['indikator_kod']}", _query(row, known_on))
        wanted = Decimal(row["varde"]) if row["varde"] else None
        assert page.TABLES["utveckling"](request).frame.iloc[0][row["matt"]] == wanted, row
        total = page.TABLES["underlag"](request).total
        assert total is not None
        rows, unique = total[row["matt"]] or 0, programme.indicator(row["indikator_kod"]).counting == "unique"
        assert rows == (wanted or 0) or (unique and row["matt"] == "genomfort" and rows > (wanted or 0)), row


@each_day
def test_an_indicators_page_says_the_figure_in_words(site: Site, known_on: date) -> None:
    [row] = [
        row
        for row in rows_of("expected.csv", known_on)
        if (row["indikator_kod"], row["sarskilt_mal"], row["region_kod"], row["interventionsomrade"])
        == ("RCO01", ALL, ALL, ALL)
        and row["period"] == "2024-06-30"
    ]
    page, request = site.request("/indikator/RCO01", _query(row, known_on))
    said = text(framed(page, request))
    assert f"Genomfört {row['varde']} " in said
    assert known_on == TODAY or known_on.isoformat() in said


@each_day
def test_the_money_page_shows_the_amount_and_its_rows(site: Site, known_on: date) -> None:
    for row in rows_of("expected_money.csv", known_on):
        _, request = site.request("/ekonomi", _query(row, known_on))
        table = economy.TABLES["underlag"](request)
        key = f"{row['belopp']}_sek"
        assert table.total is not None
        added = sum(value for value in table.frame[key] if value is not None)
        assert (table.total[key] or 0, added) == (Decimal(row["varde"]), Decimal(row["varde"])), row


@pytest.mark.parametrize(("known_on", "listed"), [(EARLIER, False), (TODAY, True)])
@pytest.mark.parametrize("path", ["/indikator/RCO02", "/ekonomi"])
def test_a_withdrawn_operation_is_listed_from_the_day_it_was(
    site: Site, *, path: str, known_on: date, listed: bool
) -> None:
    page, request = site.request(path, f"kand={known_on.isoformat()}&period=2024-06-30")
    said = text(framed(page, request))
    assert bool(re.search(r"2023-00105 +Digital verkstad[^:]*: återkallat, räknas inte", said)) is listed
