"""Stata (.dta, version 14 and later): a label on every column. The format labels numbers only: codes stay codes."""

from __future__ import annotations

from typing import BinaryIO

from dashboard.exports.extraction import Extraction
from dashboard.exports.spss import MONTHS
from dashboard.exports.statistics import write

BEFORE = b"<timestamp>\x11"
"""What stands before the seventeen signs that say when a file of the format was written."""
STATA_VERSION = 14


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write the whole table; equal rows give equal bytes."""
    day = asked.known_on
    written = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year} 00:00".encode()

    def patch(head: bytearray) -> None:
        place = head.index(BEFORE) + len(BEFORE)
        head[place : place + len(written)] = written

    write(asked, file, suffix="dta", patch=patch, version=STATA_VERSION)
