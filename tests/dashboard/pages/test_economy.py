"""The money page: its amounts are the rows', the climate share can be done again, and currency only converts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.layout import framed
from dashboard.pages import economy
from dashboard.sections import economy_shares
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text, walk

SCOPES = ("", "region=SE312", "mal=RSO1.3", "mal=RSO1.3&region=SE311", "falt=021", "mal=RSO1.3&falt=025")


@pytest.mark.parametrize("query", SCOPES)
def test_the_rows_behind_add_up_column_by_column(ask: Ask, query: str) -> None:
    _, request = ask("/ekonomi", query)
    table = economy.TABLES["underlag"](request)
    assert table.total is not None
    for column in table.columns:
        if column.unit:
            assert sum(value for value in table.frame[column.key] if value is not None) == table.total[column.key]


@pytest.mark.parametrize("query", SCOPES)
def test_every_amount_on_the_page_is_in_the_last_row_of_its_rows(ask: Ask, query: str) -> None:
    _, request = ask("/ekonomi", query)
    last = economy.TABLES["underlag"](request).total
    assert last is not None
    steps = economy.TABLES["pengar"](request).frame["belopp_sek"]
    assert list(steps)[1:5] == [
        last[f"{name}_sek"] for name in ("beslutat_eu", "ansokt_eu", "intygat_eu", "utbetalt_eu")
    ]
    parts = economy.TABLES["finansiering"](request).frame
    assert list(parts["kostnad_sek"]) == [last["beslutad_kostnad_sek"], last["upparbetat_sek"]]
    assert list(parts["eu_sek"] + parts["public_sek"] + parts["private_sek"] + parts["undivided_sek"]) == list(
        parts["kostnad_sek"]
    )


def test_the_climate_share_can_be_done_again_from_its_rows(ask: Ask) -> None:
    _, request = ask("/ekonomi")
    fields = economy.TABLES["omraden"](request)
    known = fields.frame[[value is not None for value in fields.frame["klimat_procent"]]]
    counted = sum(amount * pct for amount, pct in zip(known["beslutat_sek"], known["klimat_procent"], strict=True))
    shares = economy.TABLES["andelar"](request).frame
    assert shares["klimat"].iloc[1] == Decimal(counted) / 100 / sum(known["beslutat_sek"])
    assert fields.total is not None
    assert fields.total["beslutat_sek"] == economy.TABLES["underlag"](request).total["beslutat_eu_sek"]  # type: ignore[index]


def test_no_climate_share_is_invented_for_a_county(ask: Ask) -> None:
    _, request = ask("/ekonomi", "region=SE312")
    assert set(economy.TABLES["andelar"](request).frame["klimat"]) == {None}
    assert "räknas för hela programmet" in text(framed(*ask("/ekonomi", "region=SE312")))


def test_counties_add_up_to_the_whole(ask: Ask) -> None:
    table = economy.TABLES["lan"](ask("/ekonomi")[1])
    assert table.total is not None
    assert sum(table.frame["beslutat_sek"]) == table.total["beslutat_sek"] == Decimal(3_850_000)


def test_euro_is_kronor_at_the_named_rate(ask: Ask) -> None:
    page, request = ask("/ekonomi", "valuta=EUR")
    euro, kronor = (economy.TABLES["pengar"](each).frame for each in (request, ask("/ekonomi")[1]))
    rate = request.programme.sek_per_eur
    assert euro["belopp_eur"].iloc[1] == (kronor["belopp_sek"].iloc[1] / rate).quantize(Decimal("0.01"))
    said = text(framed(page, request))
    assert "planeringskursen 11,00 kr per euro (2025-01-01)" in said


def test_gender_without_a_dimension_is_shown_as_missing(ask: Ask) -> None:
    table = economy.TABLES["jamstalldhet"](ask("/ekonomi")[1])
    missing = table.frame[table.frame["kod"] == ""]
    assert list(missing["andel"]) == [Decimal(1)]
    assert list(missing["vikt_procent"]) == [None]


def test_the_commitments_are_an_example(ask: Ask) -> None:
    assert "Exempelprofil" in text(framed(*ask("/ekonomi")))
    table = economy.TABLES["n3"](ask("/ekonomi", "valuta=EUR")[1])
    budgets = [each.budget_eu_eur or 0 for each in ask("/ekonomi")[1].programme.objectives]
    assert table.frame["ackumulerat_eur"].iloc[-1] == sum(budgets)


def test_what_is_left_out_of_the_money_is_listed(ask: Ask) -> None:
    said = text(framed(*ask("/ekonomi")))
    assert "återkallat, räknas inte" in said
    assert "beslutat 2025-07-01, efter bryttidpunkten" in said


def test_region_and_field_at_once_offer_the_way_out(ask: Ask) -> None:
    rendered = framed(*ask("/ekonomi", "region=SE312&falt=021"))
    assert "inte på båda samtidigt" in text(rendered)
    assert "/ekonomi" in [getattr(each, "href", "") for each in walk(rendered)]


def test_a_field_that_has_only_an_english_name_is_marked_as_english() -> None:
    row = {"omrade": "038", "namn": "Energy efficiency", "bara_engelska": True}
    marked = [getattr(part, "lang", None) for part in walk(economy_shares._field(row)) if text(part) == row["namn"]]
    assert "en" in marked
    plain = walk(economy_shares._field(row | {"bara_engelska": False}))
    assert not any(getattr(part, "lang", None) for part in plain)
