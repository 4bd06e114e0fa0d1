"""A received workbook as text files, one per sheet, written by a child process with limited memory and time.

    python -m etl.read.workbook WORKBOOK FOLDER MEMORY_MB SECONDS

The reader of workbooks can end the whole process on a damaged file, and a small file can unpack to gigabytes: neither
may happen where a load runs. This module imports no engine, so that the child starts quickly.
"""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from etl.read.child import limit, run_limited
from etl.read.refusal import Refuse
from etl.read.workbook_errors import Places, error_cells

NATIVE_MARK = "\u2060"
"""The same mark as the engine's: a number the workbook itself holds as a number is never ambiguous."""

_LARGE_MB = 50
_MOST_SQUEEZED = 150
_LIST = "sheets.json"


@dataclass(frozen=True)
class SheetFile:
    """One sheet as a comma-separated UTF-8 text file, its rows where they stand in the sheet."""

    name: str
    visible: bool
    path: Path
    records: int
    header_place: int  # row of the header, from 0
    header: tuple[str, ...]


def open_workbook(path: Path, work: Path, *, refuse: Refuse, max_mb: int) -> tuple[SheetFile, ...]:
    """The sheets of the workbook, in its order, as text files in the folder `work`.

    Refuses a file that is no workbook (F01) and one that unpacks to too much (F12).
    """
    _judge_size(path, refuse, max_mb)
    done = run_limited("etl.read.workbook", path, work)
    listed = work / _LIST
    if done.returncode or not listed.exists():
        starved = done.returncode < 0 or b"MemoryError" in done.stderr or b"memory allocation" in done.stderr
        raise refuse("F12" if starved else "F01", "arbetsboken gick inte att läsa till slutet")
    sheets = json.loads(listed.read_text(encoding="utf-8"))
    return tuple(
        SheetFile(**sheet | {"path": work / sheet["path"], "header": tuple(sheet["header"])}) for sheet in sheets
    )


def _judge_size(path: Path, refuse: Refuse, max_mb: int) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise refuse("F01", "filen är ingen hel XLSX-arbetsbok") from error
    unpacked_mb = sum(part.file_size for part in parts) / 1_000_000
    squeezed = unpacked_mb * 1_000_000 / max(path.stat().st_size, 1)
    if unpacked_mb > max_mb or (unpacked_mb > _LARGE_MB and squeezed > _MOST_SQUEEZED):
        raise refuse("F12", f"arbetsboken packas upp till {unpacked_mb:.0f} MB, {squeezed:.0f} gånger filens storlek")


def write_sheets(workbook: Path, folder: Path) -> None:
    """Write every sheet of the workbook as a text file, and the list of them; what the child process does."""
    book = CalamineWorkbook.from_path(str(workbook))
    errors = dict(zip(book.sheet_names, error_cells(workbook), strict=False))
    sheets = [
        _write_sheet(_rows(book, kind.name, errors.get(kind.name, {})), folder / f"sheet{number}.csv")
        | {"name": kind.name, "visible": kind.visible == SheetVisibleEnum.Visible}
        for number, kind in enumerate(book.sheets_metadata)
        if kind.typ == SheetTypeEnum.WorkSheet  # a chart has a sheet of its own, without cells
    ]
    (folder / _LIST).write_text(json.dumps(sheets), encoding="utf-8")


def _write_sheet(rows: Iterator[list[str]], path: Path) -> dict[str, Any]:
    place, records = 0, 0
    header: tuple[str, ...] = ()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        for cells in rows:
            if not header and any(cell.strip() for cell in cells):
                place, header = records, tuple(cell.strip() for cell in cells)
            writer.writerow(cells)
            records += 1
    return {
        "path": path.name,
        "records": records,
        "header_place": place,
        "header": [cell.removesuffix(NATIVE_MARK) for cell in header],
    }


def _rows(book: CalamineWorkbook, name: str, errors: Places) -> Iterator[list[str]]:
    rows: Iterable[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    for place, row in enumerate(rows):
        yield [errors.get((place, column)) or _cell_text(value) for column, value in enumerate(row)]


def _cell_text(value: Any) -> str:
    """A cell as text: numbers without exponent and marked as native, dates as ISO, truth values as ja and nej."""
    if isinstance(value, str):
        return value.replace(NATIVE_MARK, "").replace("\0", "")
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return f"{Decimal(format(value, '.15g')):f}{NATIVE_MARK}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == time() else value.strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else str(value)


def main(arguments: list[str]) -> None:
    """Read a workbook within the limits; a failure is the exit code, its text stays in the child."""
    workbook, folder, memory_mb, seconds = arguments
    limit(int(memory_mb), int(seconds))
    write_sheets(Path(workbook), Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
