"""The example deliveries: repeatable, obviously made up, and rich enough to show every page and finding."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import sqlalchemy as sa

from config import Programme
from config.words import fold
from etl.demo import write_demo
from etl.demo.organisation_numbers import as_written, legal_numbers, trader_numbers
from etl.demo.timeline import day_of_growth, growth, stream
from tests.loaded import Loaded
from warehouse.connections import open_current
from warehouse.queries.progress import progress
from warehouse.tables.core import enterprise_support, operation, operation_region, planned_finance, public_operation
from warehouse.tables.delivery import finding

LAYOUTS = {
    "operationer", "interventioner", "regioner", "planvarden", "lagesrapport", "deltagare", "utbetalning",
    "projektbank", "planerad_finansiering", "kommentarer",
}  # fmt: skip
ISO_DATE = re.compile(r"_\d{4}-\d{2}-\d{2}\.(csv|xlsx|json)$")

FAULTS = {
    "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V10", "V11", "K01", "K02", "K03", "K04", "K05", "C01",
    "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C10", "C11", "C12", "C13", "C40", "C41", "F08",
}  # fmt: skip
"""Findings the example is written to show."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, programme: Programme) -> Path:
    folder = tmp_path_factory.mktemp("exempel")
    write_demo(folder, programme=programme)
    return folder


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, list[pd.DataFrame]]:
    """Every delivered table under the names of its folded headings, by layout."""
    found: dict[str, list[pd.DataFrame]] = {}
    for path in sorted(folder.iterdir()):
        for title, table in _tables(path):
            found.setdefault(title, []).append(table.rename(columns=fold))
    return found


def _tables(path: Path) -> Iterator[tuple[str, pd.DataFrame]]:
    name = path.name.removeprefix("exempel_").removesuffix(path.suffix)[:-11].removesuffix("_rattelser")
    if path.suffix == ".csv":
        yield name, _read_csv(path)
    if path.suffix == ".json":
        yield name, pd.DataFrame(json.loads(path.read_text(encoding="utf-8")))
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path).worksheets[1:]:
            rows = list(sheet.values)
            title = {"interventionsomraden": "interventioner"}.get(fold(sheet.title), fold(sheet.title))
            yield title, pd.DataFrame(rows[1:], columns=[str(cell) for cell in rows[0]])


def _read_csv(path: Path) -> pd.DataFrame:
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig" if _decodes(content, "utf-8") else "cp1252"
    text = content.decode(encoding)
    head = text.splitlines()[0]
    delimiter = max((";", "\t", ","), key=head.count)
    return pd.read_csv(io.StringIO(text), sep=delimiter, dtype=str, keep_default_na=False)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path, programme: Programme) -> None:
    again = write_demo(tmp_path, programme=programme)
    assert {path.name for path in again} == {path.name for path in folder.iterdir()}
    assert [path.name for path in again if path.read_bytes() != (folder / path.name).read_bytes()] == []


def test_another_seed_tells_another_story(folder: Path, tmp_path: Path, programme: Programme) -> None:
    write_demo(tmp_path, programme=programme, seed=1)
    reports = next(path.name for path in folder.glob("*lagesrapport*"))
    assert (tmp_path / reports).read_bytes() != (folder / reports).read_bytes()


def test_files_are_marked_dated_and_in_order(tmp_path: Path, programme: Programme) -> None:
    written = write_demo(tmp_path, programme=programme)
    assert all(path.name.startswith("exempel_") and ISO_DATE.search(path.name) for path in written)
    days = [path.stem[-10:] for path in written]
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2023-02-20", "2026-10-20")


def test_every_layout_is_delivered_and_files_differ_in_form(
    tables: dict[str, list[pd.DataFrame]], folder: Path
) -> None:
    assert set(tables) == LAYOUTS
    heads = [path.read_bytes()[:3] for path in folder.iterdir()]
    assert any(head[:2] == b"\xff\xfe" for head in heads)
    assert any(head == b"\xef\xbb\xbf" for head in heads)
    assert any(head[:2] == b"PK" for head in heads)
    assert any(not _decodes(path.read_bytes(), "utf-8") for path in folder.glob("*.csv"))


def test_organisation_numbers_are_valid_and_nobodys(tables: dict[str, list[pd.DataFrame]]) -> None:
    written = pd.concat(tables["deltagare"])["organisationsnummer"].dropna().astype(str)
    digits = written.str.replace(r"\D", "", regex=True)
    ten = digits.where(~written.str.startswith("SE"), digits.str[:-2]).str[-10:]
    ten = ten[ten != ""]
    assert ten.str.startswith("55999").mean() > 0.95
    assert ten[~ten.str.startswith("55999")].str.fullmatch(r"90\d{4}9[89]\d\d").all()
    wrong = [number for number in ten.unique() if not _luhn(number)]
    assert wrong == ["5599900000"]


