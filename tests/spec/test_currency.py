"""The currency switch; the table stands in rules_currency.py."""

from __future__ import annotations

from decimal import Decimal

import pytest

from config.model import Programme
from config.texts import catalogue
from dashboard.sections.currency import Currency
from tests.spec.rules_currency import SWITCH
from tests.spec.tables import lines
from tests.spec.test_status import number


@pytest.mark.parametrize("row", lines(SWITCH.cases), ids=lambda row: " ".join(row.values()))
def test_amounts_are_converted_at_the_one_rate(row: dict[str, str]) -> None:
    currency = Currency(row["shown in"], Decimal(row["rate"]))
    convert = {"SEK": currency.sek, "EUR": currency.eur}[row["kept in"]]
    shown = convert(number(row["amount"]))
    assert shown == number(row["shown"])
    assert str(shown or "") == row["shown"] or not shown


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("key", ["pages.money.rate", "pages.money.rate_unconfirmed"])
def test_the_note_names_the_rate_and_its_date(lang: str, key: str, programme: Programme) -> None:
    assert programme.sek_per_eur > 0
    said = catalogue(lang, programme.folder).t(key, rate="11,35", date="2026-01-02")
    assert "11,35" in said
    assert "2026-01-02" in said
