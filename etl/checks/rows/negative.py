"""C03: a value that cannot be negative is."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def in_columns(**columns: str) -> tuple[RowCheck, ...]:
    """The rule for each delivered column = core column."""
    return tuple(_check(name, target) for name, target in columns.items())


def _check(name: str, target: str) -> RowCheck:
    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return rows.c[target] < 0

    return RowCheck("C03", name, finds)
