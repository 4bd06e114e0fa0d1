"""Marts of protection: which cells are not for everybody, and how many they are."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import column, metadata
from warehouse.tables.mart import level_columns

protected_cell = sa.Table(
    "mart_protected_cell",
    metadata,
    column("mart", sa.String, "indicator | breakdown | operation: whose achieved value is protected; plan: selected"),
    *level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("breakdown_of", sa.String, "what is told apart; * = not broken down"),
    column("category", sa.String, "category; * = not broken down"),
    column("operation_id", sa.String, "diarienummer; * = a level"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("reason", sa.String, "small | derivable; never shown for a single cell"),
    comment="Protected cells: one row per mart, its keys, indicator and cut-off whose count is not for everybody.",
)

protection_count = sa.Table(
    "mart_protection_count",
    metadata,
    column("mart", sa.String, "indicator | breakdown | operation"),
    column("level", sa.String, "level, or operation"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("cells_count", sa.BigInteger, "cells that hold a count of enterprises, organisations or persons"),
    column("small_count", sa.BigInteger, "of these protected because they concern too few"),
    column("derivable_count", sa.BigInteger, "of these protected because another could be worked out from them"),
    comment="How much is protected: one row per mart, level and cut-off.",
)

protected_indicator = sa.Table(
    "mart_protected_indicator",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("threshold", sa.BigInteger, "smallest count shown to everybody"),
    column("never", sa.Boolean, "a ratio of protected counts: never shown to everybody"),
    comment="Indicators that count enterprises, organisations or persons: one row per indicator.",
)
