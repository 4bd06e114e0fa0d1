"""C02: the eligible cost is not EU support and public and private co-financing together, to within one krona.

A part delivered blank is not nought: the others may then be less than the cost, but not more.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck

TOLERANCE_SEK = 1


def _parts(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    others = (rows.c.public_cofinancing_sek, rows.c.private_cofinancing_sek)
    return rows.c.eu_support_sek + sa.func.coalesce(others[0], 0) + sa.func.coalesce(others[1], 0)


def _finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    missing = _parts(rows) - rows.c.eligible_cost_sek < -TOLERANCE_SEK
    complete = sa.and_(rows.c.public_cofinancing_sek.is_not(None), rows.c.private_cofinancing_sek.is_not(None))
    return sa.or_(_parts(rows) - rows.c.eligible_cost_sek > TOLERANCE_SEK, sa.and_(complete, missing))


def _hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.cast(_parts(rows), sa.String)


CHECK = RowCheck("C02", "stodberattigande_kostnad_sek", _finds, _hint)