@cache
def _luhn(number: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(number)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def test_numbers_are_written_in_every_variant() -> None:
    numbers = pd.concat([legal_numbers(0, 400), trader_numbers(200)], ignore_index=True)
    written = as_written(numbers, stream(1, "variants"))
    for form in (r"\d{10}", r"\d{6}-\d{4}", r"16\d{10}", r"18\d{6}-\d{4}", r"SE\d{10}01"):
        assert written.str.fullmatch(form).any(), form


def test_a_series_that_is_used_up_is_refused() -> None:
    with pytest.raises(ValueError, match="serien har 10000"):
        legal_numbers(9_999, 2)
    with pytest.raises(ValueError, match="serien har 240"):
        trader_numbers(241)


def test_growth_and_its_inverse_agree() -> None:
    start, end = pd.Timestamp("2024-01-01"), pd.Timestamp("2025-12-31")
    days = day_of_growth(stream(1, "shares").random(50), start, end)
    assert (
        abs(growth(day_of_growth(growth(days, start, end), start, end), start, end) - growth(days, start, end)).max()
        < 0.01
    )
    assert growth(pd.Timestamp("2023-12-31"), start, end) == 0
    assert growth(pd.Timestamp("2026-06-30"), start, end) == 1


def test_every_cell_of_the_chain_and_every_objective_has_operations(demo_release: Loaded, programme: Programme) -> None:
    with open_current(demo_release.settings).connect() as connection:
        rows = connection.execute(sa.select(operation.c.specific_objective, operation.c.kind)).all()
    assert {row[0] for row in rows} == {objective.code for objective in programme.objectives}
    assert {(cell.objective, cell.kind) for cell in programme.chain} <= {tuple(row) for row in rows}


def test_operations_stand_in_every_status(demo_release: Loaded) -> None:
    current = operation.c.known_to.is_(None)
    counts = sa.select(operation.c.status, sa.func.count()).where(current).group_by(operation.c.status)
    with open_current(demo_release.settings).connect() as connection:
        found: dict[str, int] = {row[0]: row[1] for row in connection.execute(counts)}
    assert set(found) == {"granted", "running", "finished", "interrupted", "withdrawn"}
    assert 110 <= sum(found.values()) <= 130


def test_decided_money_stays_within_the_budget(demo_release: Loaded, programme: Programme) -> None:
    query = sa.select(operation.c.specific_objective, sa.func.sum(operation.c.eu_support_sek))
    query = query.where(operation.c.known_to.is_(None)).group_by(operation.c.specific_objective)
    with open_current(demo_release.settings).connect() as connection:
        decided = dict(connection.execute(query).all())
    for objective in programme.objectives:
        if objective.budget_eu_eur:
            share = decided[objective.code] / (objective.budget_eu_eur * programme.sek_per_eur)
            assert 0.79 <= share <= 0.91, objective.code


def test_enterprises_are_many_spread_and_overlap(demo_release: Loaded, programme: Programme) -> None:
    support = enterprise_support
    each = sa.select(
        sa.func.count(support.c.operation_id.distinct()).label("operations"),
        sa.func.count(operation.c.specific_objective.distinct()).label("objectives"),
        sa.func.count(support.c.region.distinct()).label("regions"),
        sa.func.count(support.c.support_form.distinct()).label("forms"),
    ).join_from(support, operation, operation.c.operation_id == support.c.operation_id)
    each_sub = each.where(support.c.known_to.is_(None)).group_by(support.c.enterprise).subquery()
    several = [sa.func.sum(sa.case((column > 1, 1), else_=0)) for column in each_sub.c]
    towns = sa.select(support.c.municipality).distinct().where(support.c.municipality.is_not(None))
    with open_current(demo_release.settings).connect() as connection:
        total, *overlaps = connection.execute(sa.select(sa.func.count(), *several).select_from(each_sub)).one()
        reached = {row[0] for row in connection.execute(towns)}
    assert 2_000 <= total <= 3_000
    assert min(overlaps) >= 10
    assert 36 <= len(reached & {town.code for town in programme.municipalities}) < len(programme.municipalities)


def test_operations_cross_counties_in_every_way(demo_release: Loaded, programme: Programme) -> None:
    regions = sa.select(operation_region.c.operation_id, operation_region.c.region, operation_region.c.share_pct)
    with open_current(demo_release.settings).connect() as connection:
        rows = pd.DataFrame(connection.execute(regions).all(), columns=["operation", "region", "share"])
    outside = f"{programme.outside_region}-18"  # Örebro län, told apart from other counties outside
    assert set(rows["region"]) == {*(region.code for region in programme.regions), "*", outside}
    by_key = rows.dropna(subset="share").groupby("operation")["region"].nunique()
    assert {2, 3} <= set(by_key)
    assert rows["share"].isna().any()


def test_every_status_and_no_fault_is_missing(demo_release: Loaded, programme: Programme) -> None:
    handle = open_current(demo_release.settings)
    with handle.connect() as connection:
        found = progress(connection, programme=programme, cut_off=handle.manifest.last_cut_off)
        rules = {row[0] for row in connection.execute(sa.select(finding.c.rule).distinct())}
    statuses = {"reached", "on_track", "watch", "behind", "not_expected", "missing", "no_target"}
    assert set(found["status"]) == statuses
    assert FAULTS - rules == set()


def test_public_lists_are_loaded(demo_release: Loaded) -> None:
    with open_current(demo_release.settings).connect() as connection:
        earlier = connection.execute(sa.select(sa.func.count()).select_from(public_operation)).scalar_one()
        dimensions = connection.execute(sa.select(planned_finance.c.dimension_type).distinct()).all()
    assert earlier == 12
    assert len(dimensions) == 2
