from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import load_programme
from dashboard.formats import MINUS, NO_BREAK_SPACE, Formats, rounded

SV, EN = Formats("sv"), Formats("en")
MONEY = st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False)


def test_swedish_writes_no_break_spaces_and_a_comma() -> None:
    assert SV.number(Decimal("1234567.89"), 1) == "1\u00a0234\u00a0567,9"


def test_english_writes_commas_and_a_point() -> None:
    assert EN.number(Decimal("1234567.89"), 1) == "1,234,567.9"


def test_halves_are_rounded_away_from_nought() -> None:
    assert [SV.number(Decimal(value)) for value in ("0.5", "1.5", "2.5")] == ["1", "2", "3"]


@pytest.mark.parametrize("formats", [SV, EN])
def test_minus_is_the_typographic_sign_and_nought_has_none(formats: Formats) -> None:
    assert formats.number(-5) == f"{MINUS}5"
    assert formats.number(Decimal("-0.4")) == "0"


@pytest.mark.parametrize(
    ("absent", "sign"), [("missing", "–"), ("not_due", "○"), ("protected", ".."), ("not_applicable", ".")]
)
def test_absence_has_its_own_sign_and_is_never_nought(absent: str, sign: str) -> None:
    written = [SV.number(None, absent=absent), SV.percent(None, absent=absent), SV.sek(float("nan"), absent=absent)]
    assert written == [sign, sign, sign]
    assert SV.number(0, absent=absent) == "0"


def test_money_shares_and_changes() -> None:
    assert SV.msek(Decimal("12345678.90")) == "12,3\u00a0MSEK"
    assert SV.sek(Decimal("1234.5")) == "1\u00a0235\u00a0kr"
    assert SV.percent(Decimal("1.124")) == "112\u00a0%"
    assert EN.percent(0.5) == "50%"
    assert [SV.signed(value) for value in (3, 0, -3)] == ["+3", "0", f"{MINUS}3"]


def test_an_indicator_decides_its_own_decimals() -> None:
    indicator = load_programme().indicator("RCO01")
    assert SV.value(Decimal("12.4"), indicator) == "12"


@given(MONEY, st.integers(min_value=0, max_value=4))
def test_what_is_written_reads_back_as_the_rounded_number(value: Decimal, decimals: int) -> None:
    plain = SV.number(value, decimals).replace(NO_BREAK_SPACE, "").replace(MINUS, "-").replace(",", ".")
    assert Decimal(plain) == rounded(value, decimals)


@given(MONEY)
def test_no_number_breaks_over_lines(value: Decimal) -> None:
    assert " " not in SV.with_unit(value, "kr", 2)
