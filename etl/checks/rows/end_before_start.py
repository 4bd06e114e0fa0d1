"""C01: an end date before its start date."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def between(start: tuple[str, str], end: tuple[str, str]) -> tuple[RowCheck, ...]:
    """The rule for a pair of dates, each (delivered column, core column); the hint is the start."""
    (start_column, starts_on), (end_column, ends_on) = start, end

    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return rows.c[ends_on] < rows.c[starts_on]

    def hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return sa.func.concat(f"{start_column}: ", sa.cast(rows.c[starts_on], sa.String))

    return (RowCheck("C01", end_column, finds, hint),)
