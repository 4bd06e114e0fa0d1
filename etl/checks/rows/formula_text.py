"""C34: a text that a spreadsheet would run as a formula; it is kept as it stands, and exports write it as text."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck

SIGNS = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""


def in_columns(**columns: str) -> tuple[RowCheck, ...]:
    """The rule for each delivered column and the core column it fills."""
    return tuple(_check(name, target) for name, target in columns.items())


def _check(name: str, target: str) -> RowCheck:
    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return sa.func.substr(rows.c[target], 1, 1).in_(SIGNS)

    return RowCheck("C34", name, finds)
