"""Write marks and findings into a workbook; a process of its own, within limits.

    python -m etl.mark_workbook TASK.json OUT.xlsx MEMORY_MB SECONDS

Cells of a text file become text cells, whatever they begin with: nothing in them is ever a formula.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.child import limit

SHEET = "Fynd"
AUTHOR = "Resultatkedjan"
FILLS = {"error": "FFF4B4B4", "warning": "FFFFE08A", "info": "FFCFE3F5"}
WEIGHT = ("info", "warning", "error")
WIDTHS = (18, 7, 22, 12, 50, 28, 50, 50, 8)
MOST_COMMENTS = 1000
"""A workbook with more opens slowly; the cells are filled all the same and the findings stand in their sheet."""

LONGEST_TEXT = 32_000  # what a cell takes


def write_marked(task: dict[str, Any], out: Path) -> None:
    """Write the workbook of a task to the file."""
    book = _opened(task)
    for sheet in book.worksheets:
        _clean(sheet)
    comments = 0
    for (name, row, column), said in _by_place(task["marks"]).items():
        cell = _cell(book[name], row, column)
        cell.fill = PatternFill("solid", fgColor=FILLS[max((severity for severity, _ in said), key=WEIGHT.index)])
        if comments < MOST_COMMENTS:
            cell.comment = _comment([words for _, words in said])
            comments += 1
    _findings(book, task)
    book.save(out)


def _opened(task: dict[str, Any]) -> Workbook:
    if task["source"]:
        return load_workbook(task["source"])
    book = Workbook()
    sheet = book.active
    sheet.title = task["title"]
    if task["rows"]:
        with Path(task["rows"]).open(encoding="utf-8", newline="") as file:
            for number, cells in enumerate(csv.reader(file), 1):
                _write_texts(sheet, number, cells)
    else:
        book.remove(sheet)
    return book


def _clean(sheet: Worksheet) -> None:
    """Take away the marks of an earlier dry run: a corrected workbook comes back with only what is left."""
    if sheet.title == SHEET and _is_ours(sheet):
        sheet.parent.remove(sheet)
        return
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _is_ours(sheet: Worksheet) -> bool:
    return str(sheet["A1"].value or "").startswith(AUTHOR)


def _by_place(marks: Iterable[Sequence[Any]]) -> dict[tuple[str, int, int], list[tuple[str, str]]]:
    places: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for sheet, row, column, severity, words in marks:
        places.setdefault((sheet, row, column), []).append((severity, words))
    return places


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, or the first one of those it is merged with."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(each for each in sheet.merged_cells.ranges if cell.coordinate in each)
        cell = sheet.cell(merged.min_row, merged.min_col)
    return cell


def _comment(words: Iterable[str]) -> Comment:
    return Comment("\n\n".join(words)[:LONGEST_TEXT], AUTHOR, height=160, width=360)


def _write_texts(sheet: Worksheet, row: int, cells: Iterable[str]) -> None:
    for column, text in enumerate(cells, 1):
        if text:
            _write_text(sheet.cell(row, column), text)


def _write_text(cell: Cell, text: str) -> None:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_TEXT]
    cell.data_type = "s"


def _findings(book: Workbook, task: dict[str, Any]) -> None:
    """The sheet of findings, last; each leads to its cell."""
    sheet = book.create_sheet(SHEET)
    _write_text(sheet.cell(1, 1), f"{AUTHOR}: {len(task['findings'])} fynd. Rätta cellerna och lämna filen igen.")
    sheet["A1"].font = Font(bold=True)
    for column, (heading, width) in enumerate(zip(task["headings"], WIDTHS, strict=True), 1):
        _write_text(sheet.cell(2, column), heading)
        sheet.cell(2, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(2, column).column_letter].width = width
    places: Iterator[Any] = iter(task["places"])
    for row, (finding, place) in enumerate(zip(task["findings"], places, strict=True), 3):
        _write_finding(sheet, row, finding)
        if place:
            name, *at = place
            target = _cell(book[name], *at)
            sheet.cell(row, 2).hyperlink = f"#'{name.replace(chr(39), chr(39) * 2)}'!{target.coordinate}"
            sheet.cell(row, 2).font = Font(underline="single")
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:I{max(2, len(task['findings']) + 2)}"


def _write_finding(sheet: Worksheet, row: int, finding: Sequence[Any]) -> None:
    for column, value in enumerate(finding, 1):
        cell = sheet.cell(row, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, int):
            cell.value = value
        elif value:
            _write_text(cell, str(value))


def main(arguments: list[str]) -> None:
    """Mark a workbook within the limits; a failure is the exit code, its text stays in the child."""
    task, out, memory_mb, seconds = arguments
    limit(int(memory_mb), int(seconds))
    write_marked(json.loads(Path(task).read_text(encoding="utf-8")), Path(out))


if __name__ == "__main__":
    main(sys.argv[1:])
