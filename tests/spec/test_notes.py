"""Deviation notes: which note stands beside a status at a cut-off, and what is below plan without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from config.model import ALL, Programme
from tests.conftest import MakeSettings
from tests.small_release import FILE, KNOWN_ON, fill
from tests.spec.rules_notes import NOTES, WITHOUT
from tests.spec.tables import lines, tables_of
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.marts import build_marts
from warehouse.queries.notes import latest_notes, notes, without_note
from warehouse.tables import metadata
from warehouse.tables.core import deviation_note
from warehouse.values import COLUMNS, value_rows


@pytest.fixture(scope="module")
def connection(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, programme: Programme
) -> Iterator[sa.Connection]:
    """The small release with these notes, as known on its own day."""
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("notes")))
    metadata.create_all(engine)
    with engine.connect() as opened:
        fill(opened)
        [(_, delivered)] = tables_of(NOTES.given)
        opened.execute(deviation_note.insert(), [note(row, place) for place, row in enumerate(delivered, 2)])
        build_marts(opened, programme=programme, known_on=KNOWN_ON, cut_offs=eu_cut_offs(programme, KNOWN_ON))
        yield opened
    engine.dispose()


def note(row: dict[str, str], place: int) -> dict[str, Any]:
    known_to = date.fromisoformat(row["known to"]) if row["known to"] else None
    known = {"known_from": date.fromisoformat(row["known from"]), "known_to": known_to, "source_row": place}
    keys = {"indicator": row["indicator"], "specific_objective": row["objective"], "region": row["region"]}
    said = {"cause": row["cause"], "note": row["note"], "action": None, "responsible": None, "due_on": None}
    return FILE | keys | said | known | {"cut_off": date.fromisoformat(row["cut-off"])}


@pytest.mark.parametrize(
    "row", lines(NOTES.figures), ids=lambda row: " ".join([row["as of"], row["indicator"], row["region"]])
)
def test_a_cut_off_shows_the_latest_note(row: dict[str, str], connection: sa.Connection) -> None:
    """A later known-on date has replaced every note of its cut-off; what became known later is not there."""
    found = latest_notes(notes(connection, until=date.fromisoformat(row["as of"])), region=row["region"])
    own = found.get((row["indicator"], "RSO1.3"), [])
    assert ", ".join(f"{each['cause']}: {each['note']}" for each in own) == row["shown"]
    assert {each["cut_off"].isoformat() for each in own} == ({row["about"]} - {""})


@pytest.mark.parametrize("row", lines(WITHOUT.cases), ids=lambda row: " ".join(row.values()))
def test_below_plan_needs_a_note_since_the_last_report(row: dict[str, str], programme: Programme) -> None:
    figure = {"indicator": "RCO01", "specific_objective": "RSO1.3", "status": row["status"], "ratio": Decimal("0.5")}
    known = {("RCO01", "RSO1.3"): [{"cut_off": date.fromisoformat(row["latest note"])}]} if row["latest note"] else {}
    listed = without_note([figure], known, programme=programme, cut_off=date.fromisoformat(row["as of"]))
    assert bool(listed) is (row["listed"] == "yes")


def test_values_carry_the_note_on_its_own_figure_and_no_formula(
    connection: sa.Connection, programme: Programme
) -> None:
    written = [dict(zip(COLUMNS, line, strict=True)) for line in value_rows(connection, programme, ())]
    said = {
        (row["indikator_kod"], row["sarskilt_mal"], row["region_kod"], row["period"], row["matt"]): row["kommentar"]
        for row in written
        if row["kommentar"]
    }
    assert said["RCO01", "RSO1.3", ALL, "2024-12-31", "genomfort"] == "Sen start: =new | Ändrade priser: dearer"
    assert said["RCO01", "RSO1.3", "SE312", "2024-12-31", "genomfort"] == "Annat: regional"
    assert ("RCO01", "RSO1.3", ALL, "2025-03-31", "genomfort") not in said
    assert COLUMNS[-1] == "kommentar"


def test_values_tell_what_cannot_exist_from_what_is_missing(connection: sa.Connection, programme: Programme) -> None:
    """Outputs have no baseline and results no milestone: M; a row that was measured never says M."""
    written = [dict(zip(COLUMNS, line, strict=True)) for line in value_rows(connection, programme, ())]
    impossible = {(row["indikator_kod"][:3], row["matt"]) for row in written if row["status"] == "M"}
    assert impossible >= {("RCO", "basvarde"), ("RCR", "delmal2024")}
    assert not impossible & {("RCO", "delmal2024"), ("RCR", "basvarde")}
    assert {row["varde"] for row in written if row["status"] in {"O", "L", "Q", "M"}} == {""}
