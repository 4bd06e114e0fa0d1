"""Totals out of delivered rows: the row without a breakdown, else one complete breakdown.

A total row is used where it is delivered. Where it is missing, the total is the sum of one
complete breakdown, tried in the order breakdown, sex, region and then their combinations
(deliveries.md §5). A breakdown is complete when it has every category the indicator's file
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
    """Every possible total of an operation, indicator and cut-off: `total`, `rank`, `complete`."""
    ranked = _ranked(work)
    required = sa.and_(categories.c.indicator == ranked.c.indicator, categories.c.breakdown == ranked.c.breakdown)
    keys = [ranked.c[name] for name in ("operation_id", "indicator", "cut_off", "rank")]
    known_sex = sa.case((ranked.c.sex.in_(REQUIRED_SEXES), ranked.c.sex))
    rows = (
        sa.select(
            *keys,
            sa.func.sum(ranked.c.value).label("total"),
            sa.func.count(categories.c.breakdown.distinct()).label("categories"),
            sa.func.count(known_sex.distinct()).label("sexes"),
            sa.func.count(ranked.c.region.distinct()).label("regions"),
        )
        .select_from(ranked.outerjoin(categories, required))
        .group_by(*keys)
    ).cte("report_sums")
    return _with_completeness(rows, categories).subquery("report_candidates")


def _ranked(work: Work) -> sa.CTE:
    """The report rows with the rank of what they are split by."""
    table = indicator_report
    names = ("operation_id", "indicator", "cut_off", "breakdown", "sex", "region", "value")
    flags = [_split(table.c[name]) for name in ("breakdown", "sex", "region")]
    return sa.select(*[table.c[name] for name in names], _rank(*flags).label("rank")).where(work.known(table)).cte()


def _with_completeness(rows: sa.CTE, categories: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    spread = operation_share.alias("spread")
    counties = (
        sa.select(sa.func.count())
        .where(spread.c.operation_id == rows.c.operation_id, spread.c.dimension == "region")
        .scalar_subquery()
    )
    by_breakdown, by_sex, by_region = ([_RANK[split] for split in _RANK if split[place]] for place in range(3))
    complete = sa.and_(
        sa.or_(rows.c.rank.not_in(by_breakdown), _complete(rows, categories)),
        sa.or_(rows.c.rank.not_in(by_sex), rows.c.sexes == len(REQUIRED_SEXES)),
        sa.or_(rows.c.rank.not_in(by_region), rows.c.regions >= counties),
    )
    return sa.select(rows, complete.label("complete"))


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
