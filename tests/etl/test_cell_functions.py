"""How one cell is read: the words of docs/leveranser.md about text, numbers, dates and organisation numbers."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from config import Programme
from config.words import fold
from etl.read import workbook
from tests.etl.conftest import KEY
from warehouse.duckdb_engine import NATIVE_MARK, hold_key

NBSP, NARROW, MINUS = "\u00a0", "\u202f", "\u2212"

NUMBERS = {
    "1234": "1234",
    "0": "0",
    "1 234": "1234",
    f"1{NBSP}234,50": "1234.50",
    f"1{NARROW}234{NARROW}567": "1234567",
    "1234,5": "1234.5",
    "1234.50": "1234.50",
    "1.234,50": "1234.50",
    "1.234.567": "1234567",
    "1 234,567": "1234.567",
    "0,123": "0.123",
    "0.123": "0.123",
    "1234,567": "1234.567",
    "-5": "-5",
    f"{MINUS}5,5": "-5.5",
    "1 234 kr": "1234",
    "12,50 SEK": "12.50",
    "12 Kr": "12",
    f"1.234{NATIVE_MARK}": "1.234",
    "5,00": "5.00",
}
NO_NUMBERS = (
    *("1e3", "inf", "NaN", "1,234.50", "1 234.50", "1 234.567", "1,234,567", "12 34", "1.23.456", "+5", "5-", "--5"),
    *("12%", "tolv", "0x10", "1_000", "٣", ",5", "5,", ".", "1 2345", "01 234", "1 234 567.8", "100 EUR", "kr"),
)
DATES = {
    "2025-06-30": date(2025, 6, 30),
    "20250630": date(2025, 6, 30),
    "30/06/2025": date(2025, 6, 30),
    "2025-06-30 01:17:38": date(2025, 6, 30),
    "2024-02-29": date(2024, 2, 29),
}
NO_DATES = (
    *("2025-02-29", "2025-13-01", "31/04/2025", "20250631", "2025-6-3", "06/30/2025", "2025-06-30 25:00:00"),
    *("2025-06-30T01:17:38", "30.06.2025", "30 juni 2025", "0000-01-01", "2025", "45838"),
)
NUMBERS_OF_ORGANISATIONS = (
    *("2120003005", "212000-3005", "212000 3005", f"212000{NBSP}3005", "162120003005", "16212000-3005"),
    *("SE212000300501", "se 212000-3005 01", f"2120003005{NATIVE_MARK}"),
)
NUMBERS_OF_PERSONS = ("811228-9874", "8112289874", "198112289874", "19811228-9874", "811228+9874", "SE811228987401")
NO_ORGANISATIONS = (
    *("212000-3006", "811228-9875", "811328-9871", "21200030", "202120003005", "SE212000300502", "abc", "0000000000"),
    "670979-9530",
)


def _ask(connection: sa.Connection, expression: Any) -> Any:
    return connection.execute(sa.select(expression)).scalar()


def _number(connection: sa.Connection, text: str, comma: bool | None) -> Any:
    settled = sa.null() if comma is None else sa.literal(comma)
    return _ask(connection, sa.func.number_text(sa.func.number_cell(text), sa.func.is_native(text), settled))


@pytest.mark.parametrize(("text", "digits"), NUMBERS.items())
def test_a_number_is_read_the_same_whatever_the_column_settles(
    connection: sa.Connection, text: str, digits: str
) -> None:
    assert {_number(connection, text, comma) for comma in (None, True, False)} == {digits}


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_anything_else_is_no_number(connection: sa.Connection, text: str) -> None:
    assert {_number(connection, text, comma) for comma in (None, True, False)} == {None}


@pytest.mark.parametrize(
    ("text", "with_comma", "with_point"),
    [("1,234", "1.234", "1234"), ("1.234", "1234", "1.234"), ("-12.345", "-12345", "-12.345")],
)
def test_three_digits_after_one_sign_wait_for_the_column(
    connection: sa.Connection, text: str, with_comma: str, with_point: str
) -> None:
    assert _number(connection, text, None) is None
    assert _number(connection, text, True) == with_comma
    assert _number(connection, text, False) == with_point


def test_a_share_may_carry_a_per_cent_sign(connection: sa.Connection) -> None:
    cells = [sa.func.share_cell(text) for text in ("40%", "40 %", f"33,3{NBSP}%", "40")]
    assert connection.execute(sa.select(*cells)).one() == ("40", "40", "33,3", "40")


@pytest.mark.parametrize(("text", "day"), DATES.items())
def test_a_date(connection: sa.Connection, text: str, day: date) -> None:
    assert _ask(connection, sa.func.date_value(text)) == day


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(connection: sa.Connection, text: str) -> None:
    assert _ask(connection, sa.func.date_value(text)) is None


@pytest.mark.parametrize(
    "text", ["", "-", "N.a.", "n/a", "NONE", "uppgift saknas", " Uppgift saknas ", f"{NBSP}-", "\t"]
)
def test_markers_of_missing(connection: sa.Connection, text: str) -> None:
    assert _ask(connection, sa.func.cell_text(text)) is None


@pytest.mark.parametrize(
    ("text", "cell"),
    [(f" {NBSP}Falun{NARROW}\r\n", "Falun"), ("020", "020"), ("--", "--"), ("0", "0"), ("Nonesuch", "Nonesuch")],
)
def test_other_cells_keep_their_text(connection: sa.Connection, text: str, cell: str) -> None:
    assert _ask(connection, sa.func.cell_text(text)) == cell


@pytest.mark.parametrize("text", NUMBERS_OF_ORGANISATIONS)
def test_spellings_of_a_legal_person(connection: sa.Connection, text: str) -> None:
    digits = _ask(connection, sa.func.organisation_digits(text))
    assert (digits, _ask(connection, sa.func.number_holder(digits))) == ("2120003005", "legal")


@pytest.mark.parametrize("text", NUMBERS_OF_PERSONS)
def test_spellings_of_a_sole_trader(connection: sa.Connection, text: str) -> None:
    digits = _ask(connection, sa.func.organisation_digits(text))
    assert (digits, _ask(connection, sa.func.number_holder(digits))) == ("8112289874", "person")


def test_a_coordination_number_has_sixty_added_to_the_day(connection: sa.Connection) -> None:
    assert _ask(connection, sa.func.number_holder("8112889871")) == "person"


@pytest.mark.parametrize("text", NO_ORGANISATIONS)
def test_no_organisation_number(connection: sa.Connection, text: str) -> None:
    assert _ask(connection, sa.func.number_holder(sa.func.organisation_digits(text))) is None


def test_a_pseudonym_is_half_a_keyed_digest(connection: sa.Connection) -> None:
    hold_key(connection, KEY)
    expected = UUID(hmac.new(KEY, b"2120003005", hashlib.sha256).hexdigest()[:32])
    assert UUID(str(_ask(connection, sa.func.enterprise_pseudonym("2120003005")))) == expected


def test_words_fold_in_the_engine_as_in_the_configuration(connection: sa.Connection, programme: Programme) -> None:
    words = {word for vocabulary in programme.vocabulary.values() for word in vocabulary}
    words |= {alias for layout in programme.headers.values() for names in layout.values() for alias in names}
    words |= {"ÅÄÖ åäö", "a\u2011b\u2013c\u2212d", "Café_Übel", "A\u030angstr\u00f6m", f"1{NBSP}2{NARROW}3", "\tx\n"}
    folded = connection.execute(sa.select(*[sa.func.fold_text(word) for word in sorted(words)])).one()
    assert list(folded) == [fold(word) for word in sorted(words)]


def test_masking_hides_numbers_and_addresses_of_people(connection: sa.Connection) -> None:
    text = "ring 811228-9874, 19811228 9874 eller namn@example.org om 1 234 kr"
    assert _ask(connection, sa.func.masked_text(text)) == "ring ••••••-••••, ••••••-•••• eller •••@••• om 1 234 kr"


def test_the_workbook_reader_marks_numbers_as_the_engine_does() -> None:
    assert workbook.NATIVE_MARK == NATIVE_MARK
