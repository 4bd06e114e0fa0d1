"""Breakdowns: each enterprise in one category, reported parts from one report, and what is missing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from config.settings import Settings
from etl.run import load
from tests.conftest import MakeSettings
from warehouse.ask_values import write_values
from warehouse.connections import open_current, releases_of
from warehouse.queries.scope import Scope
from warehouse.queries.splits import Missing, missing_shares, splits

HEAD = "diarienummer;projektnamn;stodmottagare;sarskilt_mal;insatstyp;beslutsdatum;startdatum;slutdatum;status"
OPERATION = "{0};{0};Region Exempel;{1};direct;2023-03-01;2023-03-01;2027-06-30;pågår;100;50;50"
FILES = {
    "operationer_2023-04-01.csv": "\n".join(
        (
            f"{HEAD};stodberattigande_kostnad_sek;eu_stod_sek;offentlig_medfinansiering_sek",
            *(OPERATION.format(code, aim) for code, aim in (("A", "RSO1.1"), ("B", "RSO1.3"), ("C", "RSO1.3"))),
            OPERATION.format("D", "RSO1.4"),
            "",
        )
    ),
    "regioner_2023-04-01.csv": "diarienummer;region;andel\nC;Dalarna;60\nC;Värmland;40\nD;Dalarna;50\nD;Värmland;50\n",
    "deltagare_2025-01-20.csv": "diarienummer;organisationsnummer;stodform;forsta_stod;storleksklass;kommun;ledning\n"
    "A;5599990016;bidrag;2024-02-01;små;2080;kvinnor\n"
    "B;5599990016;bidrag;2023-06-01;mikro;2080;\n"
    "B;5599990024;bidrag;2024-02-01;;1780;okänt\n"
    "B;5599990032;bidrag;2024-02-01;stort;2080;män\n",
    "lagesrapport_2025-01-20.csv": "diarienummer;per_datum;indikator;varde;uppdelning;kon\n"
    "C;2024-12-31;RCO01;5;;\nC;2024-12-31;RCO01;3;mikro;\nC;2024-12-31;RCO01;1;små;\n"
    "D;2024-06-30;RCR98;8;;\nD;2024-06-30;RCR98;5;;K\nD;2024-06-30;RCR98;3;;M\n"
    "D;2024-12-31;RCR98;13;;\nD;2024-12-31;RCR98;6;;K\nD;2024-12-31;RCR98;4;;M\n"
    "D;2024-12-31;RCR98;4;teknisk;K\nD;2024-12-31;RCR98;2;ledning;M\n",
}
LAST = date(2024, 12, 31)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[Settings]:
    """A release of these deliveries."""
    folder = tmp_path_factory.mktemp("breakdowns")
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    settings = make_settings(tmp_path_factory.mktemp("store"))
    load([folder], settings=settings, received_on=date(2025, 1, 20))
    yield settings
    releases_of(settings).close()


@pytest.fixture(scope="module")
def connection(settings: Settings) -> Iterator[sa.Connection]:
    """A connection to it."""
    with open_current(settings).connect() as connection:
        yield connection


def _parts(
    connection: sa.Connection, indicator: str, dimension: str, scope: Scope | None = None, cut_off: date = LAST
) -> dict[str, Decimal]:
    rows = splits(connection, indicator=indicator, cut_off=cut_off, scope=scope or Scope())
    return {row["code"]: row["value"] for row in rows.to_dict("records") if row["dimension"] == dimension}


def test_an_enterprise_has_the_size_of_its_first_support_at_every_level(connection: sa.Connection) -> None:
    """0016 was micro first (B), small later (A): micro under both objectives; C adds what it reported."""
    expected = {"micro": 1 + 3, "small": 1, "large": 1, "unknown": 1}
    assert _parts(connection, "RCO01", "size_class") == expected
    assert _parts(connection, "RCO01", "size_class", Scope(specific_objective="RSO1.1")) == {"micro": 1}


def test_leadership_is_that_of_the_first_support_that_states_it(connection: sa.Connection) -> None:
    """B says nothing about 0016, A says women; "okänt" states nothing."""
    assert _parts(connection, "RCO02", "led_by") == {"women": 1, "men": 1, "unknown": 1}


def test_a_region_counts_its_own_enterprises_and_its_key_of_the_rest(connection: sa.Connection) -> None:
    dalarna = _parts(connection, "RCO01", "size_class", Scope(region="SE312"))
    assert dalarna == {"micro": 1 + 2, "small": 1, "large": 1}
    both = Scope(specific_objective="RSO1.3", region="SE311")
    assert _parts(connection, "RCO01", "size_class", both) == {"micro": 1, "small": 0, "unknown": 1}


def test_a_split_comes_from_the_last_report_that_has_it(connection: sa.Connection) -> None:
    assert _parts(connection, "RCR98", "sex", cut_off=date(2024, 10, 31)) == {"women": 5, "men": 3}
    assert _parts(connection, "RCR98", "sex") == {"women": 6, "men": 4}


def test_rows_split_twice_serve_where_none_is_split_once(connection: sa.Connection) -> None:
    """By sex there are rows of their own, by type only rows that are split by sex too."""
    assert _parts(connection, "RCR98", "breakdown") == {"technical": 4, "management": 2}


def test_what_no_part_says_is_the_missing_share(connection: sa.Connection) -> None:
    """Unknown is no known part; C reported four of five by size."""
    sex = missing_shares(splits(connection, indicator="RCR98", cut_off=LAST, scope=Scope()))["sex"]
    assert sex == Missing(Decimal(13), Decimal(10))
    assert sex.value == Decimal(3)
    assert sex.share == Decimal(3) / 13
    size = missing_shares(splits(connection, indicator="RCO01", cut_off=LAST, scope=Scope()))["size_class"]
    assert (size.total, size.value) == (Decimal(8), Decimal(2))


def test_values_carries_breakdowns_without_plan_or_target(settings: Settings) -> None:
    out = settings.data_dir.parent / "values.csv"
    write_values(settings, out, cut_offs=(LAST,))
    with out.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["uppdelning"] != "*"]
    assert {row["matt"] for row in rows} == {"genomfort"}
    [women] = [
        row
        for row in rows
        if (row["indikator_kod"], row["uppdelning"], row["sarskilt_mal"], row["region_kod"])
        == ("RCR98", "sex:women", "*", "*")
    ]
    assert (women["varde"], women["enhet"], women["period"]) == ("6", "deltaganden", "2024-12-31")
