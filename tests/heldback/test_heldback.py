"""A held-back folder of deliveries gives exactly the figures worked out by hand in expected.csv."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from config.model import Programme
from config.settings import Settings
from tests.heldback.conftest import EARLIER, FOLDER, TODAY
from tests.heldback.understood import UNDERSTOOD
from tests.published import disagreements, known, known_levels
from tests.reference import Figure, Key, values
from tests.reference_levels import level_values
from tests.reference_money import money
from tests.spec.rules_sums import SUMS
from tests.spec.tables import delivered, lines
from tests.spec.test_money import asked
from warehouse.connections import open_current
from warehouse.tables import delivery

PLACE = ("niva", "policymal", "sarskilt_mal", "slag", "interventionsomrade", "region_kod", "kommun_kod")
LEVEL_KEY = (*PLACE, "indikator_kod", "period", "matt")
Expected = dict[Key, Figure]


def expected(known_on: date) -> Expected:
    """The figures worked out by hand, as known on a day."""
    rows = rows_of("expected.csv", known_on)
    names = ("indikator_kod", "sarskilt_mal", "region_kod", "interventionsomrade", "period", "matt")
    return {_key([row[name] for name in names]): (_value(row["varde"]), row["status"]) for row in rows}


def rows_of(name: str, known_on: date) -> list[dict[str, str]]:
    """The lines of a file of hand-worked figures that are about a day."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kand_per"] == known_on.isoformat()]


def _key(words: list[str]) -> Key:
    indicator, objective, region, field, period, measure = words
    return indicator, objective, region, field, period, measure


def _value(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_the_hand_and_the_plain_recomputation_agree(known_on: date, programme: Programme) -> None:
    wanted, figures = expected(known_on), values(delivered(UNDERSTOOD), programme, known_on)
    assert {key: figures.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_the_loaded_deliveries_give_the_figures_worked_out_by_hand(known_on: date, store: Settings) -> None:
    wanted, figures = expected(known_on), known(store, known_on)
    assert {key: figures.get(key) for key in wanted} == wanted
    assert max(key[4] for key in figures) <= known_on.isoformat()


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_the_whole_release_is_what_the_deliveries_say(known_on: date, programme: Programme, store: Settings) -> None:
    """Beyond the hand-counted figures: every figure, against the rows as a careful person reads them."""
    assert disagreements(known(store, known_on), values(delivered(UNDERSTOOD), programme, known_on)) == []


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_every_level_is_as_worked_out_by_hand(known_on: date, store: Settings, programme: Programme) -> None:
    """In the release and counted again; and every other figure of every level is the same in both."""
    table = rows_of("expected_levels.csv", known_on)
    wanted = {tuple(row[name] for name in LEVEL_KEY): (_value(row["varde"]), row["status"]) for row in table}
    figures = known_levels(store, programme, known_on)
    assert {key: figures.get(key) for key in wanted} == wanted
    assert disagreements(figures, level_values(delivered(UNDERSTOOD), programme, known_on)) == []


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_money_is_as_worked_out_by_hand(known_on: date, store: Settings, programme: Programme) -> None:
    """In the release, with the operations behind every amount, and counted again."""
    with open_current(store).excerpt(programme, known_on=known_on).connect() as connection:
        for row in rows_of("expected_money.csv", known_on):
            place = (row["sarskilt_mal"], row["region_kod"], row["interventionsomrade"])
            day, amount = date.fromisoformat(row["period"]), Decimal(row["varde"])
            key = (row["belopp"], *place)
            counted = money(delivered(UNDERSTOOD), programme, known_on=known_on, cut_off=day).get(key, Decimal(0))
            assert (asked(connection, {place}, day, programme)[key], counted) == (amount, amount), row


REPORTS = ("Lägesrapport 2024-08-12.csv", "Lägesrapport 2024-08-12 (skickad igen).csv")
HELD_BACK = {5: "K02", 6: "K02", 7: "V03", 17: "V06", 18: "C03", 19: "V05", 20: "V04", 21: "K03"}
"""Rows of each report file, and the rule that holds them back."""


def test_every_row_of_every_file_is_accounted_for(store: Settings) -> None:
    """Read = loaded + quarantined + superseded + ignored; the same report sent twice is loaded once."""
    sheets = _sheets(store)
    table = [list(row.values()) for row in lines(SUMS.cases)]
    assert {(file, sheet): sheets.get((file, sheet)) for file, sheet, *_ in table} == {
        (file, sheet): tuple(int(count) for count in counts) for file, sheet, *counts in table
    }
    assert all(read == sum(parts) for read, *parts in sheets.values())
    assert [sum(counts) for counts in zip(*(sheets[file, ""] for file in REPORTS), strict=True)] == [40, 10, 16, 12, 2]


def test_rows_are_held_back_for_the_right_reason(store: Settings) -> None:
    """Each refused row names its rule, in both copies of the report."""
    found = _errors(store)
    assert found == {
        *((file, row, rule) for file in REPORTS for row, rule in HELD_BACK.items()),
        ("Deltagarlista 2024-08-12.csv", 7, "V07"),
    }


def _sheets(store: Settings) -> dict[tuple[str, str], tuple[int, ...]]:
    sheet, file = delivery.delivery_sheet, delivery.delivery
    counts = ("rows_read", "rows_loaded", "rows_quarantined", "rows_superseded", "rows_ignored")
    query = sa.select(file.c.file_name, sheet.c.sheet, *(sheet.c[name] for name in counts)).join_from(
        sheet, file, sheet.c.delivery_id == file.c.delivery_id
    )
    with open_current(store).connect() as connection:
        return {(name, page): tuple(numbers) for name, page, *numbers in connection.execute(query)}


def _errors(store: Settings) -> set[tuple[str, int, str]]:
    finding, file = delivery.finding, delivery.delivery
    query = (
        sa.select(file.c.file_name, finding.c.source_row, finding.c.rule)
        .join_from(finding, file, finding.c.delivery_id == file.c.delivery_id)
        .where(finding.c.severity == "error")
    )
    with open_current(store).connect() as connection:
        return {(name, row, rule) for name, row, rule in connection.execute(query)}
