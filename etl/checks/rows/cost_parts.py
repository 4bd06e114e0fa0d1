"""C02: the eligible cost is not EU support and public and private co-financing together, to within one krona."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from etl.layouts import RowCheck

TOLERANCE_SEK = 1


def _parts(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    others = (rows.c.public_cofinancing_sek, rows.c.private_cofinancing_sek)
    return rows.c.eu_support_sek + sa.func.coalesce(others[0], 0) + sa.func.coalesce(others[1], 0)


def _finds(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.func.abs(rows.c.eligible_cost_sek - _parts(rows)) > TOLERANCE_SEK


def _hint(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    return sa.cast(_parts(rows), sa.String)


CHECK = RowCheck("C02", "stodberattigande_kostnad_sek", _finds, _hint)
