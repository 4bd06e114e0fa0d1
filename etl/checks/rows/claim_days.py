"""C32, C33: a claim that was certified or paid before it was claimed, or paid before it was certified."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def _before(rule: str, later: tuple[str, str], earlier: tuple[str, str]) -> RowCheck:
    """The rule for a pair of days in the wrong order, each (delivered column, core column)."""
    (column, day), (other_column, other_day) = later, earlier

    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return rows.c[day] < rows.c[other_day]

    def hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return sa.func.concat(f"{other_column}: ", sa.cast(rows.c[other_day], sa.String))

    return RowCheck(rule, column, finds, hint)


_CLAIMED, _CERTIFIED, _PAID = ("per_datum", "cut_off"), ("certifierad", "certified_on"), ("utbetald", "paid_on")

CHECKS = (
    _before("C32", _CERTIFIED, _CLAIMED),
    _before("C32", _PAID, _CLAIMED),
    _before("C33", _PAID, _CERTIFIED),
)
