"""A received text file as UTF-8 that the engine reads without losing a row.

Decoding, quotation marks and blank lines are judged here, byte by byte in large pieces; the cells are the engine's.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.read.refusal import Refuse

DELIMITERS = (";", ",", "\t")
_PIECE = 8 * 1024 * 1024
_OPENING = 1024 * 1024
_BLANK = re.compile(rb"(?<=\n)(\r?\n)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class TextFile:
    """A text file in UTF-8, with what is needed to know that every record of it was read."""

    path: Path
    opening: str  # the beginning, enough to hold the header
    records: int  # records, the header and blank lines included
    closed: bool  # ends with a line break: the last record is whole
    blank_lines: bool

    def header(self, delimiter: str) -> tuple[int, tuple[str, ...]]:
        """The first record with anything in it, split: its place from 0, and its cells."""
        records = csv.reader(io.StringIO(self.opening, newline=""), delimiter=delimiter)
        try:
            for place, cells in enumerate(records):
                if any(cell.strip() for cell in cells):
                    return place, tuple(cell.strip() for cell in cells)
        except csv.Error:  # a cell longer than any header: a quotation mark in the wrong place
            pass
        return 0, ()


@dataclass
class _Tally:
    """What a pass over the bytes has seen so far."""

    quotes: int = 0
    line_breaks: int = 0  # outside quotation marks
    blank_lines: bool = False
    nul: bool = False
    last: bytes = b"\n"

    def take(self, piece: bytes) -> None:
        """Count a further piece of the file."""
        self.line_breaks += _breaks_outside_quotes(piece, inside=self.quotes % 2 == 1)
        self.quotes += piece.count(b'"')
        self.nul = self.nul or b"\0" in piece
        seam = self.last + piece
        self.blank_lines = self.blank_lines or b"\n\n" in seam or b"\n\r\n" in seam
        self.last = piece[-2:]


def open_text(path: Path, work: Path, refuse: Refuse) -> TextFile:
    """The file at `path` as UTF-8; a copy is written to the folder `work` only where the file is not UTF-8 already.

    UTF-8 with or without byte order mark, UTF-16 with one, otherwise Windows-1252 (deliveries.md). Refuses an empty
    file (F02), bytes that are none of these (F07) and an odd number of quotation marks (F06).
    """
    readable = in_utf8(path, work, refuse)
    tally = _Tally()
    for piece in _pieces(readable):
        tally.take(piece)
    if tally.nul:
        raise refuse("F07", "filen innehåller nolltecken")
    if tally.quotes % 2:
        raise refuse("F06", f"{tally.quotes} citattecken, så ett av dem avslutas aldrig")
    closed = tally.last.endswith(b"\n")
    opening = _opening(readable)
    if not opening.strip():
        raise refuse("F02", "ingen text")
    return TextFile(readable, opening, tally.line_breaks + (not closed), closed, tally.blank_lines)


def in_utf8(path: Path, work: Path, refuse: Refuse) -> Path:
    """The file, or a copy of it in UTF-8 where it is written otherwise. Refuses what no encoding fits (F02, F07)."""
    with path.open("rb") as file:
        start = file.read(4)
    if not start:
        raise refuse("F02", "0 byte")
    if start.startswith(_UTF16):
        return _transcoded(path, work, encoding="utf-16", refuse=refuse)
    if _decodes(path, "utf-8"):
        return path
    return _transcoded(path, work, encoding="cp1252", refuse=refuse)


def with_blank_lines_kept(file: TextFile, delimiter: str, work: Path) -> Path:
    """The file, with a delimiter in every blank line: the engine skips such lines and would number the rows wrong."""
    if not file.blank_lines:
        return file.path
    parts = (b"\n" + file.path.read_bytes().removeprefix(codecs.BOM_UTF8)).split(b'"')
    filled = rb"%s\1" % delimiter.encode()
    parts[::2] = [_BLANK.sub(filled, part) for part in parts[::2]]
    copy = work / "numbered.csv"
    copy.write_bytes(b'"'.join(parts)[1:])
    return copy


def _breaks_outside_quotes(piece: bytes, *, inside: bool) -> int:
    if b'"' not in piece:
        return 0 if inside else piece.count(b"\n")
    return sum(part.count(b"\n") for part in piece.split(b'"')[int(inside) :: 2])


def _decodes(path: Path, encoding: str) -> bool:
    try:
        for _ in _decoded(path, encoding):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(path: Path, work: Path, *, encoding: str, refuse: Refuse) -> Path:
    copy = work / "utf8.csv"
    try:
        with copy.open("w", encoding="utf-8", newline="") as file:
            file.writelines(_decoded(path, encoding))
    except UnicodeDecodeError as error:
        raise refuse("F07", f"texten går inte att läsa som {encoding}") from error
    return copy


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for piece in _pieces(path):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _opening(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_OPENING).decode("utf-8-sig", errors="ignore")
