"""Totals out of delivered rows: the row without a breakdown, else one complete breakdown.

A total row is used where it is delivered. Where it is missing, the total is the sum of one
complete breakdown, tried in the order breakdown, sex, region and then their combinations
(docs/leveranser.md). A breakdown is complete when it has every category the indicator's file
requires, both sexes, or every region of the operation.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import ALL
from warehouse.marts.work import Work
from warehouse.tables.core import indicator_report, planned_value
from warehouse.tables.mart import operation_share, report_total

TOTAL_FROM = ("total", "breakdown", "sex", "region", "breakdown+sex", "breakdown+region", "sex+region", "all")
"""What a total was taken from, best first; the place in this list is its rank."""

_SPLITS = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1))
_RANK = {split: rank for rank, split in enumerate(_SPLITS)}
REQUIRED_SEXES = ("women", "men")


def _split(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.case((column == ALL, 0), else_=1)


def _rank(breakdown: Any, sex: Any, region: Any) -> sa.ColumnElement[int]:
    cases = [(sa.and_(breakdown == b, sex == s, region == r), rank) for (b, s, r), rank in _RANK.items()]
    return sa.case(*cases)


def _candidates(work: Work, categories: sa.TableClause) -> sa.Subquery:
    """Every possible total of an operation, indicator and cut-off: `total`, `rank`, `complete`.

    A split is complete when every cell it must have is there: each required category, both sexes, each
    region of the operation, and every combination of these where it is split by several.
    """
    rows = _ranked(work, categories)
    keys = [rows.c[name] for name in ("operation_id", "indicator", "cut_off", "rank")]
    required = sa.and_(rows.c.in_category, rows.c.in_sexes, rows.c.in_regions)
    # where no categories are required, those that are there say how many cells the other splits must have
    present = sa.func.count(rows.c.breakdown.distinct())
    categories_needed = sa.case((sa.func.max(rows.c.needed) > 0, sa.func.max(rows.c.needed)), else_=present)
    by_breakdown, by_sex, by_region = (sa.func.max(_is_split(rows.c.rank, place)) == 1 for place in range(3))
    cells = (
        sa.case((by_breakdown, categories_needed), else_=1)
        * sa.case((by_sex, len(REQUIRED_SEXES)), else_=1)
        * sa.case((by_region, sa.func.max(rows.c.counties)), else_=1)
    )
    found = sa.func.count(sa.case((required, rows.c.cell)).distinct())
    complete = sa.and_(cells > 0, found >= cells)
    return (
        sa.select(*keys, sa.func.sum(rows.c.value).label("total"), complete.label("complete"))
        .group_by(*keys)
        .subquery()
    )


def _is_split(rank: sa.ColumnElement[int], place: int) -> sa.ColumnElement[int]:
    """1 where rows of this rank are split by breakdown (0), sex (1) or region (2)."""
    return sa.case((rank.in_([_RANK[split] for split in _SPLITS if split[place]]), 1), else_=0)


def _ranked(work: Work, categories: sa.TableClause) -> sa.CTE:
    """The report rows with the rank of what they are split by, and whether each part is one a complete split needs."""
    table, share = indicator_report, operation_share
    flags = [_split(table.c[name]) for name in ("breakdown", "sex", "region")]
    needed = sa.select(categories.c.indicator, sa.func.count().label("needed")).group_by(categories.c.indicator)
    places = sa.select(share.c.operation_id, sa.func.count().label("counties")).where(share.c.dimension == "region")
    need, spread = needed.subquery("need"), places.group_by(share.c.operation_id).subquery("spread")
    here = sa.and_(share.c.operation_id == table.c.operation_id, share.c.dimension == "region")
    return (
        sa.select(
            *[table.c[name] for name in ("operation_id", "indicator", "cut_off", "breakdown", "value")],
            _rank(*flags).label("rank"),
            (table.c.breakdown + "|" + table.c.sex + "|" + work.region_of(table.c.region)).label("cell"),
            sa.func.coalesce(need.c.needed, 0).label("needed"),
            sa.func.coalesce(spread.c.counties, 0).label("counties"),
            sa.or_(table.c.breakdown == ALL, need.c.needed.is_(None), categories.c.breakdown.is_not(None)).label(
                "in_category"
            ),
            sa.or_(table.c.sex == ALL, table.c.sex.in_(REQUIRED_SEXES)).label("in_sexes"),
            sa.or_(table.c.region == ALL, share.c.code.is_not(None)).label("in_regions"),
        )
        .select_from(table)
        .outerjoin(need, need.c.indicator == table.c.indicator)
        .outerjoin(spread, spread.c.operation_id == table.c.operation_id)
        .outerjoin(share, sa.and_(here, share.c.code == work.region_of(table.c.region)))
        .outerjoin(
            categories,
            sa.and_(categories.c.indicator == table.c.indicator, categories.c.breakdown == table.c.breakdown),
        )
        .where(work.known(table))
        .cte("ranked")
    )


def fill_report_totals(work: Work, categories: sa.TableClause) -> None:
    """Fill `mart_report_total`: one total per operation, indicator and reported cut-off."""
    candidates = _candidates(work, categories)
    place = sa.func.row_number().over(
        partition_by=(candidates.c.operation_id, candidates.c.indicator, candidates.c.cut_off),
        order_by=candidates.c.rank,
    )
    best = sa.select(candidates, place.label("place")).where(candidates.c.complete).subquery()
    total_from = sa.case(*[(best.c.rank == rank, name) for rank, name in enumerate(TOTAL_FROM)])
    query = sa.select(best.c.operation_id, best.c.indicator, best.c.cut_off, best.c.total, total_from)
    query = query.where(best.c.place == 1)
    work.connection.execute(report_total.insert().from_select(list(report_total.c.keys()), query))


def planned_totals(work: Work, categories: sa.TableClause) -> sa.TableClause:
    """One planned total per operation and indicator: the row without a breakdown, else a complete breakdown."""
    table = planned_value
    delivered = sa.func.max(sa.case((table.c.breakdown == ALL, table.c.planned_value)))
    parts = sa.func.sum(sa.case((table.c.breakdown != ALL, table.c.planned_value)))
    required = sa.and_(categories.c.indicator == table.c.indicator, categories.c.breakdown == table.c.breakdown)
    rows = (
        sa.select(
            table.c.operation_id,
            table.c.indicator,
            delivered.label("delivered"),
            parts.label("parts"),
            sa.func.count(categories.c.breakdown.distinct()).label("categories"),
        )
        .select_from(table.outerjoin(categories, required))
        .where(work.known(table))
        .group_by(table.c.operation_id, table.c.indicator)
        .cte("planned_sums")
    )
    planned = sa.case((rows.c.delivered.is_not(None), rows.c.delivered), (_complete(rows, categories), rows.c.parts))
    totals = sa.select(rows.c.operation_id, rows.c.indicator, planned.label("planned")).subquery("planned")
    return work.keep("planned_totals", sa.select(totals).where(totals.c.planned.is_not(None)))


def _complete(rows: sa.CTE, categories: sa.TableClause) -> sa.ColumnElement[bool]:
    """The rows have every category their indicator's file requires."""
    needed = sa.select(sa.func.count()).where(categories.c.indicator == rows.c.indicator).scalar_subquery()
    return rows.c.categories >= needed
