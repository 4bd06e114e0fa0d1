"""XLSX: a table object with frozen headings, numbers as numbers, and a sheet that says what it is."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_range

from dashboard.exports.columns import MILLION, unique_headings, values
from dashboard.exports.extraction import Extraction
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_575
"""Rows of a sheet below its headings; what is more stands on sheets of its own."""
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(table: Table, readme: Readme) -> bytes:
    """The workbook; equal tables give equal bytes, since its date is the release's."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, _SAFE)
    book.set_properties({"title": table.caption, "created": datetime.combine(readme.known_on, time(), UTC)})
    _data(book, table, readme)
    _facts(book, readme)
    book.close()
    return file.getvalue()


def _data(book: Any, table: Table, readme: Readme) -> None:
    sheet = book.add_worksheet(readme.data_sheet)
    columns = table.exported_columns
    headings = unique_headings(table)
    last_row = max(len(table.frame), 1)
    head = [
        {"header": words, "header_format": book.add_format({"text_wrap": True, "bold": True})} for words in headings
    ]
    sheet.add_table(0, 0, last_row, len(columns) - 1, {"columns": head, "name": "Data", "style": "Table Style Light 1"})
    for place, (column, words) in enumerate(zip(columns, headings, strict=True)):
        sheet.set_column(place, place, _width(column, words), book.add_format({"num_format": _number_format(column)}))
        _write_column(sheet, place, values(table, column).tolist(), column, readme)
    sheet.freeze_panes(1, 0)


def _write_column(sheet: Any, place: int, cells: list[Any], column: Column, readme: Readme) -> None:  # noqa: PLR0917
    for row, value in enumerate(cells, start=1):
        if value is None or value == "":
            continue
        if column.numeric:
            sheet.write_number(row, place, float(value / MILLION if column.kind == "msek" else value))
        elif column.kind == "date":
            sheet.write_datetime(row, place, _moment(value))
        else:
            text = readme.status_words(value) if column.kind == "status" else str(value)
            sheet.write_string(row, place, text[:LONGEST_TEXT])


def _moment(value: date) -> datetime:
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a workbook's days have no zone


def _number_format(column: Column) -> str:
    if column.kind == "percent":
        return "0" + ("." + "0" * column.decimals if column.decimals else "") + "%"
    if column.kind == "date":
        return "yyyy-mm-dd"
    decimals = column.decimals or (1 if column.kind == "msek" else 0)
    return ("#,##0" + ("." + "0" * decimals if decimals else "")) if column.numeric else "@"


def _width(column: Column, heading: str) -> int:
    if column.numeric or column.kind == "date":
        return min(max(len(heading) // 2 + 2, 12), 20)
    return min(max(len(heading) + 2, 16), 44)


def _facts(book: Any, readme: Readme) -> None:
    sheet = book.add_worksheet(readme.sheet)
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    sheet.set_column(0, 1, 30)
    sheet.set_column(2, 2, 80)
    for row, (term, said) in enumerate(readme.facts):
        sheet.write_string(row, 0, term, bold)
        sheet.write_string(row, 1, said)
    for row, facts in enumerate(readme.columns, start=len(readme.facts) + 1):
        for place, said in enumerate(facts):
            sheet.write_string(row, place, said, bold if place == 0 else wrapped)


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write every row of an extraction, row by row, with a table object per sheet; equal rows give equal bytes."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True} | {k: v for k, v in _SAFE.items() if k != "in_memory"})
    book.set_properties({"title": asked.title, "created": datetime.combine(asked.known_on, time(), UTC)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    head = book.add_format({"bold": True})
    _about(book, asked)
    row, sheet, number = MOST_ROWS, None, 0
    for batch in asked.batches():
        for cells in zip(*[column.to_pylist() for column in batch.columns], strict=True):
            if row == MOST_ROWS:
                sheet, row = _sheet(book, asked, number, head=head), 0
                number += 1
            row += 1
            _write_row(sheet, row, cells, day=day)
    if not number:
        _sheet(book, asked, 0, head=head)
    book.close()


def _sheet(book: Any, asked: Extraction, number: int, *, head: Any) -> Any:
    """A sheet with its table; the rows it will hold are known before they are written."""
    name = asked.words.t("table.data_sheet")
    sheet = book.add_worksheet(f"{name} {number + 1}" if number else name)
    last = max(min(asked.row_count - number * MOST_ROWS, MOST_ROWS), 1)
    for place, field in enumerate(asked.fields):
        sheet.set_column(place, place, 14 if field.kind != "text" else 18)
    columns = [{"header": field.key, "header_format": head} for field in asked.fields]
    table = {"columns": columns, "name": f"Data{number + 1}", "style": "Table Style Light 1"}
    sheet.constant_memory = False  # else the table is refused, for the sake of headings above rows written before
    sheet.add_table(0, 0, 1, len(asked.fields) - 1, table)
    whole = xl_range(0, 0, last, len(asked.fields) - 1)  # given at once, the library would note every cell of it
    sheet.tables[-1] |= {"range": whole, "a_range": whole, "autofilter": whole}
    sheet.constant_memory = True
    for place, field in enumerate(asked.fields):
        sheet.write_string(0, place, field.key, head)  # as this mode writes texts: in the sheet itself
    sheet.freeze_panes(1, 0)
    return sheet


def _write_row(sheet: Any, row: int, cells: tuple[Any, ...], *, day: Any) -> None:
    for place, value in enumerate(cells):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            sheet.write_string(row, place, value[:LONGEST_TEXT])
        elif isinstance(value, date):
            sheet.write_datetime(row, place, _moment(value), day)
        else:
            sheet.write_number(row, place, float(value))


def _about(book: Any, asked: Extraction) -> None:
    """The sheet that says what the file is: facts, then every column with its meaning."""
    sheet = book.add_worksheet(asked.words.t("table.readme_sheet"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 1, 30)
    sheet.set_column(2, 2, 80)
    lines = [*asked.facts, ("", ""), *[(field.key, field.label, field.definition) for field in asked.fields]]
    for row, line in enumerate(lines):
        for place, said in enumerate(line):
            sheet.write_string(row, place, said, bold if place == 0 else None)
