"""V10, V11: an intervention field of the 2018 proposal was mapped to the final code list."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck


def _certain(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c["_certain"].is_not(None)


def _doubtful(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c["_doubtful"].is_not(None)


def _final(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c.field


def _alternatives(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.func.concat(rows.c.field, "; ", rows.c["_doubtful"])


CHECKS = (
    RowCheck("V10", "interventionsomrade", _certain, _final),
    RowCheck("V11", "interventionsomrade", _doubtful, _alternatives),
)
