"""The same rows written in every way the contract allows: the meaning must not change.

Every choice comes from one seeded source, so that a failing example can be written again.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from config.model import Programme
from tests.contract import LAYOUTS, NUMBERS, Column, Layout, number, word
from tests.deliver import by_day
from tests.reference_known import Row, Rows

EMPTY = ("", "-", "N.a.", "n/a", "None", "uppgift saknas")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
Cell = str | Decimal | date


@dataclass(frozen=True)
class Sheet:
    """What is written as one text file or one worksheet."""

    layout: str
    known_on: date  # in the file name
    header: list[str]
    rows: list[list[Cell]]


@dataclass(frozen=True)
class Sender:
    """A sender's habits: one source of chance, and perhaps the draft codes of intervention fields."""

    programme: Programme
    chance: Random
    drafts: dict[str, str]


def write_messy(rows: Rows, folder: Path, *, programme: Programme, chance: Random) -> list[Path]:
    """The rows over any number of files in any order, format and encoding."""
    draft_of = {code.final: code.draft for code in programme.draft_codes}
    sender = Sender(programme, chance, draft_of if chance.random() < 0.5 else {})
    sheets = [
        _sheet(kind, part, known_on=known_on, sender=sender)
        for kind, known_on, known in _grouped(rows, chance)
        for part in _parts(known, chance)
    ]
    chance.shuffle(sheets)
    in_books = [chance.random() < 0.3 for _ in sheets]
    texts = [sheet for sheet, in_book in zip(sheets, in_books, strict=True) if not in_book]
    books = [sheet for sheet, in_book in zip(sheets, in_books, strict=True) if in_book]
    paths = [_text(folder / f"{n:02d}_{sheet.known_on}.csv", sheet, chance) for n, sheet in enumerate(texts)]
    for known_on in sorted({sheet.known_on for sheet in books}):
        same_day = [sheet for sheet in books if sheet.known_on == known_on]
        paths.append(_workbook(folder / f"Leverans {known_on} (slutlig).xlsx", same_day))
    return paths


def _grouped(rows: Rows, chance: Random) -> list[tuple[str, date, list[Row]]]:
    """Files by day; a layout with kand_per may come as one file for all its days."""
    groups = [(kind, day, part) for kind in LAYOUTS for day, part in by_day(getattr(rows, kind))]
    for kind in sorted({kind for kind, _, _ in groups if LAYOUTS[kind].dated_rows}):
        if chance.random() < 0.7:
            mine = [group for group in groups if group[0] == kind]
            groups = [group for group in groups if group[0] != kind]
            groups.append((kind, max(day for _, day, _ in mine), [row for _, _, part in mine for row in part]))
    return groups


def _parts(rows: list[Row], chance: Random) -> list[list[Row]]:
    """The rows shuffled, some of them twice, over one or two files."""
    mixed = [*rows, *(row for row in rows if chance.random() < 0.15)]
    chance.shuffle(mixed)
    pieces: list[list[Row]] = [[] for _ in range(chance.choice((1, 1, 1, 2)))]
    for row in mixed:
        chance.choice(pieces).append(row)
    return [piece for piece in pieces if piece]


def _sheet(kind: str, rows: list[Row], *, known_on: date, sender: Sender) -> Sheet:
    layout, chance = LAYOUTS[kind], sender.chance
    columns = [c for c in layout.columns if c.kind != "total" or any(word(c, row[c.fact]) for row in rows)]
    chance.shuffle(columns)
    table = {_alias(layout, c.name, sender): [_cell(c, row.get(c.fact), sender) for row in rows] for c in columns}
    if kind == "fields" and sender.drafts:
        table["kodschema"] = ["COM(2018)375" if row["field"] in sender.drafts else "2021/1060" for row in rows]
    if layout.dated_rows and (any(row["known_on"] != known_on for row in rows) or chance.random() < 0.3):
        table["kand_per"] = [_date(row["known_on"], chance) for row in rows]
    return Sheet(layout.name, known_on, list(table), [list(cells) for cells in zip(*table.values(), strict=True)])


