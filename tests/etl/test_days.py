"""Days that cannot be right: known later than received (F13, V15), far outside the programme (V16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import typer

from config import Programme
from config.errors import DeliveryError
from config.settings import Settings
from etl.cli import _day
from etl.parse_cache import cache_name
from etl.run import check, load
from etl.steps import Step
from tests.etl.conftest import KEY, RECEIVED_ON, Parse
from tests.etl.test_release_findings import OPERATIONS
from warehouse.connections import open_current
from warehouse.store import keep, receipt_of

DAY = date(2025, 2, 1)
PLANS = "diarienummer;indikator;planvarde;kand_per\n"


@pytest.fixture
def operations(tmp_path: Path) -> Path:
    """A file of operations in a folder of its own."""
    path = tmp_path / "in" / "operationer_2024-02-01.csv"
    path.parent.mkdir()
    path.write_text(OPERATIONS, encoding="utf-8")
    return path


def _plans(operations: Path, name: str) -> Path:
    path = operations.with_name(name)
    path.write_text("diarienummer;indikator;planvarde\nP1;RCO02;10\n", encoding="utf-8")
    return path


def test_a_file_dated_after_its_reception_is_refused_and_the_others_are_loaded(
    operations: Path, settings: Settings
) -> None:
    _plans(operations, "planvarden_2999-01-01.csv")
    outcome = load([operations.parent], settings=settings, received_on=DAY)
    (told,) = map(str, outcome.refused)
    assert "planvarden_2999-01-01.csv" in told
    assert "(F13): 2999-01-01, mottagen 2025-02-01" in told
    assert open_current(settings).manifest.known_on == date(2024, 2, 1)


def test_a_file_dated_the_day_it_is_received_is_loaded(operations: Path, settings: Settings) -> None:
    _plans(operations, f"planvarden_{DAY}.csv")
    assert load([operations.parent], settings=settings, received_on=DAY).refused == ()
    assert open_current(settings).manifest.known_on == DAY


def test_the_made_up_calendar_of_examples_is_not_judged(operations: Path, settings: Settings) -> None:
    _plans(operations, "exempel_planvarden_2026-10-20.csv")
    assert check([operations.parent], settings=settings, received_on=DAY).refused == ()


def test_a_file_kept_before_such_were_refused_is_left_out(operations: Path, settings: Settings) -> None:
    ahead = _plans(operations, "planvarden_2999-01-01.csv")
    keep(ahead, receipt_of(ahead, data_dir=settings.data_dir, received_on=DAY), data_dir=settings.data_dir)
    told: list[Step] = []
    load([operations], settings=settings, received_on=DAY, tell=told.append)
    (left_out,) = (step for step in told if step.code == "ahead")
    assert left_out.words == "utelämnar 1 vars datum ligger efter mottagningsdagen (F13)"
    assert open_current(settings).manifest.known_on == date(2024, 2, 1)


def test_a_row_known_after_its_reception_is_held_back(parse: Parse) -> None:
    parsed = parse(f"{PLANS}P1;RCO02;10;{RECEIVED_ON}\nP1;RCO04;10;2999-01-01\nP1;RCO07;1;2026-11-03\n")
    assert parsed.told == {("V15", 3, "kand_per"), ("V15", 4, "kand_per")}
    assert [row["known_from"] for row in parsed.rows] == [RECEIVED_ON]
    assert parsed.sheet.rows_quarantined == 2


def test_dates_far_outside_the_programme_are_held_back(parse: Parse) -> None:
    header, first, second, *_ = OPERATIONS.splitlines()
    absurd = first.replace("2026-12-31", "2999-12-31"), second.replace("2024-01-10", "1202-01-10")
    edges = first.replace("P1", "P7").replace("2026-12-31", "2039-12-31").replace("2024-01-10", "2011-01-01")
    parsed = parse("\n".join((header, *absurd, edges)))
    assert parsed.told == {("V16", 2, "slutdatum"), ("V16", 3, "beslutsdatum")}
    assert [row["operation_id"] for row in parsed.rows] == ["P7"]


def test_a_parsed_delivery_is_kept_under_the_day_it_was_received(tmp_path: Path, programme: Programme) -> None:
    path = tmp_path / "planvarden_2024-02-01.csv"
    path.write_text(PLANS, encoding="utf-8")
    receipt = receipt_of(path, data_dir=tmp_path / "data", received_on=DAY)
    names = {cache_name(one, programme, KEY) for one in (receipt, replace(receipt, received_on=date(2025, 3, 1)))}
    assert len(names) == 2


def test_no_file_is_received_after_today() -> None:
    assert _day(None, today=DAY) == DAY
    with pytest.raises(typer.BadParameter, match="2025-02-02 ligger efter i dag, 2025-02-01"):
        _day(datetime(2025, 2, 2), today=DAY)  # noqa: DTZ001


def test_all_files_ahead_is_an_error(operations: Path, settings: Settings) -> None:
    ahead = _plans(operations, "planvarden_2999-01-01.csv")
    with pytest.raises(DeliveryError, match="F13"):
        check([ahead], settings=settings, received_on=DAY)


def test_a_dry_run_reads_what_a_load_parsed_and_writes_nothing(operations: Path, settings: Settings) -> None:
    load([operations], settings=settings, received_on=DAY)
    before = {path: path.stat().st_mtime_ns for path in settings.data_dir.rglob("*") if path.is_file()}
    plans = _plans(operations, "planvarden_2024-03-01.csv")
    report = check([plans], settings=settings, received_on=DAY).report
    assert (report.loaded, report.errors) == (1, ())
    assert {path: path.stat().st_mtime_ns for path in settings.data_dir.rglob("*") if path.is_file()} == before
