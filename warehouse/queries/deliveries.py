"""Which files were received, and what became of every row?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from warehouse.facts import fact
from warehouse.queries.frames import fetch
from warehouse.tables.delivery import delivery, delivery_sheet, finding

COUNTS = ("rows_read", "rows_loaded", "rows_quarantined", "rows_superseded", "rows_ignored")


def deliveries(connection: sa.Connection, *, limit: int = 100, offset: int = 0) -> pd.DataFrame:
    """Closed sums: one row per delivery and sheet, newest known-on first.

    Columns: delivery_id, file_name, sheet, layout (empty = sheet ignored), known_on, received_on, rows_read,
    rows_loaded, rows_quarantined, rows_superseded, rows_ignored (read = the sum of the four others),
    dropped_columns, dropped_cells, errors, warnings, notes (findings by severity).
    """
    sheet = delivery_sheet
    names = ("sheet", "layout", *COUNTS, "dropped_columns", "dropped_cells")
    by_sheet = _findings_by_sheet()
    same = sa.and_(by_sheet.c.delivery_id == sheet.c.delivery_id, by_sheet.c.sheet == sheet.c.sheet)
    found = [sa.func.coalesce(by_sheet.c[name], 0).label(name) for name in ("errors", "warnings", "notes")]
    return fetch(
        connection,
        sa.select(delivery.c.delivery_id, delivery.c.file_name, delivery.c.known_on, delivery.c.received_on)
        .add_columns(*[sheet.c[name] for name in names], *found)
        .join_from(sheet, delivery, delivery.c.delivery_id == sheet.c.delivery_id)
        .outerjoin(by_sheet, same)
        .order_by(delivery.c.known_on.desc(), delivery.c.file_name, sheet.c.sheet)
        .limit(limit)
        .offset(offset),
    )


def deliveries_summary(connection: sa.Connection) -> dict[str, int]:
    """Totals over every file: files, sheets, rows_read, rows_loaded, rows_quarantined, rows_superseded,
    rows_ignored, dropped_cells."""
    sheet = delivery_sheet
    sums = [sa.func.coalesce(sa.func.sum(sheet.c[name]), 0).label(name) for name in (*COUNTS, "dropped_cells")]
    files = sa.func.count(sheet.c.delivery_id.distinct()).label("files")
    query = sa.select(files, sa.func.count().label("sheets"), *sums)
    row = fact(connection, "sums of rows", lambda: dict(connection.execute(query).mappings().one()))
    return {str(name): int(value) for name, value in row.items()}


def known_days(connection: sa.Connection, *, limit: int = 40) -> list[date]:
    """The days on which deliveries became known, latest first."""
    day = delivery.c.known_on
    return list(connection.execute(sa.select(day).distinct().order_by(day.desc()).limit(limit)).scalars())


def delivery_choices(connection: sa.Connection) -> pd.DataFrame:
    """The files that have findings, by name: delivery_id, file_name."""
    with_findings = sa.select(finding.c.delivery_id)
    query = sa.select(delivery.c.delivery_id, delivery.c.file_name).where(delivery.c.delivery_id.in_(with_findings))
    return fact(connection, "files with findings", lambda: fetch(connection, query.order_by(delivery.c.file_name)))


def _findings_by_sheet() -> sa.Subquery:
    def counted(severity: str, name: str) -> sa.ColumnElement[Any]:
        return sa.func.count(sa.case((finding.c.severity == severity, 1))).label(name)

    return (
        sa.select(finding.c.delivery_id, finding.c.sheet)
        .add_columns(counted("error", "errors"), counted("warning", "warnings"), counted("info", "notes"))
        .group_by(finding.c.delivery_id, finding.c.sheet)
        .subquery("by_sheet")
    )
