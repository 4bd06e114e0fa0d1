"""Delivered files back to their sender as workbooks: bad cells filled and commented, and a sheet with every finding.

    the file's own workbook, or its rows as one → marks where the findings are → sheet "Fynd"

A workbook is opened and written by a child process with limited memory and time, like any received workbook.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from config.errors import DeliveryError
from config.model import Programme
from config.settings import Settings
from etl.parse import readings, working_memory
from etl.read.child import run_limited
from etl.read.grid import Grid, open_grids
from etl.read.refusal import Refuse
from etl.recognise import Reading, Recogniser
from etl.report import Found, Report, hint_words
from etl.steps import Step, Tell

MOST_CELLS = 2_000_000
"""A larger text file is not written as a workbook; its findings are, with their rows."""

HEADINGS = ("Blad", "Rad", "Kolumn", "Allvar", "Fynd", "Innehåll", "Förväntat", "Gör så här", "Kod")
SEVERITIES = {"error": "fel", "warning": "varning", "info": "upplysning"}


@dataclass
class Task:
    """What the child process is asked to do; places count from 1."""

    source: str = ""  # workbook to mark
    rows: str = ""  # text file with the rows of what was no workbook
    title: str = "Leverans"  # sheet of those rows
    headings: tuple[str, ...] = HEADINGS
    marks: list[tuple[str, int, int, str, str]] = field(default_factory=list)  # sheet, row, column, severity, words
    findings: list[tuple[Any, ...]] = field(default_factory=list)  # in the order of HEADINGS
    places: list[tuple[str, int, int] | None] = field(default_factory=list)  # of each finding: sheet, row, column


@dataclass(frozen=True)
class Marker:
    """Marks the files of one dry run."""

    programme: Programme
    settings: Settings
    work: Path  # a folder of its own, removed with the run
    out: Path
    tell: Tell

    def mark(self, paths: Mapping[str, Path], report: Report) -> tuple[tuple[str, Path], ...]:
        """A workbook for each file with findings: its name and where the workbook is.

        `paths` gives the file of each delivery. A file that cannot be written as a workbook is left out.
        """
        by_delivery: dict[str, list[Found]] = {}
        for found in report.findings:
            by_delivery.setdefault(found.delivery_id, []).append(found)
        made = []
        for delivery_id, findings in by_delivery.items():
            path = paths[delivery_id]
            self.tell(Step("mark", path.name))
            out = self.out / f"{path.stem}_fynd_{delivery_id[:6]}.xlsx"
            if self._written(path, findings, out):
                made.append((path.name, out))
        return tuple(made)

    def _written(self, path: Path, findings: Sequence[Found], out: Path) -> bool:
        with TemporaryDirectory(dir=self.work) as folder:
            work = Path(folder)
            try:
                task = self._task(path, findings, work)
            except DeliveryError:
                return False
            order = work / "task.json"
            order.write_text(json.dumps(vars(task)), encoding="utf-8")
            done = run_limited("etl.mark_workbook", order, out)
            if done.returncode:
                out.unlink(missing_ok=True)
            return done.returncode == 0

    def _task(self, path: Path, findings: Sequence[Found], work: Path) -> Task:
        refuse, recogniser = Refuse(self.programme, path.name), Recogniser(self.programme)
        with working_memory(self.settings, work) as connection:
            grids = open_grids(
                path,
                work,
                refuse=refuse,
                max_mb=self.settings.max_file_mb,
                connection=connection,
                recognised=recogniser.recognised,
            )
            read = readings(grids, recogniser, refuse)
            workbook = any(grid.name for grid in grids)
            task = Task(source=str(path.resolve())) if workbook else self._rows(grids[0], connection, work)
        sheets = {grid.name: (grid, reading) for grid, reading in zip(grids, read, strict=True) if reading}
        for found in findings:
            self._add(task, found, sheets.get(found.sheet))
        return task

    def _rows(self, grid: Grid, connection: sa.Connection, work: Path) -> Task:
        """The rows of a text file as delivered, its header first; none where they are too many for a workbook."""
        rows: Iterable[Sequence[Any]]
        if grid.delimiter:
            rows, count = _records(grid), grid.records
        else:
            table = grid.read(connection, Refuse(self.programme, grid.path.name))
            cells = [table.c[f"c{place}"] for place in range(len(grid.header))]
            found = connection.execute(sa.select(*cells).order_by(table.c.record)).all()
            rows, count = [grid.header, *found], len(found)
        if count * len(grid.header) > MOST_CELLS:
            return Task()
        path = work / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            try:
                csv.writer(file).writerows(rows)
            except csv.Error:  # a cell larger than a workbook's
                return Task()
        return Task(rows=str(path.resolve()))

    def _add(self, task: Task, found: Found, read: tuple[Grid, Reading] | None) -> None:
        rule = self.programme.rules[found.rule]
        said = rule.title_sv + hint_words(found.rule, found.hint)
        severity = SEVERITIES[found.severity]
        place = next(_places(found, *read), None) if read and (task.source or task.rows) else None
        where = (found.sheet, found.source_row, found.column_name, severity)
        task.findings.append((*where, said, found.cell, rule.expected_sv, rule.remedy_sv, rule.code))
        sheet = found.sheet if task.source else task.title
        task.places.append((sheet, *place) if place else None)
        if place:
            words = f"{severity.capitalize()} {rule.code}: {said}. Förväntat: {rule.expected_sv} {rule.remedy_sv}"
            task.marks.append((sheet, *place, found.severity, words))


def _records(grid: Grid) -> Iterator[list[str]]:
    with grid.path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=grid.delimiter)


def _places(found: Found, grid: Grid, reading: Reading) -> Iterator[tuple[int, int]]:
    """Row and column of the finding in the workbook; a finding about the whole row stands at its first cell.

    A finding about a column stands at its header.
    """
    column = reading.places.get(found.column_name, _header_place(found.column_name, grid))
    if found.source_row is not None:
        yield found.source_row + (grid.header_record < 0), (column or 0) + 1
    elif column is not None:
        yield max(grid.header_record, 0) + 1, column + 1


def _header_place(name: str, grid: Grid) -> int | None:
    """Where a header stands that is not of the layout: by its words, or by its number in brackets."""
    if name in grid.header:
        return grid.header.index(name)
    number = name.strip("()")
    return int(number) - 1 if name.startswith("(") and number.isdigit() else None
