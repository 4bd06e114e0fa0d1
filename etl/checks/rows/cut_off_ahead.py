"""C16: a value cumulative to a day that had not come when the value became known."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def _finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c.cut_off > rows.c.known_from


def _hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.cast(rows.c.known_from, sa.String)


CHECK = RowCheck("C16", "per_datum", _finds, _hint)
