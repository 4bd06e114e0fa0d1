"""How much of the release is protected, and why?"""

from __future__ import annotations

import pandas as pd
import sqlalchemy as sa

from warehouse.facts import fact
from warehouse.queries.frames import fetch
from warehouse.tables.mart_protection import protection_count


def protection_counts(connection: sa.Connection) -> pd.DataFrame:
    """Cells at the last cut-off by mart and level.

    Columns: mart (indicator | breakdown | operation), level, cells_count (cells that hold a count of enterprises,
    organisations or persons), small_count and derivable_count (of these protected, by reason). No cell is told.
    """
    table = protection_count
    last = sa.select(sa.func.max(table.c.cut_off)).scalar_subquery()
    names = ("mart", "level", "cells_count", "small_count", "derivable_count")
    query = sa.select(*[table.c[name] for name in names]).where(table.c.cut_off == last)
    return fact(connection, "protection", lambda: fetch(connection, query.order_by(table.c.mart, table.c.level)))
