"""Cells of a workbook that hold an error (#N/A, #DIV/0!): the reader of workbooks gives them out as empty.

An error is something somebody must see, an empty cell is not: the places of errors are read from the file itself.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_TARGET = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_ERROR = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>(.*?)</(?:\w+:)?c>', re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)</")
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"

Places = dict[tuple[int, int], str]
"""Row and column, from 0 → the error's text."""


def error_cells(workbook: Path) -> tuple[Places, ...]:
    """Per sheet, in the workbook's order, the cells that hold an error."""
    with zipfile.ZipFile(workbook) as packed:
        if _BOOK not in packed.namelist() or _LINKS not in packed.namelist():
            return ()
        links = {link[b"Id"]: link[b"Target"] for link in _attributes(_TARGET, packed.read(_LINKS))}
        targets = [links.get(sheet.get(b"r:id", b"")) for sheet in _attributes(_SHEET, packed.read(_BOOK))]
        return tuple(_errors_in(packed, target) for target in targets)


def _errors_in(packed: zipfile.ZipFile, target: bytes | None) -> Places:
    name = _part_name(target.decode()) if target else ""
    if name not in packed.namelist():
        return {}
    text = packed.read(name)
    if b't="e"' not in text:
        return {}
    return {(int(row) - 1, _column(letters)): _value(content) for letters, row, content in _ERROR.findall(text)}


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _attributes(tag: re.Pattern[bytes], text: bytes) -> list[dict[bytes, bytes]]:
    return [dict(_ATTRIBUTE.findall(found)) for found in tag.findall(text)]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _value(content: bytes) -> str:
    found = _VALUE.search(content)
    return found.group(1).decode() if found else "#?"
