"""The closed sums: what became of every row that was read (docs/counting-rules.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from etl.merge import QUARANTINED, SUPERSEDED, Outcome
from etl.parse import ParsedDelivery, ParsedSheet
from warehouse.tables import core
from warehouse.tables.delivery import delivery, delivery_sheet


def fill_deliveries(connection: sa.Connection, parsed: Sequence[ParsedDelivery]) -> None:
    """Fill `delivery`: one row per received file."""
    connection.execute(delivery.insert(), [_delivery_row(item) for item in parsed])


def fill_sheets(connection: sa.Connection, parsed: Sequence[ParsedDelivery], outcome: Outcome) -> None:
    """Fill `delivery_sheet`. Loaded rows are counted where they ended up, in core, so that the sum can fail."""
    loaded = _loaded(connection)
    rows = [
        _sheet_row(item.receipt.delivery_id, sheet, loaded=loaded, outcome=outcome)
        for item in parsed
        for sheet in item.sheets
    ]
    if rows:
        connection.execute(delivery_sheet.insert(), rows)


def _delivery_row(item: ParsedDelivery) -> dict[str, Any]:
    return {name: getattr(item.receipt, name) for name in (column.name for column in delivery.c)}


def _sheet_row(
    delivery_id: str, sheet: ParsedSheet, *, loaded: dict[tuple[str, str], int], outcome: Outcome
) -> dict[str, Any]:
    held_back = outcome.get((delivery_id, sheet.sheet, QUARANTINED), 0)
    return {
        "delivery_id": delivery_id,
        "sheet": sheet.sheet,
        "layout": sheet.layout,
        "rows_read": sheet.rows_read,
        "rows_loaded": loaded.get((delivery_id, sheet.sheet), 0),
        "rows_quarantined": sheet.rows_quarantined + held_back,
        "rows_superseded": outcome.get((delivery_id, sheet.sheet, SUPERSEDED), 0),
        "rows_ignored": sheet.rows_ignored,
        "dropped_columns": ", ".join(sheet.dropped_columns),
        "dropped_cells": sheet.dropped_cells,
    }


def _loaded(connection: sa.Connection) -> dict[tuple[str, str], int]:
    facts = [table for table in vars(core).values() if isinstance(table, sa.Table)]
    counts = [
        sa.select(table.c.delivery_id, table.c.sheet, sa.func.count().label("rows_count")).group_by(
            table.c.delivery_id, table.c.sheet
        )
        for table in facts
    ]
    return {(row[0], row[1]): int(row[2]) for row in connection.execute(sa.union_all(*counts))}
