"""C44: an action that should have been done before the day its note is about."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def _finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c.due_on < rows.c.cut_off


def _hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.func.concat("per_datum: ", sa.cast(rows.c.cut_off, sa.String))


CHECK = RowCheck("C44", "klart_senast", _finds, _hint)
