"""Splitting an operation's amount by key, by the method of largest remainder.

Whole units go down to the floor of each exact share; the units left over go one each to the
largest remainders, ties in the given order. The parts always add up to the whole (docs/counting-rules.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from warehouse.marts.work import Work
from warehouse.tables.base import VALUE
from warehouse.tables.mart import operation_share

Column = sa.ColumnElement[Any]


def _whole(amount: Column, by: Column) -> Column:
    """`amount` divided by `by`, rounded down, for whole numbers.

    Takes the remainder away first, so that the division is exact in any engine, also where
    dividing whole numbers gives a float.
    """
    remainder = (amount % by + by) % by
    return sa.cast((amount - remainder) / by, sa.BigInteger)


def split_over(
    work: Work, rows: sa.TableClause, regions: sa.TableClause, *, dimension: str, amounts: Sequence[str]
) -> sa.TableClause:
    """`rows` once per region or field of their operation, each of `amounts` split by key.

    `rows` says in `scale` how many smallest units make one: 1 for whole numbers, 100 for öre,
    1 000 000 else. The parts of an operation add up to its amount.
    """
    share = operation_share
    order = regions.c.region_order if dimension == "region" else share.c.code
    query: Any = (
        sa.select(rows, share.c.code.label(dimension), share.c.weight, share.c.total, order.label("tie_order"))
        .join_from(rows, share, share.c.operation_id == rows.c.operation_id)
        .outerjoin(regions, regions.c.region == share.c.code)
        .where(share.c.dimension == dimension)
    )
    for amount in amounts:
        query = _with_part(query.subquery(), amount, whole=[column.name for column in rows.c if column.name in KEYS])
    return work.keep(f"{rows.name.removeprefix('work_')}_by_{dimension}", query)


KEYS = ("operation_id", "indicator", "cut_off", "breakdown_of", "category")
"""What one amount belongs to: its parts over regions or fields add up to it."""


def _with_part(rows: sa.Subquery, amount: str, *, whole: Sequence[str]) -> sa.Select[Any]:
    units = sa.cast(sa.func.round(rows.c[amount] * rows.c.scale), sa.BigInteger)
    based = sa.select(rows, units.label("units")).cte()
    rest = (based.c.units % based.c.total + based.c.total) % based.c.total
    floor = _whole(based.c.units, based.c.total) * based.c.weight + _whole(rest * based.c.weight, based.c.total)
    remainder = (rest * based.c.weight) % based.c.total
    floored = sa.select(based, floor.label("floor_units"), remainder.label("remainder_units")).cte()
    part = _part_units(floored, [floored.c[name] for name in whole])
    smallest = sa.cast(sa.cast(sa.literal(1), VALUE) / floored.c.scale, VALUE)
    kept = [floored.c[column.name] for column in rows.c if column.name != amount]
    return sa.select(*kept, sa.cast(part * smallest, VALUE).label(amount))


def _part_units(rows: sa.CTE, whole: Sequence[Column]) -> Column:
    """The floor of the part, plus one of the units left over for the largest remainders."""
    largest_first = (rows.c.remainder_units.desc(), rows.c.tie_order)
    place = sa.func.row_number().over(partition_by=whole, order_by=largest_first)
    left_over = rows.c.units - sa.func.sum(rows.c.floor_units).over(partition_by=whole)
    return sa.cast(rows.c.floor_units + sa.case((place <= left_over, 1), else_=0), sa.Numeric(18, 0))
