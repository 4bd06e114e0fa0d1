"""How has an indicator developed, cut-off by cut-off?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.mart import indicator_value


def series(connection: sa.Connection, *, indicator: str, scope: Scope, until: date) -> pd.DataFrame:
    """Cumulative values of one indicator for one scope, oldest cut-off first.

    Columns: cut_off, selected, implemented, evidenced, declared (the indicator's unit), implemented_status,
    planned_status (of selected).
    Empty where the scope has no mart level.
    """
    table = indicator_value
    names = ("cut_off", "selected", "implemented", "evidenced", "declared", "implemented_status", "planned_status")
    return fetch(
        connection,
        sa.select(*[table.c[name] for name in names])
        .where(table.c.indicator == indicator, table.c.cut_off <= until, *scope.where(table))
        .order_by(table.c.cut_off),
    )


def series_by(
    connection: sa.Connection, *, level: str, until: date, indicator: str | None = None, objective: str | None = None
) -> pd.DataFrame:
    """Cumulative values of every series of a level up to a cut-off, for small multiples and sparklines.

    Columns: indicator, specific_objective, region, cut_off, selected, implemented, implemented_status.
    """
    table = indicator_value
    names = ("indicator", "specific_objective", "region", "cut_off", "selected", "implemented", "implemented_status")
    query = sa.select(*[table.c[name] for name in names]).where(table.c.level == level, table.c.cut_off <= until)
    if indicator is not None:
        query = query.where(table.c.indicator == indicator)
    if objective is not None:
        query = query.where(table.c.specific_objective == objective)
    return fetch(connection, query.order_by(table.c.indicator, table.c.specific_objective, table.c.cut_off))