def _alias(layout: Layout, name: str, sender: Sender) -> str:
    """The column's own name or an alias, in any case and with other separators."""
    spelling = sender.chance.choice((name, *sender.programme.headers[layout.name].get(name, ())))
    spaced, hyphened = spelling.replace("_", " "), spelling.replace("_", "-")
    return sender.chance.choice((spelling, spelling.upper(), spelling.capitalize(), spaced, f" {hyphened} "))


def _cell(column: Column, value: Any, sender: Sender) -> Cell:
    plain = word(column, value)
    if not plain:
        return sender.chance.choice(EMPTY)
    if column.kind in NUMBERS:
        return _number(column, value, sender.chance)
    if column.kind == "date":
        return _date(value, sender.chance)
    return sender.chance.choice(_spellings(column, plain, sender))


def _spellings(column: Column, plain: str, sender: Sender) -> tuple[str, ...]:
    if column.kind == "orgno":
        return _organisation_numbers(plain)
    if column.kind == "objective":
        digits = plain.removeprefix("RSO")
        return (plain, digits, f"PO {digits}", f"PO{digits.replace('.', ':')}")
    if column.kind == "place":
        return (plain, dict(sender.programme.all_municipalities)[plain])
    if column.name == "interventionsomrade":
        return (sender.drafts.get(plain, plain),)
    own = [(r.code, r.county, r.name_sv, r.county_name_sv) for r in sender.programme.regions if r.code == plain]
    if column.name == "region" and own:
        return own[0]
    return (plain, plain.capitalize()) if column.kind == "code" else (plain,)


def _organisation_numbers(number: str) -> tuple[str, ...]:
    """Legal persons have a third digit of 2 or more; others are personal numbers."""
    hyphenated = f"{number[:6]}-{number[6:]}"
    if number[2] < "2":
        return (number, hyphenated, f"19{number}", f"19{hyphenated}")
    return (number, hyphenated, f"16{number}", f"SE{number}01", f" {hyphenated} ")


def _date(day: date, chance: Random) -> str:
    return chance.choice(
        (day.isoformat(), day.strftime("%Y%m%d"), day.strftime("%d/%m/%Y"), f"{day.isoformat()} 01:17:38")
    )


def _number(column: Column, value: Decimal, chance: Random) -> Cell:
    """Any way of writing it that has one reading; three lone decimals would have two."""
    if chance.random() < 0.2:
        return value
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    shown = {0: chance.choice((0, 2)), 1: 2, 3: 4}.get(decimals, decimals)
    whole, _, part = f"{value:.{shown}f}".partition(".")
    groups = f"{int(whole):,}".split(",")
    digits, mark = chance.choice(
        (
            (whole, "."),
            (whole, ","),
            (" ".join(groups), ","),
            ("\u00a0".join(groups), ","),
            (".".join(groups) if part else whole, ","),
        )
    )
    suffix = chance.choice(("", " kr", " SEK")) if column.name.endswith("_sek") else ""
    return digits + (mark + part if part else "") + suffix


def _text(path: Path, sheet: Sheet, chance: Random) -> Path:
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=chance.choice(";,\t"),
        lineterminator=chance.choice(("\n", "\r\n")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    )
    writer.writerow(sheet.header)
    writer.writerows([number(cell) if isinstance(cell, Decimal) else cell for cell in cells] for cells in sheet.rows)
    path.write_bytes(text.getvalue().encode(chance.choice(ENCODINGS)))
    return path


def _workbook(path: Path, sheets: list[Sheet]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Läs mig").write(0, 0, "Sammanställd av projektekonomin")
        for number, sheet in enumerate(sheets):
            page = book.add_worksheet(f"{sheet.layout[:20]} {number}")
            page.write_row(0, 0, sheet.header)
            for line, cells in enumerate(sheet.rows, start=1):
                for place, cell in enumerate(cells):
                    _write_cell(page, (line, place), cell, book=book)
    return path


def _write_cell(page: Any, at: tuple[int, int], cell: Cell, *, book: Any) -> None:
    if isinstance(cell, Decimal):
        page.write_number(*at, float(cell))
    elif isinstance(cell, date):
        shown = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_datetime(*at, cell, shown)
    else:
        page.write_string(*at, cell)
