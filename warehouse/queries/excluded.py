"""What was left out of a figure, and why?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from config.model import ALL
from warehouse.queries.frames import fetch, records
from warehouse.queries.scope import Scope
from warehouse.tables.core import indicator_report, planned_value
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart import operation_value
from warehouse.tables.mart_evidence import evidence_rows
from warehouse.tier import sees_all

REASONS = ("withdrawn", "decided_later")
ENTERPRISE_REASONS = ("large", "later", "no_municipality")


def excluded_operations(connection: sa.Connection, *, indicator: str, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Operations that plan or report the indicator but do not count at the cut-off.

    Columns: operation_id, name, specific_objective, decided_on, reason (withdrawn = counts nowhere once known,
    docs/leveranser.md; decided_later = decided after the cut-off).
    """
    sources = [
        sa.select(table.c.operation_id).where(table.c.indicator == indicator, table.c.known_to.is_(None))
        for table in (planned_value, indicator_report)
    ]
    value = operation_value
    counted = sa.exists().where(
        value.c.operation_id == overview.c.operation_id, value.c.indicator == indicator, value.c.cut_off == cut_off
    )
    reason = sa.case((overview.c.status == "withdrawn", "withdrawn"), else_="decided_later").label("reason")
    names = ("operation_id", "name", "specific_objective", "decided_on")
    return fetch(
        connection,
        sa.select(*[overview.c[name] for name in names], reason)
        .where(
            overview.c.operation_id.in_(sa.union_all(*sources)),
            ~counted,
            sa.or_(overview.c.status == "withdrawn", overview.c.decided_on > cut_off),
            *scope.of_operations(overview),
        )
        .order_by(overview.c.operation_id),
    )


def excluded_enterprises(connection: sa.Connection, *, indicator: str, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Rows of the enterprise lists that concern the indicator but do not count in the figure, by reason.

    Columns: reason (large = large enterprises where only small and medium-sized count; later = the event
    is after the cut-off; no_municipality = cannot be placed in a region), rows_count. Only reasons with rows; none on
    the public tier, where no list is read.
    """
    if not sees_all(connection):
        return pd.DataFrame(columns=["reason", "rows_count"], dtype=object)
    rows = evidence_rows
    placed = scope.region != ALL or scope.municipality != ALL
    later = sa.or_(rows.c.cut_off.is_(None), rows.c.cut_off > cut_off)
    unplaced = sa.and_(sa.literal(placed), sa.not_(rows.c.placed))
    reason = sa.case((rows.c.large, "large"), (later, "later"), (unplaced, "no_municipality"))
    query = (
        sa.select(reason.label("reason"), sa.func.sum(rows.c.rows_count).label("rows_count"))
        .where(rows.c.indicator == indicator, *scope.of_operations(rows))
        .group_by(reason)
    )
    found = {row["reason"]: int(row["rows_count"]) for row in records(fetch(connection, query))}
    pairs = [(name, found[name]) for name in ENTERPRISE_REASONS if name in found]
    return pd.DataFrame(pairs, columns=["reason", "rows_count"], dtype=object)
