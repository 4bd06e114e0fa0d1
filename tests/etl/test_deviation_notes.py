"""Deviation notes as delivered: words, days, and nothing about a person."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from config import Programme
from config.settings import Settings
from config.texts import catalogue
from etl.run import check, load
from tests.etl.conftest import RECEIVED_ON, Parse
from tests.spec.tables import lines
from warehouse.connections import open_current
from warehouse.tables.core import deviation_note

HEAD = "indikator;sarskilt_mal;region;per_datum;orsakskod;text;atgard;ansvarig;klart_senast\n"
TEXTS = """
delivered                             | kept                            | finding
Inköpen är framflyttade               | Inköpen är framflyttade         |
ring 070-123 45 67                    | ring •••-•••                    | C40
tel. +46 (0)70 123 45 67              | tel. •••-•••                    | C40
08-12 34 56 efter lunch               | •••-••• efter lunch             | C40
skriv till a.b@exempel.example        | skriv till •••@•••              | C40
gäller 19121212-1212                  | gäller ••••••-••••              | C40
mellan 2024-06-30 och 2025-01-31      | mellan 2024-06-30 och 2025-01-31 |
12 500 000 kr mot väntade 1 000 000   | 12 500 000 kr mot väntade 1 000 000 |
insatsområde 021 och 023, 2021–2027   | insatsområde 021 och 023, 2021–2027 |
"""
RESPONSIBLE = """
delivered                  | kept
Handläggargrupp innovation | Handläggargrupp innovation
Enheten för regional utveckling | Enheten för regional utveckling
Förnamn Efternamn          |
"""


def line(*, text: str = "Text", responsible: str = "", day: str = "2025-06-30", cause: str = "annat") -> str:
    return f'{HEAD}RCO01;RSO1.3;;{day};{cause};"{text}";;{responsible};\n'


@pytest.mark.parametrize("row", lines(TEXTS), ids=lambda row: row["delivered"])
def test_texts_keep_no_personal_data(row: dict[str, str], parse: Parse) -> None:
    found = parse(line(text=row["delivered"]))
    assert [each["note"] for each in found.rows] == [row["kept"]]
    assert {rule for rule, _, _ in found.told} == ({row["finding"]} - {""})


@pytest.mark.parametrize("row", lines(RESPONSIBLE), ids=lambda row: row["delivered"])
def test_only_a_function_is_responsible(row: dict[str, str], parse: Parse) -> None:
    """What is no function is left out and quoted nowhere; the note is loaded all the same."""
    found = parse(line(responsible=row["delivered"]))
    assert [each["responsible"] for each in found.rows] == [row["kept"] or None]
    if not row["kept"]:
        assert found.finding("C41")["cell"] == "•••"


def test_unknown_causes_and_days_to_come_are_held_back(parse: Parse) -> None:
    found = parse(line(cause="regn") + line(day="2027-06-30").removeprefix(HEAD) + line(day="igår").removeprefix(HEAD))
    assert found.rows == []
    assert found.told == {("V06", 2, "orsakskod"), ("C16", 3, "per_datum"), ("V05", 4, "per_datum")}


def test_an_action_due_before_its_cut_off_is_told(parse: Parse) -> None:
    found = parse(f"{HEAD}RCO01;programmet;Dalarna;2025-06-30;sen start;Text;;;2025-05-31\n")
    assert [(each["specific_objective"], each["region"]) for each in found.rows] == [("*", "SE312")]
    assert found.told == {("C44", 2, "klart_senast")}


def test_a_later_delivery_replaces_the_notes_of_its_cut_off(settings: Settings, tmp_path: Path) -> None:
    first = tmp_path / "kommentarer_2025-07-20.csv"
    first.write_text(line(cause="sen start") + "RCO01;RSO1.3;;2025-06-30;annat;Text;;;\n", encoding="utf-8")
    later = tmp_path / "kommentarer_2025-08-20.csv"
    later.write_text(line(cause="ändrade priser"), encoding="utf-8")
    load([first, later], settings=settings, received_on=RECEIVED_ON)
    with open_current(settings).connect() as connection:
        found = connection.execute(sa.select(deviation_note.c.cause, deviation_note.c.known_to)).all()
    assert {cause: str(day) for cause, day in found} == {
        "late_start": "2025-08-20",
        "other": "2025-08-20",
        "price_change": "None",
    }


def test_a_note_that_fits_no_cut_off_or_objective_is_told(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "kommentarer_2025-07-20.csv"
    path.write_text(f"{HEAD}RCO16;RSO1.1;;2025-06-29;annat;Text;;;\n", encoding="utf-8")
    told = {finding.rule for finding in check([path], settings=settings, received_on=RECEIVED_ON).report.findings}
    assert told == {"C42", "C43"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_cause_has_its_words(lang: str, programme: Programme) -> None:
    words = catalogue(lang)
    codes = set(programme.vocabulary["deviation_cause"].values())
    assert [code for code in codes if not words.has(f"deviation_cause.{code}")] == []
