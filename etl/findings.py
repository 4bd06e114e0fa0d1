"""Findings: what a reader is told about a row that is wrong or worth a look.

A check is a SELECT that gives one row per finding, in the columns of the finding table; this
module is the one place those columns are put together.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import Programme
from warehouse.tables.delivery import finding

COLUMNS = tuple(finding.c.keys())


def select_findings(
    rule: str,
    rows: sa.FromClause,
    *,
    programme: Programme,
    column: str | None = None,
    cell: Any = None,
    hint: Any = None,
) -> sa.Select[Any]:
    """One finding of `rule` per row of `rows`, which must carry delivery_id, sheet, source_row (and operation_id)."""
    operation = rows.c.operation_id if "operation_id" in rows.c else sa.null()
    severity = programme.rules[rule].severity
    return sa.select(
        rows.c.delivery_id,
        rows.c.sheet,
        rows.c.source_row,
        _text(column).label("column_name"),
        _text(cell).label("cell"),
        sa.literal(rule).label("rule"),
        sa.literal(severity).label("severity"),
        _text(hint).label("hint"),
        sa.cast(operation, sa.String).label("operation_id"),
    )


def _text(value: Any) -> sa.ColumnElement[Any]:
    """The value as text: a cell as it was delivered, a counted number without noughts after its last decimal."""
    column = value if isinstance(value, sa.ColumnElement) else sa.literal(value)
    text = sa.cast(column, sa.String)
    if not isinstance(column.type, sa.Numeric):
        return text
    return sa.case((text.contains("."), sa.func.rtrim(sa.func.rtrim(text, "0"), ".")), else_=text)


def add_findings(connection: sa.Connection, *queries: sa.Select[Any]) -> None:
    """Write the findings of the queries into the release being built."""
    for query in queries:
        connection.execute(finding.insert().from_select(list(COLUMNS), query))
