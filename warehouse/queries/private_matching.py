"""How much private money goes with the support, by grants and financial instruments?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.core import enterprise_support as support
from warehouse.tables.mart import indicator_value, operation_value
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart_money import operation_finance
from warehouse.tier import sees_all

INDICATOR = "RCR02"
INSTRUMENTS = ("02", "03", "04", "05")
"""Forms of support that are financial instruments; 01 is a grant, 06 a prize."""


def private_matching(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """RCR02 of the scope's objective by the operations' form of support.

    Columns: form (grant = 01 and 06, financial_instrument = 02–05), operations_count, selected and implemented in SEK;
    implemented is None where nothing is reported. The rows add up to the indicator's value.
    """
    rows, value = operation_finance, operation_value
    form = sa.case((rows.c.support_form.in_(INSTRUMENTS), "financial_instrument"), else_="grant").label("form")
    same = sa.and_(value.c.operation_id == rows.c.operation_id, value.c.cut_off == rows.c.cut_off)
    query = (
        sa.select(
            form,
            sa.func.count().label("operations_count"),
            sa.func.sum(value.c.selected).label("selected"),
            sa.func.sum(value.c.implemented).label("implemented"),
        )
        .join_from(value, rows, same)
        .where(value.c.indicator == INDICATOR, value.c.cut_off == cut_off, *scope.of_operations(rows))
    )
    return fetch(connection, query.group_by(form).order_by(form.desc()))


def listed_investment(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Private investment in the enterprise lists by the enterprise's own form of support.

    Columns: form (grant | financial_instrument | non_financial), rows_count, stated_count (rows that state an
    amount) and private_investment_sek (None where none does). Rows whose first support is on or before the cut-off,
    of operations that count. None on the public tier: the lists are not for everybody.
    """
    if not sees_all(connection):
        return pd.DataFrame(columns=["form", "rows_count", "stated_count", "private_investment_sek"], dtype=object)
    query = (
        sa.select(
            support.c.support_form.label("form"),
            sa.func.count().label("rows_count"),
            sa.func.count(support.c.private_investment_sek).label("stated_count"),
            sa.func.sum(support.c.private_investment_sek).label("private_investment_sek"),
        )
        .join_from(support, overview, overview.c.operation_id == support.c.operation_id)
        .where(
            support.c.known_to.is_(None),
            support.c.first_support_on <= cut_off,
            overview.c.status != "withdrawn",
            overview.c.decided_on <= cut_off,
            *scope.of_operations(overview),
        )
    )
    return fetch(connection, query.group_by(support.c.support_form).order_by(support.c.support_form))


def indicator_values(
    connection: sa.Connection, *, indicators: tuple[str, ...], cut_off: date, scope: Scope
) -> pd.DataFrame:
    """Values of some indicators in one scope: indicator, selected, implemented (its unit), implemented_status and
    planned_status (of selected)."""
    table = indicator_value
    names = ("indicator", "selected", "implemented", "implemented_status", "planned_status")
    conditions = [table.c.indicator.in_(indicators), table.c.cut_off == cut_off, *scope.where(table)]
    return fetch(connection, sa.select(*[table.c[name] for name in names]).where(*conditions))
