"""Shares of operations over regions and intervention fields, as exact whole-number weights.

Delivered percentages are kept to four decimals and scaled to weights, so that
weight / total is exactly the share and the shares of an operation sum to exactly 1
(docs/counting-rules.md). Equal shares are per region where no share was delivered.
"""

from __future__ import annotations

import sqlalchemy as sa

from config.model import ALL
from warehouse.marts.work import Query, Work
from warehouse.tables.core import operation_field, operation_region
from warehouse.tables.mart import operation_share

PERCENT_SCALE = 10_000


def fill_shares(work: Work, regions: sa.TableClause) -> None:
    """Fill `mart_operation_share`: one row per operation, dimension (region, field) and code."""
    for dimension, rows in (("region", _region_rows(work, regions)), ("field", _field_rows(work))):
        query = _weights(work, dimension, work.keep(f"{dimension}_rows", rows))
        work.connection.execute(operation_share.insert().from_select(list(operation_share.c.keys()), query))


def _scaled(share: sa.ColumnElement[object], factor: int) -> sa.ColumnElement[int]:
    return sa.cast(sa.func.round(share * PERCENT_SCALE) * factor, sa.BigInteger)


def _region_rows(work: Work, regions: sa.TableClause) -> Query:
    """Delivered region rows with the whole programme area spelled out, each region an equal part of it."""
    table, count = operation_region, len(work.programme.regions)
    named = sa.select(
        table.c.operation_id, table.c.region.label("code"), _scaled(table.c.share_pct, count).label("weight")
    ).where(work.known(table), table.c.region != ALL)
    whole = (
        sa.select(table.c.operation_id, regions.c.region, _scaled(table.c.share_pct, 1))
        .join_from(table, regions, regions.c.region_order <= count)
        .where(work.known(table), table.c.region == ALL)
    )
    return sa.union_all(named, whole)


def _field_rows(work: Work) -> Query:
    table = operation_field
    return sa.select(
        table.c.operation_id, table.c.field.label("code"), _scaled(table.c.share_pct, 1).label("weight")
    ).where(work.known(table))


def _weights(work: Work, dimension: str, rows: sa.TableClause) -> sa.Select[tuple[object, ...]]:
    """One weight per code; where the operation has no share at all, every delivered code weighs the same."""
    per_code = (
        sa.select(rows.c.operation_id, rows.c.code, sa.func.coalesce(sa.func.sum(rows.c.weight), 0).label("weight"))
        .group_by(rows.c.operation_id, rows.c.code)
        .cte(f"{dimension}_per_code")
    )
    delivered = sa.func.sum(per_code.c.weight).over(partition_by=per_code.c.operation_id)
    summed = sa.select(per_code, delivered.label("delivered")).cte(f"{dimension}_summed")
    weight = sa.case((summed.c.delivered > 0, summed.c.weight), else_=1)
    weighed = sa.select(
        summed.c.operation_id,
        summed.c.code,
        sa.cast(weight, sa.BigInteger).label("weight"),
        (summed.c.delivered == 0).label("equal_shares"),
    ).cte(f"{dimension}_weighed")
    total = sa.func.sum(weighed.c.weight).over(partition_by=weighed.c.operation_id)
    shared = sa.select(weighed, total.label("total")).cte(f"{dimension}_shared")
    code = work.region_of(shared.c.code) if dimension == "region" else shared.c.code
    placed = sa.select(shared, code.label("place")).where(shared.c.weight > 0).cte(f"{dimension}_placed")
    keys = (placed.c.operation_id, placed.c.place, placed.c.total, placed.c.equal_shares)
    return sa.select(
        placed.c.operation_id,
        sa.literal(dimension).label("dimension"),
        placed.c.place,
        sa.cast(sa.func.sum(placed.c.weight), sa.BigInteger),
        sa.cast(placed.c.total, sa.BigInteger),
        placed.c.equal_shares,
    ).group_by(*keys)
