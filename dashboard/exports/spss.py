"""SPSS (.sav): a label on every column and on the codes of status."""

from __future__ import annotations

from typing import BinaryIO

from dashboard.exports.extraction import STATUS, Extraction
from dashboard.exports.statistics import write

CREATED = slice(92, 109)
"""Where a file of the format says on which day and at what time it was written."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATUSES = ("A", "E", "P", "M", "L", "O", "Q", "F")


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write the whole table; equal rows give equal bytes."""
    day = asked.known_on
    created = f"{day.day:02d} {MONTHS[day.month - 1]} {day.year % 100:02d}00:00:00".encode()

    def patch(head: bytearray) -> None:
        head[CREATED] = created

    labels = {code: asked.words.t(f"export.status.{code}") for code in STATUSES}
    coded = {field.key: labels for field in asked.fields if field.key == STATUS or field.key.startswith(f"{STATUS}_")}
    write(asked, file, suffix="sav", patch=patch, variable_value_labels=coded, row_compress=True)
