"""What a finding quotes of a cell that should hold a number, a day or a code: as it stands, but nobody's number."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.etl.conftest import Parse

SIGNS = ("", "-", "+", " ", "\u00a0", "\u2010", "\u2013")
DIGITS = "0123456789"
HIDDEN = "••••••-••••"

AS_THEY_STAND = (
    *("0000-00-00", "2025-13-45", "20251345", "0000000000", "12345678901", "8513451234", "75.000", "12 kr", "1e3"),
    *("9" * 42, "1" * 42, "123456789012345678901234567890123456789012"),
)
HIDDEN_CELLS = (
    *("8112289874", "811228-9874", "811228+9874", "198112289874", "19811228-9874", "19811228 9874", "SE811228987401"),
    *("8112889871", "811288-9871", "556677-8899", "5566778899", "165566778899", "SE556677889901", "8112289875"),
    *(
        "12 12 12-1212",
        "19 12 12 12 1212",
        "1912-12-12-1212",
        "12-12-12 1212",
        "000000-000101-0008",
        "001000-000101-0008",
    ),
    *("8112289874;5566778899", "12345678901" + "8112289874", "3" * 20 + "8112289874" + "2" * 20),
)
HYPOTHESIS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _luhn(nine: str) -> str:
    doubled = [int(sign) * (2 - place % 2) for place, sign in enumerate(nine)]
    return str(-sum(each // 10 + each % 10 for each in doubled) % 10)


def _is_person(ten: str) -> bool:
    day = int(ten[4:6])
    try:
        date(2000 + int(ten[:2]), int(ten[2:4]), day - 60 if day > 60 else day)
    except ValueError:
        return False
    return ten[9] == _luhn(ten[:9])


@st.composite
def persons(draw: st.DrawFn) -> tuple[str, str]:
    """A personal or co-ordination number with its check digit: its ten digits, and one way of writing it."""
    born = draw(st.dates(date(1900, 1, 1), date(2029, 12, 31)))
    day = born.day + draw(st.sampled_from((0, 60)))
    nine = f"{born:%y%m}{day:02}{draw(st.integers(0, 999)):03}"
    ten = nine + _luhn(nine)
    century = draw(st.sampled_from(("", f"{born.year // 100}")))
    between = draw(st.sampled_from(("", *SIGNS)))
    parts = [century] if century else []
    return ten, between.join((*parts, ten[:2], ten[2:4], ten[4:6])) + draw(st.sampled_from(SIGNS)) + ten[6:]


def _masked(connection: sa.Connection, text: str) -> str:
    return str(connection.execute(sa.select(sa.func.masked_cell(text))).scalar())


@pytest.mark.parametrize("text", AS_THEY_STAND)
def test_a_typing_error_is_quoted_as_it_stands(connection: sa.Connection, text: str) -> None:
    assert _masked(connection, text) == text


@pytest.mark.parametrize("text", HIDDEN_CELLS)
def test_what_may_be_somebodys_number_is_hidden(connection: sa.Connection, text: str) -> None:
    assert sum(sign in DIGITS for sign in _masked(connection, text)) <= len("SE01")
    assert HIDDEN in _masked(connection, text)


@given(person=persons(), before=st.text(DIGITS + " ,;-x", max_size=30), after=st.text(DIGITS + " ,;-x", max_size=30))
@HYPOTHESIS
def test_no_personal_number_is_quoted_whatever_stands_around_it(
    connection: sa.Connection, person: tuple[str, str], before: str, after: str
) -> None:
    ten, written = person
    shown = _masked(connection, before + written + after)
    assert written not in shown
    assert ten not in shown
    if not before[-1:].isdigit() and not after[:1].isdigit():
        assert HIDDEN in shown


@given(before=st.text(DIGITS, max_size=60), person=persons(), after=st.text(DIGITS, max_size=60))
@HYPOTHESIS
def test_free_text_hides_every_run_that_holds_one(
    connection: sa.Connection, before: str, person: tuple[str, str], after: str
) -> None:
    shown = connection.execute(sa.select(sa.func.masked_text(f"ring {before}{person[0]}{after} nu"))).scalar()
    assert shown == f"ring {HIDDEN} nu"


@given(text=st.from_regex(r"[1-9][0-9]{14,59}", fullmatch=True))
@HYPOTHESIS
def test_a_long_amount_without_a_personal_number_is_quoted(connection: sa.Connection, text: str) -> None:
    assume(not any(_is_person(text[place : place + 10]) for place in range(len(text) - 9)))
    assert _masked(connection, text) == text


@given(
    year=st.integers(1000, 9999), month=st.integers(0, 99), day=st.integers(0, 99), sign=st.sampled_from(("-", "", "/"))
)
@HYPOTHESIS
def test_a_wrong_date_is_quoted(connection: sa.Connection, year: int, month: int, day: int, sign: str) -> None:
    text = sign.join((f"{year}", f"{month:02}", f"{day:02}"))
    assert _masked(connection, text) == text


def test_findings_quote_cells_as_delivered(parse: Parse) -> None:
    rows = (("2025-06-30", "9" * 42), ("0000-00-00", "5"), ("2025-06-30", "75.000"), ("2025-06-30", "811228-9874"))
    text = "".join(f"P1;{day};RCO01;{value}\n" for day, value in rows)
    parsed = parse(f"diarienummer;per_datum;indikator;varde\n{text}")
    told = {found["source_row"]: (found["rule"], found["cell"]) for found in parsed.findings}
    assert told == {
        2: ("V13", "9" * 42),
        3: ("V05", "0000-00-00"),
        4: ("V03", "75.000"),
        5: ("V02", HIDDEN),
    }
