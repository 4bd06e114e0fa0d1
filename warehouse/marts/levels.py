"""Indicator values per level, each level counted anew.

Additive parts (planned values, declared and summed values) are added, by key where an operation
is split over regions or fields; unique enterprises are counted from the evidence at every level,
never added up from a lower one (docs/counting-rules.md).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.comparison import JOINT
from warehouse.marts.level import Level, key_columns
from warehouse.marts.region_rules import by_rule, same_by_rule
from warehouse.marts.split import split_over
from warehouse.marts.unique import Counted, unique_values
from warehouse.marts.work import Work
from warehouse.tables.base import VALUE
from warehouse.tables.mart import indicator_value, operation_value

LEVELS = (
    Level("objective", ("policy_objective", "specific_objective")),
    Level("policy_objective", ("policy_objective",), counted_from="objective"),
    Level("programme", (), counted_from="policy_objective"),
    Level(
        "objective_region",
        ("policy_objective", "specific_objective", "region"),
        counted_from="place",
        split="region",
    ),
    Level("region", ("region",), counted_from="objective_region", split="region"),
    Level("chain", ("policy_objective", "specific_objective", "kind", "field"), split="field"),
    Level("field", ("field",), counted_from="chain", split="field"),
)
"""Levels with additive parts, each after the one its enterprises are counted from."""

ENTERPRISES = (
    Level(
        "objective_municipality",
        ("policy_objective", "specific_objective", "region", "municipality"),
        counted_from="place",
    ),
    Level("municipality", ("region", "municipality"), counted_from="objective_municipality"),
    Level("objective_placed", ("policy_objective", "specific_objective"), counted_from="objective_region"),
    Level("placed", (), counted_from="region"),
)
"""Levels of enterprises alone: those with a known region, by municipality and counted once."""


def fill_levels(work: Work, tables: dict[str, sa.TableClause], counted: dict[str, Counted]) -> None:
    """Fill `mart_indicator_value` for every level from the enterprises `counted` there."""
    amounts = _amounts(work, tables)
    parts = {None: amounts} | {
        dimension: split_over(work, amounts, tables["regions"], dimension=dimension, amounts=("selected", "achieved"))
        for dimension in ("region", "field")
    }
    whole = by_rule(work, amounts)
    for level in LEVELS:
        unique = unique_values(work, tables, counted=counted[level.name], level=level)
        _insert(work, _level_rows(work, tables, level=level, amounts=parts[level.split], unique=unique))
        for same, rows in same_by_rule(level, whole):
            _insert(work, _level_rows(work, tables, level=same, amounts=rows, unique=unique))
    for level in ENTERPRISES:
        unique = unique_values(work, tables, counted=counted[level.name], level=level)
        _insert(work, _enterprise_rows(level, unique, tables))


def _insert(work: Work, query: sa.Select[tuple[Any, ...]]) -> None:
    work.connection.execute(indicator_value.insert().from_select(list(indicator_value.c.keys()), query))


def _amounts(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """Operation values with their objective and kind: `selected`, `achieved`, and what is due, ended and listed.

    `achieved` is the operation's own value; it is additive where no list evidences it.
    """
    value, operations = operation_value, tables["operations"]
    indicators, calendar = tables["indicators"], tables["calendar"]
    measured_by = sa.case((indicators.c.one_year_after, calendar.c.year_before), else_=calendar.c.cut_off)
    due = sa.and_(value.c.selected.is_not(None), operations.c.ends_on <= measured_by)
    return work.keep(
        "amounts",
        sa.select(
            *[value.c[name] for name in ("operation_id", "indicator", "cut_off", "selected")],
            *[operations.c[name] for name in ("policy_objective", "specific_objective", "kind")],
            value.c.implemented.label("achieved"),
            sa.case((due, 1), else_=0).label("due"),
            sa.case((operations.c.ends_on <= calendar.c.cut_off, 1), else_=0).label("ended"),
            sa.case((value.c.has_list, 1), else_=0).label("listed"),
            calendar.c.position,
            indicators.c.scale,
        )
        .join_from(value, operations, operations.c.operation_id == value.c.operation_id)
        .join(indicators, indicators.c.indicator == value.c.indicator)
        .join(calendar, calendar.c.cut_off == value.c.cut_off),
    )


def _level_rows(
    work: Work, tables: dict[str, sa.TableClause], *, level: Level, amounts: sa.TableClause, unique: sa.TableClause
) -> sa.Select[tuple[Any, ...]]:
    """Every series of the level at every cut-off: sums, unique counts, and what a blank means."""
    sums = work.keep(f"sums_{level.name}", _sums(level, amounts))
    calendar = tables["calendar"]
    series = _series(level, sums, unique)
    joint = series.c.region == JOINT if "region" in level.keys else sa.false()  # no enterprise is placed there
    at = lambda table: sa.and_(  # noqa: E731
        table.c.indicator == series.c.indicator,
        table.c.position == calendar.c.position,
        *[table.c[name] == series.c[name] for name in level.keys],
    )
    counted = sa.case((tables["unique_rule"].c.indicator.is_not(None), sa.func.coalesce(unique.c.evidenced, 0)))
    evidenced = sa.case((joint, None), (sa.or_(sums.c.listed > 0, unique.c.evidenced > 0), counted))
    declared = sums.c.additive
    parts = sa.func.coalesce(evidenced, 0) + sa.func.coalesce(declared, 0)
    known = sa.or_(evidenced.is_not(None), declared.is_not(None))
    implemented = sa.case((known, parts))
    unsure = sa.and_(tables["unique_rule"].c.indicator.is_not(None), declared > 0)
    status = sa.case(
        (unsure, "E"), (known, "A"), (sa.and_(joint, sums.c.listed > 0), "M"), (sums.c.due > 0, "O"), else_="L"
    )
    return (
        sa.select(
            sa.literal(level.name),
            *key_columns(level, series),
            series.c.indicator,
            calendar.c.cut_off,
            sa.func.coalesce(sums.c.selected, 0),
            sa.cast(implemented, VALUE),
            sa.cast(evidenced, VALUE),
            sa.case((tables["unique_rule"].c.indicator.is_not(None), declared)),
            sa.func.coalesce(sums.c.operations_count, 0),
            status,
            sa.func.coalesce(sums.c.ended_selected, 0),
            sa.func.coalesce(sums.c.ended_achieved, 0),
            sa.literal("A"),
        )
        .select_from(series)
        .join(calendar, sa.true())
        .outerjoin(sums, at(sums))
        .outerjoin(unique, at(unique))
        .outerjoin(tables["unique_rule"], tables["unique_rule"].c.indicator == series.c.indicator)
    )


def _sums(level: Level, amounts: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    names = [amounts.c[name] for name in level.keys] + [amounts.c.indicator, amounts.c.position]
    return sa.select(
        *names,
        sa.func.sum(amounts.c.selected).label("selected"),
        sa.func.sum(sa.case((amounts.c.listed == 0, amounts.c.achieved))).label("additive"),
        *[
            sa.func.sum(sa.case((amounts.c.ended == 1, amounts.c[name]))).label(f"ended_{name}")
            for name in ("selected", "achieved")
        ],
        sa.func.sum(amounts.c.due).label("due"),
        sa.func.sum(amounts.c.listed).label("listed"),
        sa.func.count(amounts.c.operation_id.distinct()).label("operations_count"),
    ).group_by(*names)


def _series(level: Level, sums: sa.TableClause, unique: sa.TableClause) -> sa.Subquery:
    names = (*level.keys, "indicator")
    return sa.union(*[sa.select(*[table.c[name] for name in names]) for table in (sums, unique)]).subquery("series")


def _enterprise_rows(
    level: Level, unique: sa.TableClause, tables: dict[str, sa.TableClause]
) -> sa.Select[tuple[Any, ...]]:
    calendar = tables["calendar"]
    return sa.select(
        sa.literal(level.name),
        *key_columns(level, unique),
        unique.c.indicator,
        calendar.c.cut_off,
        sa.literal(0),
        sa.cast(unique.c.evidenced, VALUE),
        sa.cast(unique.c.evidenced, VALUE),
        sa.cast(sa.null(), VALUE),
        sa.literal(0),
        sa.literal("A"),
        sa.literal(0),
        sa.literal(0),
        sa.literal("A"),
    ).join_from(unique, calendar, calendar.c.position == unique.c.position)
