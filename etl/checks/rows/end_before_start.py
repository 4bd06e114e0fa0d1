"""C01: an end date before its start date."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def between(start_column: str, start: str, end_column: str, end: str) -> tuple[RowCheck, ...]:
    """The rule for one pair of dates; the finding quotes the end and hints at the start."""

    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return rows.c[end] < rows.c[start]

    def hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return sa.func.concat(f"{start_column}: ", sa.cast(rows.c[start], sa.String))

    return (RowCheck("C01", end_column, finds, hint),)
