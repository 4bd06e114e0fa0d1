"""V04: an indicator counted in whole units has a value with decimals."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.layouts import RowCheck


def whole_indicators(programme: Programme) -> dict[str, dict[str, str]]:
    """Words for the indicators that only come in whole numbers."""
    whole = {indicator.code for indicator in programme.indicators if indicator.integer}
    words = programme.vocabulary["indicator"].items()
    return {"whole_indicator": {word: code for word, code in words if code in whole}}


def in_columns(**columns: str) -> tuple[RowCheck, ...]:
    """The rule for each delivered column = core column, of rows that carry `_whole`."""
    return tuple(_check(name, target) for name, target in columns.items())


def _check(name: str, target: str) -> RowCheck:
    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        return sa.and_(rows.c["_whole"].is_not(None), rows.c[target] != sa.func.floor(rows.c[target]))

    return RowCheck("V04", name, finds)
