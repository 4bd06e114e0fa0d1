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
_BLANK = re.compile(rb"(?<=\n)(?=\n)")
_RETURN = re.compile(rb"\r(?!\n)")
_MISSING = b"\x01"  # what the engine takes for "no such cell"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass
class _Tally:
    """What a pass over the bytes has seen so far; line breaks are counted outside quotation marks."""

    quotes: int = 0
    line_feeds: int = 0
    pairs: int = 0  # carriage return and line feed
    returns: int = 0  # carriage returns, in pairs or alone
    blank_lines: bool = False
    control_signs: bool = False
    last: bytes = b"\n"

    def take(self, piece: bytes) -> None:
        """Count a further piece of the file."""
        for part in piece.split(b'"')[self.quotes % 2 :: 2] if b'"' in piece else [piece][self.quotes % 2 :]:
            self.line_feeds += part.count(b"\n")
            if b"\r" in part:
                self.pairs += part.count(b"\r\n")
                self.returns += part.count(b"\r")
        self.quotes += piece.count(b'"')
        self.control_signs = self.control_signs or b"\0" in piece or _MISSING in piece
        seam = self.last + piece
        self.blank_lines = self.blank_lines or b"\n\n" in seam or b"\n\r\n" in seam or b"\r\r" in seam
        self.last = piece[-2:]

    @property
    def only_returns(self) -> bool:
        """True for lines that end as on old Macintoshes."""
        return self.line_feeds == 0 and self.returns > 0

    @property
    def records(self) -> int:
        """Lines outside quotation marks, the last one whether it is ended or not."""
        return (self.returns if self.only_returns else self.line_feeds) + (not self.closed)

    @property
    def closed(self) -> bool:
        """True where the last line is ended."""
        return self.last.endswith((b"\n", b"\r"))

    @property
    def untidy(self) -> bool:
        """True where the engine would refuse the line breaks, or skip a line and number the rows wrong."""
        return self.blank_lines or self.returns > self.pairs or 0 < self.pairs < self.line_feeds


@dataclass(frozen=True)
class TextFile:
    """A text file in UTF-8, with what is needed to know that every record of it was read."""

    path: Path
    opening: str  # the beginning, enough to hold the header
    tally: _Tally

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


def open_text(path: Path, work: Path, refuse: Refuse) -> TextFile:
    """The file at `path` as UTF-8; a copy is written to the folder `work` only where the file is not UTF-8 already.

    UTF-8 with or without byte order mark, UTF-16 with one, otherwise Windows-1252. Refuses an empty
    file (F02), bytes that are none of these (F07) and an odd number of quotation marks (F06).
    """
    readable = in_utf8(path, work, refuse)
    tally = _Tally()
    for piece in _pieces(readable):
        tally.take(piece)
    if tally.control_signs:
        raise refuse("F07", "filen innehåller styrtecken (0 eller 1)")
    if tally.quotes % 2:
        raise refuse("F06", f"{tally.quotes} citattecken, så ett av dem avslutas aldrig")
    opening = _opening(readable)
    if not opening.strip():
        raise refuse("F02", "ingen text")
    return TextFile(readable, opening, tally)


def tidied(file: TextFile, delimiter: str, work: Path) -> Path:
    """The file with one kind of line break and a delimiter in every blank line; mostly that is the file itself.

    The engine skips blank lines, which would number the rows wrong, and refuses mixed line breaks. Cells in quotation
    marks are left alone.
    """
    if not file.tally.untidy:
        return file.path
    alone = b"\n" if file.tally.only_returns else b" "
    parts = (b"\n" + file.path.read_bytes().removeprefix(codecs.BOM_UTF8)).split(b'"')
    one_kind = (_RETURN.sub(alone, part).replace(b"\r\n", b"\n") for part in parts[::2])
    parts[::2] = [_BLANK.sub(delimiter.encode(), part) for part in one_kind]
    copy = work / "tidied.csv"
    copy.write_bytes(b'"'.join(parts)[1:])
    return copy


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
    """The file in large pieces, none of which ends between the two signs of a line break."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece + file.read(1) if piece.endswith(b"\r") else piece


def _opening(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_OPENING).decode("utf-8-sig", errors="ignore")
