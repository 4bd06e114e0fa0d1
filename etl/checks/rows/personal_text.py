"""C40: an e-mail address, a telephone, personal or organisation number in free text; it is hidden."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck
from warehouse.tables.core import NATURAL_PERSON


def in_columns(**columns: str) -> tuple[RowCheck, ...]:
    """The rule for each delivered column and the core column it fills."""
    return tuple(_check(name, target) for name, target in columns.items())


def _check(name: str, target: str) -> RowCheck:
    def finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
        kept = rows.c[target]
        return sa.and_(kept != sa.func.without_mark(rows.c[f"t_{name}"]), kept != NATURAL_PERSON)

    return RowCheck("C40", name, finds)
