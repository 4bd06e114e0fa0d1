"""Shared metadata and column types; every table says its grain in its comment."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData()

MONEY = sa.Numeric(20, 2)
"""SEK with öre; never a float."""

VALUE = sa.Numeric(24, 6)
"""An indicator value; six decimals hold every split by largest remainder exactly."""


def column(name: str, kind: Any, comment: str, *, null: bool = False) -> sa.Column[Any]:
    """A column with its meaning; NOT NULL unless said otherwise."""
    return sa.Column(name, kind, nullable=null, comment=comment)


def provenance() -> tuple[sa.Column[Any], ...]:
    """The columns that walk a fact back to its row in a delivered file, and its two clocks."""
    return (
        column("delivery_id", sa.String, "delivery the row came in"),
        column("sheet", sa.String, "worksheet, empty for a text file"),
        column("source_row", sa.BigInteger, "row in the file, the header being row 1"),
        column("known_from", sa.Date, "the row is known from this day (kand_per, file name or reception)"),
        column("known_to", sa.Date, "first day a later delivery replaced it", null=True),
    )
