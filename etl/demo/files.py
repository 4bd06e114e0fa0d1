"""Rows written as a sender's file: one of several encodings, number formats and header spellings, or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import xlsxwriter

CREATED = datetime(2023, 1, 20)  # noqa: DTZ001
"""Written into every workbook, so that the same rows make the same bytes."""

BYTE_ORDER_MARK = "\ufeff"
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Style:
    """How a sender writes a text file."""

    encoding: str
    delimiter: str
    decimal: str
    group: str  # between thousands
    days: str  # strftime
    spelt: bool  # headings with å, ä, ö and spaces instead of the columns' own names
    newline: str = "\r\n"


STYLES = {
    "excel": Style("utf-8-sig", ";", ",", NO_BREAK_SPACE, "%Y-%m-%d", spelt=True),
    "older": Style("cp1252", ";", ",", " ", "%Y-%m-%d", spelt=True),
    "plain": Style("utf-8", ",", ".", "", "%Y-%m-%d", spelt=False, newline="\n"),
    "compact": Style("utf-8", ";", ",", "", "%Y%m%d", spelt=False, newline="\n"),
    "tabbed": Style("utf-16-le", "\t", ",", "", "%d/%m/%Y", spelt=True),
}

SPELT = {
    "stodmottagare": "Stödmottagare",
    "stodmottagare_orgnr": "Stödmottagare orgnr",
    "sarskilt_mal": "Särskilt mål",
    "stodberattigande_kostnad_sek": "Stödberättigande kostnad SEK",
    "eu_stod_sek": "EU-stöd SEK",
    "offentlig_medfinansiering_sek": "Offentlig medfinansiering SEK",
    "privat_medfinansiering_sek": "Privat medfinansiering SEK",
    "stodform": "Stödform",
    "jamstalldhet": "Jämställdhet",
    "styrkeomrade": "Styrkeområde",
    "hallbarhet": "Hållbarhet",
    "interventionsomrade": "Interventionsområde",
    "planvarde": "Planvärde",
    "basvarde": "Basvärde",
    "varde": "Värde",
    "kon": "Kön",
    "kand_per": "Känd per",
    "forsta_stod": "Första stöd",
    "stodbelopp_sek": "Stödbelopp SEK",
    "investerar_i_fardigheter": "Investerar i färdigheter",
    "privat_investering_sek": "Privat investering SEK",
    "ansokan": "Ansökan",
    "atgard": "Åtgärd",
    "upparbetad_kostnad_sek": "Upparbetad kostnad SEK",
}
"""Headings a person would write; the others are the column's name with spaces and a capital."""


def heading(column: str) -> str:
    """The column's heading as a person writes it."""
    return SPELT.get(column, column.replace("_", " ").capitalize())


def write_text(rows: pd.DataFrame, path: Path, style: Style) -> Path:
    """Write the rows as one text file; blanks stay empty."""
    cells = rows.astype(object).map(lambda cell: _text(cell, style))
    if style.spelt:
        cells = cells.rename(columns=heading)
    mark = BYTE_ORDER_MARK if style.encoding.startswith("utf-16") else ""
    text = mark + cells.to_csv(index=False, sep=style.delimiter, lineterminator=style.newline)
    path.write_bytes(text.encode(style.encoding))
    return path


def _text(cell: object, style: Style) -> str:
    """One cell as text; what is text already stays as it is."""
    if isinstance(cell, str):
        return cell
    if cell is None or pd.isna(cell):
        return ""
    if isinstance(cell, date):
        return cell.strftime(style.days)
    return _number(Decimal(str(cell)), style)


def _number(value: Decimal, style: Style) -> str:
    whole = value == value.to_integral_value()
    text = f"{int(value):,}" if whole else f"{value:,f}"
    return text.replace(",", "\x00").replace(".", style.decimal).replace("\x00", style.group)


def write_workbook(sheets: Sequence[tuple[str, pd.DataFrame]], path: Path, *, remark: str) -> Path:
    """Write one workbook: a sheet of remarks that no layout fits, then the sheets, numbers and days as such."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_numbers": False}) as book:
        book.set_properties({"title": "Exempeldata", "created": CREATED})
        note = book.add_worksheet("Läs mig")
        note.write_string(0, 0, "Exempeldata")
        note.write_string(1, 0, remark)
        for name, rows in sheets:
            _fill(book.add_worksheet(name), rows)
    return path


def _fill(sheet: xlsxwriter.worksheet.Worksheet, rows: pd.DataFrame) -> None:
    sheet.write_row(0, 0, [heading(column) for column in rows.columns])
    for place, column in enumerate(rows.columns):
        sheet.write_column(1, place, [_native(cell) for cell in rows[column]])


def _native(cell: object) -> object:
    """A cell as a workbook keeps it: text, number, day or blank."""
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return None
    return cell.to_pydatetime() if isinstance(cell, pd.Timestamp) else cell
