"""What is known about one operation?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables import core
from warehouse.tables.delivery import delivery, finding
from warehouse.tables.mart import operation_overview, operation_share, operation_value
from warehouse.tier import sees_all


def operation(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """The operation as known on the release's day: one row, or none where the release has no such operation.

    Columns: those of `core.operation` (money in SEK) with policy_objective, claimed_sek, paid_eu_sek, regions,
    fields, last_report_on and file_name of the delivery.
    """
    overview, table = operation_overview, core.operation
    added = ("policy_objective", "claimed_sek", "paid_eu_sek", "regions", "fields", "last_report_on")
    return fetch(
        connection,
        sa.select(table, *[overview.c[name] for name in added], delivery.c.file_name)
        .join_from(table, overview, overview.c.operation_id == table.c.operation_id)
        .join(delivery, delivery.c.delivery_id == table.c.delivery_id)
        .where(table.c.operation_id == operation_id, table.c.known_to.is_(None)),
    )


def operation_shares(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """Its shares of regions and intervention fields: dimension, code, weight, total, equal_shares."""
    table = operation_share
    names = ("dimension", "code", "weight", "total", "equal_shares")
    query = sa.select(*[table.c[name] for name in names]).where(table.c.operation_id == operation_id)
    return fetch(connection, query.order_by(table.c.dimension.desc(), table.c.weight.desc(), table.c.code))


def operation_values(connection: sa.Connection, *, operation_id: str, cut_off: date) -> pd.DataFrame:
    """Plan and outcome of each indicator at a cut-off: indicator, selected, implemented, evidenced, declared,
    has_list, reported_on, total_from, status (the operation's); values in the indicator's unit."""
    table, overview = operation_value, operation_overview
    skipped = ("operation_id", "cut_off")
    columns = [column for column in table.c if column.name not in skipped]
    conditions = (table.c.operation_id == operation_id, table.c.cut_off == cut_off)
    query = sa.select(*columns, overview.c.status)
    query = query.join_from(table, overview, overview.c.operation_id == table.c.operation_id)
    return fetch(connection, query.where(*conditions).order_by(table.c.indicator))


def operation_reports(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """Every reported row, corrections too, newest cut-off first.

    Columns: cut_off, indicator, breakdown, sex, region, value (the indicator's unit), comment, known_from, known_to
    (a day = replaced by a later delivery then), file_name, sheet, source_row.
    """
    table = core.indicator_report
    names = ("cut_off", "indicator", "breakdown", "sex", "region", "value", "comment", "known_from", "known_to")
    order = (table.c.cut_off.desc(), table.c.indicator, table.c.breakdown, table.c.sex, table.c.region)
    return fetch(connection, _with_file(table, names).where(table.c.operation_id == operation_id).order_by(*order))


def operation_plans(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """Every planned row of the grant decision, replaced ones too: indicator, breakdown, planned_value,
    baseline_value, known_from, known_to, file_name, sheet, source_row."""
    table = core.planned_value
    names = ("indicator", "breakdown", "planned_value", "baseline_value", "known_from", "known_to")
    order = (table.c.indicator, table.c.breakdown, table.c.known_from)
    return fetch(connection, _with_file(table, names).where(table.c.operation_id == operation_id).order_by(*order))


def operation_claims(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """Its current payment claims: claim_no, cut_off, eligible_expenditure_sek, eu_support_sek, public_sek,
    private_sek (of the claim, not cumulative), certified_on, paid_on, file_name, sheet, source_row."""
    table = core.claim
    amounts = ("eligible_expenditure_sek", "eu_support_sek", "public_sek", "private_sek")
    names = ("claim_no", "cut_off", *amounts, "certified_on", "paid_on")
    current = (table.c.operation_id == operation_id, table.c.known_to.is_(None))
    return fetch(connection, _with_file(table, names).where(*current).order_by(table.c.cut_off, table.c.claim_no))


def operation_deliveries(connection: sa.Connection, *, operation_id: str) -> pd.DataFrame:
    """The deliveries that say anything about the operation, newest first: delivery_id, file_name, known_on,
    content (name of the core table), rows_count, current_count (not replaced by a later delivery).

    The lists of enterprises are left out on the public tier: their rows are a count.
    """
    tables = (
        core.operation,
        core.operation_field,
        core.operation_region,
        core.planned_value,
        core.indicator_report,
        core.claim,
        *((core.enterprise_support,) if sees_all(connection) else ()),
    )
    parts = sa.union_all(
        *[
            sa.select(
                table.c.delivery_id,
                sa.literal(table.name).label("content"),
                sa.func.count().label("rows_count"),
                sa.func.count(sa.case((table.c.known_to.is_(None), 1))).label("current_count"),
            )
            .where(table.c.operation_id == operation_id)
            .group_by(table.c.delivery_id)
            for table in tables
        ]
    ).subquery()
    return fetch(
        connection,
        sa.select(delivery.c.delivery_id, delivery.c.file_name, delivery.c.known_on)
        .add_columns(parts.c.content, parts.c.rows_count, parts.c.current_count)
        .join_from(parts, delivery, delivery.c.delivery_id == parts.c.delivery_id)
        .order_by(delivery.c.known_on.desc(), delivery.c.file_name, parts.c.content),
    )


def operation_findings_count(connection: sa.Connection, *, operation_id: str) -> int:
    """How many findings concern the operation."""
    query = sa.select(sa.func.count()).where(finding.c.operation_id == operation_id)
    return int(connection.execute(query).scalar_one())


def _with_file(table: sa.Table, names: tuple[str, ...]) -> sa.Select[tuple[object, ...]]:
    columns = [table.c[name] for name in names]
    return sa.select(*columns, delivery.c.file_name, table.c.sheet, table.c.source_row).join_from(
        table, delivery, delivery.c.delivery_id == table.c.delivery_id
    )
