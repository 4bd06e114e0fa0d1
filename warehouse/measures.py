"""What a release file holds, counted by reading every row: the same when published and when verified."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from warehouse.duckdb_engine import rows_checksum
from warehouse.grain import GRAIN
from warehouse.manifest import Measures, content_checksum
from warehouse.tables import core, metadata
from warehouse.tables.core import enterprise_support, operation
from warehouse.tables.delivery import delivery, delivery_sheet, release_info

NOT_CONTENT = {
    release_info.c.release_id,  # made from the checksum
    delivery.c.received_on,  # the same files received on another day are the same release
}
ACCOUNTED = ("rows_loaded", "rows_quarantined", "rows_superseded", "rows_ignored")


def measure(connection: sa.Connection) -> Measures:
    """Row counts, checksums and control totals of every table; reads all of the file."""
    counted = {name: _count_and_checksum(connection, table) for name, table in sorted(metadata.tables.items())}
    checksums = {name: checksum for name, (_, checksum) in counted.items()}
    counts = {name: count for name, (count, _) in counted.items()}
    return Measures(
        table_counts=counts,
        table_checksums=checksums,
        control_totals=_control_totals(connection, counts),
        content_checksum=content_checksum(checksums),
    )


def duplicate_rows(connection: sa.Connection) -> dict[str, int]:
    """How many keys each table holds more than once; tables where every key is unique are left out."""
    counted = {name: _duplicates(connection, name, key) for name, key in GRAIN.items() if key}
    return {name: count for name, count in counted.items() if count}


def open_sums(connection: sa.Connection) -> tuple[str, ...]:
    """The sheets where read differs from loaded + quarantined + superseded + ignored, with the figures."""
    columns = delivery_sheet.c
    parts = [columns[name] for name in ACCOUNTED]
    rows = connection.execute(
        sa.select(columns.delivery_id, columns.sheet, columns.rows_read, *parts)
        .where(columns.rows_read != sum(parts[1:], parts[0]))
        .order_by(columns.delivery_id, columns.sheet)
    )
    return tuple(_open_sum(*row) for row in rows)


def _open_sum(delivery_id: str, sheet: str, rows_read: int, *parts: int) -> str:
    named = ", ".join(f"{name.removeprefix('rows_')} {part}" for name, part in zip(ACCOUNTED, parts, strict=True))
    return f'leverans {delivery_id} blad "{sheet}": läst {rows_read}, {named}'


def _count_and_checksum(connection: sa.Connection, table: sa.Table) -> tuple[int, str]:
    columns = [column for column in table.columns if column not in NOT_CONTENT]
    count, checksum = connection.execute(sa.select(sa.func.count(), rows_checksum(columns)).select_from(table)).one()
    return int(count), f"{count}-{checksum}"


def _duplicates(connection: sa.Connection, name: str, key: tuple[str, ...]) -> int:
    table = metadata.tables[name]
    columns = [table.c[column] for column in key]
    repeated = sa.select(*columns).group_by(*columns).having(sa.func.count() > 1).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(repeated)).scalar_one())


def _control_totals(connection: sa.Connection, counts: dict[str, int]) -> dict[str, Decimal]:
    """Totals that a correct delivery never makes much smaller; withdrawn operations are part of them."""
    totals = {
        "operations": _one(connection, sa.func.count(operation.c.operation_id.distinct()), operation),
        "eu_support_sek": _one(connection, sa.func.sum(operation.c.eu_support_sek), operation),
        "enterprises": _one(connection, sa.func.count(enterprise_support.c.enterprise.distinct()), enterprise_support),
    }
    facts = (name for name, table in vars(core).items() if isinstance(table, sa.Table))
    return totals | {f"rows_{name}": Decimal(counts[name]) for name in facts}


def _one(connection: sa.Connection, aggregate: sa.ColumnElement[Any], table: sa.Table) -> Decimal:
    """The aggregate over the facts no later delivery has replaced; 0 where there are none."""
    value = connection.execute(sa.select(aggregate).where(table.c.known_to.is_(None))).scalar_one()
    return Decimal(0 if value is None else value)
