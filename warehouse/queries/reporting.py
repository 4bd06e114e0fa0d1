"""Who owes a report, and where do declared and evidenced counts differ?"""

from __future__ import annotations

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables.mart import operation_overview, operation_value, reporting

OWED = ("missing", "late")


def reporting_states(
    connection: sa.Connection, *, operation_id: str = "", owing_only: bool = False, limit: int | None = None
) -> pd.DataFrame:
    """Every operation and cut-off it was due to report at, those that owe the most reports first.

    Columns: operation_id, name, cut_off, state (reported | late | missing | awaited), reported_known_on, missing_count
    (the operation's missing reports), operations_count (operations in all before `limit`). `owing_only` keeps
    the operations with a missing or late report; `limit` counts operations.
    """
    operations = _operations(operation_id, owing_only)
    order = (operations.c.missing_count.desc(), operations.c.owed_count.desc(), operations.c.operation_id)
    counted = sa.func.count().over().label("operations_count")
    chosen = sa.select(operations, counted).order_by(*order).limit(limit).subquery("chosen")
    names = ("cut_off", "state", "reported_known_on")
    return fetch(
        connection,
        sa.select(
            chosen.c.operation_id,
            operation_overview.c.name,
            *[reporting.c[name] for name in names],
            chosen.c.missing_count,
            chosen.c.operations_count,
        )
        .join_from(chosen, reporting, reporting.c.operation_id == chosen.c.operation_id)
        .join(operation_overview, operation_overview.c.operation_id == chosen.c.operation_id)
        .order_by(
            chosen.c.missing_count.desc(), chosen.c.owed_count.desc(), chosen.c.operation_id, reporting.c.cut_off
        ),
    )


def reporting_count(connection: sa.Connection, *, operation_id: str = "") -> int:
    """How many rows `reporting_states` has without a limit."""
    query = sa.select(sa.func.count()).select_from(reporting)
    chosen = query.where(reporting.c.operation_id == operation_id) if operation_id else query
    return int(connection.execute(chosen).scalar_one())


def missing_reports(connection: sa.Connection) -> int:
    """How many reports are missing in all."""
    query = sa.select(sa.func.count()).select_from(reporting).where(reporting.c.state == "missing")
    return int(connection.execute(query).scalar_one())


def _operations(operation_id: str, owing_only: bool) -> sa.Subquery:
    table = reporting
    missing = sa.func.sum(sa.case((table.c.state == "missing", 1), else_=0))
    owed = sa.func.sum(sa.case((table.c.state.in_(OWED), 1), else_=0))
    query = sa.select(table.c.operation_id, missing.label("missing_count"), owed.label("owed_count"))
    query = query.group_by(table.c.operation_id)
    if operation_id:
        query = query.where(table.c.operation_id == operation_id)
    return (query.having(owed > 0) if owing_only else query).subquery("operations")


def differences(connection: sa.Connection, *, operation_id: str = "") -> pd.DataFrame:
    """Declared counts that the operation's own list does not bear out, at the last cut-off, largest first.

    Columns: operation_id, name, indicator, cut_off, reported_on, declared, evidenced, difference (declared −
    evidenced, the indicator's unit).
    """
    value, overview = operation_value, operation_overview
    last = sa.select(sa.func.max(value.c.cut_off)).scalar_subquery()
    difference = (value.c.declared - value.c.evidenced).label("difference")
    names = ("indicator", "cut_off", "reported_on", "declared", "evidenced")
    query = (
        sa.select(value.c.operation_id, overview.c.name, *[value.c[name] for name in names], difference)
        .join_from(value, overview, overview.c.operation_id == value.c.operation_id)
        .where(value.c.cut_off == last, value.c.has_list, value.c.declared != value.c.evidenced)
        .order_by(sa.func.abs(difference).desc(), value.c.operation_id, value.c.indicator)
    )
    return fetch(connection, query.where(value.c.operation_id == operation_id) if operation_id else query)
