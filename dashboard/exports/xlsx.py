"""XLSX: a table object with frozen headings, numbers as numbers, and a sheet that says what it is."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter

from dashboard.exports.columns import MILLION, unique_headings, values
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table

LONGEST_TEXT = 32_767
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
