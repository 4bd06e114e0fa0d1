"""Words are searched alike in SQL and in Python; organisations are found, persons are not."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from warehouse.queries.beneficiaries import beneficiaries
from warehouse.queries.frames import ACCENTED, BARE, bare, contains
from warehouse.tables.core import NATURAL_PERSON
from warehouse.tables.mart import operation_overview

LATER = date(2030, 1, 1)


def test_every_accented_letter_has_a_bare_one() -> None:
    assert len(ACCENTED) == len(BARE) == len({*ACCENTED})
    assert [bare(letter) for letter in ACCENTED] == [*BARE]


@pytest.mark.parametrize(
    ("text", "searched", "found"),
    [
        ("Gävle kommun", "gavle", True),
        ("Gavle kommun", "GÄVLE", True),
        ("Gävle kommun", "kommun ga", True),
        ("Gävle kommun", "Gävle region", False),
        ("50 % av Gävle", "%", True),
        ("Gävle", "%", False),
        ("Gävle", "", True),
    ],
)
def test_all_words_occur(connection: sa.Connection, text: str, searched: str, found: bool) -> None:
    assert connection.execute(sa.select(contains(searched, sa.literal(text)))).scalar_one() is found


@given(text=st.text("abAÅÄÖåäöéü% _", max_size=12), searched=st.text("abÅÄöé% _", max_size=4))
def test_sql_and_python_agree(connection: sa.Connection, text: str, searched: str) -> None:
    expected = all(word in bare(text) for word in bare(searched).split())
    assert connection.execute(sa.select(contains(searched, sa.literal(text)))).scalar_one() is expected


def test_organisations_with_their_operations(connection: sa.Connection) -> None:
    every = beneficiaries(connection, text="", cut_off=LATER, limit=100)
    assert every.count == len(every.rows)
    assert sum(every.rows["operations_count"]) == 6
    assert len(beneficiaries(connection, text="", cut_off=LATER, limit=1).rows) == 1


def test_a_natural_person_is_not_found(connection: sa.Connection) -> None:
    table = operation_overview
    person = table.update().where(table.c.operation_id == "P1")
    connection.execute(person.values(beneficiary=NATURAL_PERSON))
    found = beneficiaries(connection, text="person", cut_off=LATER, limit=100)
    connection.execute(person.values(beneficiary="Region Exempel"))
    assert (found.count, len(found.rows)) == (0, 0)
