"""What will the decided operations have achieved, what does that rest on, and how wrong has it been?"""

from __future__ import annotations

from typing import Any

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables.mart_forecast import forecast, forecast_basis, forecast_test

_KEY = ("level", "specific_objective", "indicator")


def forecasts(connection: sa.Connection, *, indicator: str, objective: str | None = None) -> pd.DataFrame:
    """The forecast of one indicator, for the programme (`*`) and each specific objective, or one of them.

    Grain: specific_objective × cut_off. Columns: indicator, specific_objective, cut_off, low, middle, high (the
    indicator's unit), running_count, late_count, pool, finished_count, overlap. Empty where there is none.
    """
    basis = ("running_count", "late_count", "pool", "finished_count", "overlap")
    names = ("indicator", "specific_objective", "cut_off", "low", "middle", "high")
    same = sa.and_(*[forecast.c[name] == forecast_basis.c[name] for name in _KEY])
    query = (
        sa.select(*[forecast.c[name] for name in names], *[forecast_basis.c[name] for name in basis])
        .join_from(forecast, forecast_basis, same)
        .order_by(forecast.c.specific_objective, forecast.c.cut_off)
    )
    return _asked(connection, query, forecast, indicator=indicator, objective=objective)


def forecast_bases(connection: sa.Connection, *, indicator: str, objective: str | None = None) -> pd.DataFrame:
    """What the forecasts of one indicator rest on, those with too little history among them.

    Grain: specific_objective (`*` = programme). Columns: those of `mart_forecast_basis`.
    """
    query = sa.select(forecast_basis).order_by(forecast_basis.c.specific_objective)
    return _asked(connection, query, forecast_basis, indicator=indicator, objective=objective)


def forecast_errors(connection: sa.Connection, *, indicator: str, objective: str | None = None) -> pd.DataFrame:
    """How wrong the forecasts of one indicator were at earlier cut-offs; empty where none could be tried.

    Grain: specific_objective × years_ahead. Columns: those of `mart_forecast_test`.
    """
    query = sa.select(forecast_test).order_by(forecast_test.c.specific_objective, forecast_test.c.years_ahead)
    return _asked(connection, query, forecast_test, indicator=indicator, objective=objective)


def _asked(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, *, indicator: str, objective: str | None
) -> pd.DataFrame:
    asked = query.where(table.c.indicator == indicator)
    return fetch(connection, asked if objective is None else asked.where(table.c.specific_objective == objective))
