"""A received file as grids of cells: one per sheet, with its header, before any cell is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from etl.read.json_text import broken_json, open_json
from etl.read.refusal import Refuse
from etl.read.text import DELIMITERS, TextFile, open_text, tidied
from etl.read.workbook import SheetFile, open_workbook
from warehouse.duckdb_engine import failed_line, json_keys, read_json, read_text_csv

_WORKBOOK = b"PK\x03\x04"
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_RAW = "raw"
MOST_COLUMNS = 200
"""Columns a sheet may have: several times the widest layout. The engine takes minutes to lay out thousands."""


@dataclass(frozen=True)
class Grid:
    """One sheet, ready to be read into a working memory."""

    name: str  # worksheet, empty for other files
    visible: bool
    path: Path
    header: tuple[str, ...]
    header_record: int  # -1 where the file has no header record (JSON)
    delimiter: str  # empty for JSON
    records: int  # records the engine must find; 0 for JSON
    ragged: bool  # rows may have too few or too many cells
    closed: bool  # the last record is known to be whole

    def read(self, connection: sa.Connection, refuse: Refuse) -> sa.Table:
        """The grid as a temporary table of texts (columns record, c0 …, short, long, filled).

        Refuses cells that cannot be told apart (F01), records that went missing (F01) and a cut last record (F06).
        """
        width = len(self.header)
        if width > MOST_COLUMNS:
            raise refuse("F01", f"{width} kolumner, gränsen är {MOST_COLUMNS}")
        if not self.delimiter:
            return self._read_json(connection, refuse)
        try:
            table = read_text_csv(connection, _RAW, self.path, columns=width, delimiter=self.delimiter)
        except sa.exc.DBAPIError as error:
            line = failed_line(error)
            place = f"rad {line}" if line else "en rad"
            raise refuse("F01", f"{place} går inte att dela upp i celler, kontrollera citattecknen") from None
        found = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        if found != self.records:
            raise refuse("F01", f"{found} av {self.records} rader gick att skilja åt, kontrollera citattecknen")
        if not self.closed and self._is_cut(connection, table):
            raise refuse("F06", "sista raden har färre celler än rubrikraden och ingen radbrytning efter sig")
        return table

    def _read_json(self, connection: sa.Connection, refuse: Refuse) -> sa.Table:
        try:
            return read_json(connection, _RAW, self.path, keys=self.header)
        except sa.exc.DBAPIError:
            raise broken_json(self.path, refuse) from None

    def _is_cut(self, connection: sa.Connection, table: sa.Table) -> bool:
        last = sa.select(table.c.short).where(table.c.record == self.records - 1)
        return bool(connection.execute(last).scalar())


def open_grids(
    path: Path,
    work: Path,
    *,
    refuse: Refuse,
    max_mb: int,
    connection: sa.Connection,
    recognised: Callable[[tuple[str, ...]], int],
) -> tuple[Grid, ...]:
    """The grids of a CSV, XLSX or JSON file, told apart by their content. Temporary copies go to the folder `work`.

    `recognised` says how many columns of a layout a header has: it decides the delimiter.
    """
    with path.open("rb") as file:
        start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_OLD_WORKBOOK):
        raise refuse("F01", "filen är en lösenordsskyddad arbetsbok eller en i det äldre XLS-formatet")
    if start.startswith(_WORKBOOK):
        return tuple(_of_sheet(sheet) for sheet in open_workbook(path, work, refuse=refuse, max_mb=max_mb))
    if path.suffix.lower() == ".xlsx":
        raise refuse("F01", "filen heter .xlsx men är ingen arbetsbok")
    if path.suffix.lower() == ".json" or start.startswith((b"[", b"{")):
        return (_of_json(connection, open_json(connection, path, work, refuse=refuse), refuse),)
    return (_of_text(open_text(path, work, refuse), work, recognised, refuse=refuse),)


def _of_sheet(sheet: SheetFile) -> Grid:
    return Grid(
        name=sheet.name,
        visible=sheet.visible,
        path=sheet.path,
        header=sheet.header,
        header_record=sheet.header_place,
        delimiter=",",
        records=sheet.records,
        ragged=False,
        closed=True,
    )


def _of_json(connection: sa.Connection, path: Path, refuse: Refuse) -> Grid:
    try:
        keys = json_keys(connection, path)
    except sa.exc.DBAPIError:
        raise broken_json(path, refuse) from None
    return Grid(
        name="",
        visible=True,
        path=path,
        header=keys,
        header_record=-1,
        delimiter="",
        records=0,
        ragged=False,
        closed=True,
    )


def _of_text(file: TextFile, work: Path, recognised: Callable[[tuple[str, ...]], int], *, refuse: Refuse) -> Grid:
    headers = {delimiter: file.header(delimiter) for delimiter in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda sign: recognised(headers[sign][1]))
    place, header = headers[delimiter]
    if not header:
        raise refuse("F01", "rubrikraden går inte att dela upp i celler, en cell är för lång; kontrollera citattecknen")
    return Grid(
        name="",
        visible=True,
        path=tidied(file, delimiter, work),
        header=header,
        header_record=place,
        delimiter=delimiter,
        records=file.tally.records,
        ragged=True,
        closed=file.tally.closed,
    )
