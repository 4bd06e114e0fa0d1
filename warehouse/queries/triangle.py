"""How has an indicator's figure been revised, day of knowledge by day of knowledge?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.cut_offs import eu_cut_offs
from warehouse.queries.frames import fetch
from warehouse.tables.mart import indicator_value

MOST_DAYS = 8


def triangle_days(programme: Programme, known_on: date) -> tuple[date, ...]:
    """The days of knowledge of a triangle: the last EU cut-offs for indicators, and the day itself; at most eight."""
    every = eu_cut_offs(programme, known_on)
    days = [day for day in every if (day.month, day.day) in programme.indicator_cut_off_days]
    return tuple(sorted({*days, known_on}))[-MOST_DAYS:]


def triangle(connection: sa.Connection, *, indicator: str) -> pd.DataFrame:
    """The programme's figure at every EU cut-off as known on each day, from `ReleaseHandle.on_each`.

    Grain: cut_off × known_on. Columns: known_on, cut_off, selected, implemented (the indicator's unit),
    implemented_status. Cut-offs after the day are not there.
    """
    table = indicator_value
    names = ("cut_off", "selected", "implemented", "implemented_status")
    known_on = sa.cast(table.c.specific_objective, sa.Date)
    return fetch(
        connection,
        sa.select(known_on.label("known_on"), *[table.c[name] for name in names])
        .where(table.c.level == "objective", table.c.indicator == indicator, table.c.cut_off <= known_on)
        .order_by(table.c.cut_off, known_on),
    )


def pivoted(found: pd.DataFrame, days: Sequence[date], *, measure: str) -> pd.DataFrame:
    """Cut-offs in rows, one column per day of knowledge (its ISO date), None where nothing was known about it yet."""
    wide = found.pivot(index="cut_off", columns="known_on", values=measure).reindex(columns=list(days))
    wide.columns = pd.Index([day.isoformat() for day in days])
    return wide.astype(object).where(wide.notna(), None).reset_index()
