"""K08: the municipality of a row does not lie in the row's region."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import ALL
from etl.layouts import RowCheck


def _finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    lies_in, outside = rows.c["_municipality_region"], rows.c.region + "-"  # a county outside lies in what is outside
    return sa.and_(rows.c.region != ALL, lies_in != rows.c.region, ~lies_in.startswith(outside))


def _hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return rows.c["_municipality_region"]


CHECK = RowCheck("K08", "kommun", _finds, _hint)
