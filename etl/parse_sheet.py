"""One recognised sheet → rows of its core table as Parquet, its findings, and what became of every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from etl.harmonise import HELD, IGNORED, LOADED, Sheet, harmonise
from etl.sheet_findings import Place, findings, row_findings, write_findings
from warehouse.duckdb_engine import write_parquet


@dataclass(frozen=True)
class ParsedSheet:
    """What became of one sheet; `layout` is empty for a sheet that was not read."""

    layout: str
    sheet: str
    rows_path: Path | None
    rows_read: int = 0
    rows_quarantined: int = 0
    rows_ignored: int = 0
    dropped_columns: tuple[str, ...] = ()
    dropped_cells: int = 0


def parse_sheet(sheet: Sheet, *, rows_path: Path, findings_path: Path) -> ParsedSheet:
    """Write the sheet's rows and findings to the two files. read = loaded + quarantined + ignored."""
    connection = sheet.connection
    findings.create(connection)
    elsewhere = _count(sheet, sa.and_(sheet.filled, sheet.elsewhere))
    dropped = _dropped(sheet)
    harmonised = harmonise(sheet)
    states = _states(connection, harmonised)
    write_findings(connection, _sheet_findings(sheet, dropped, elsewhere))
    write_findings(connection, row_findings(sheet, harmonised))
    _write_rows(sheet, harmonised, rows_path)
    write_parquet(connection, sa.select(findings), findings_path)
    return ParsedSheet(
        layout=sheet.reading.layout.name,
        sheet=sheet.name,
        rows_path=rows_path,
        rows_read=sum(states.values()) + elsewhere,
        rows_quarantined=states.get(HELD, 0),
        rows_ignored=states.get(IGNORED, 0) + elsewhere,
        dropped_columns=tuple(name for name, count in dropped.values() if name or count),
        dropped_cells=sum(count for _, count in dropped.values()),
    )


def _count(sheet: Sheet, condition: sa.ColumnElement[bool]) -> int:
    return sheet.connection.execute(sa.select(sa.func.count()).select_from(sheet.table).where(condition)).scalar_one()


def _states(connection: sa.Connection, harmonised: sa.FromClause) -> dict[str, int]:
    query = sa.select(harmonised.c.state, sa.func.count()).group_by(harmonised.c.state)
    return {str(state): int(count) for state, count in connection.execute(query)}


def _dropped(sheet: Sheet) -> dict[int, tuple[str, int]]:
    """Columns that are not read: place → header without personal data, and how many cells have something in them."""
    places = (*sheet.reading.personal, *sheet.reading.unknown)
    if not places:
        return {}
    headers = [sa.func.masked_text(sheet.reading.header[place]) for place in places]
    cells = [sa.func.count(sheet.table.c[f"c{place}"]) for place in places]
    below = sa.select(*headers, *cells).where(sheet.table.c.record > sheet.header_record)
    found = sheet.connection.execute(sa.select(*below.subquery().c)).one()
    names, counts = found[: len(places)], found[len(places) :]
    return {place: (name, int(count)) for place, name, count in zip(places, names, counts, strict=True)}


def _sheet_findings(sheet: Sheet, dropped: dict[int, tuple[str, int]], elsewhere: int) -> Iterator[sa.Select[Any]]:
    place = Place(sheet.receipt.delivery_id, sheet.name, sheet.programme)
    for number, (name, count) in dropped.items():
        if name or count:
            rule = "F10" if number in sheet.reading.personal else "F09"
            yield place.tell(rule, column=name or f"({number + 1})", hint=str(count))
    if elsewhere:
        yield place.tell("C19", column=sheet.reading.layout.only_programme_in, hint=str(elsewhere))


def _write_rows(sheet: Sheet, harmonised: sa.FromClause, path: Path) -> None:
    table = sheet.reading.layout.table
    origin: dict[str, Any] = {
        "delivery_id": sa.literal(sheet.receipt.delivery_id),
        "sheet": sa.literal(sheet.name),
        "source_row": harmonised.c.record + 1,
    }
    columns = [column for column in table.c if column.name != "known_to"]
    values = [sa.cast(origin.get(c.name, harmonised.c.get(c.name)), c.type).label(c.name) for c in columns]
    query = sa.select(*values).where(harmonised.c.state == LOADED).order_by(harmonised.c.record)
    write_parquet(sheet.connection, query, path)
