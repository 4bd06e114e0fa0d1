"""Indicator values per level, each level counted anew.

Additive parts (planned values, declared and summed values) are added, by key where an operation
is split over regions or fields; unique enterprises are counted from the evidence at every level,
never added up from a lower one (docs/counting-rules.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import ALL
from warehouse.marts.evidence import UNKNOWN_PLACE, EvidenceTables
from warehouse.marts.split import split_over
from warehouse.marts.work import Work
from warehouse.tables.base import VALUE
from warehouse.tables.mart import indicator_value, operation_share, operation_value

KEYS = ("policy_objective", "specific_objective", "kind", "field", "region", "municipality")


@dataclass(frozen=True)
class Level:
    """A level of the marts: which keys it is counted by and how operations are split over it."""

    name: str
    keys: tuple[str, ...]
    split: str | None = None  # "region" or "field": additive parts go by key over this dimension


LEVELS = (
    Level("programme", ()),
    Level("policy_objective", ("policy_objective",)),
    Level("objective", ("policy_objective", "specific_objective")),
    Level("region", ("region",), split="region"),
    Level("objective_region", ("policy_objective", "specific_objective", "region"), split="region"),
    Level("field", ("field",), split="field"),
    Level("chain", ("policy_objective", "specific_objective", "kind", "field"), split="field"),
)
"""Levels with additive parts. Municipalities have only enterprises: those are placed by their own address."""

MUNICIPALITY = Level("municipality", ("region", "municipality"))


def fill_levels(work: Work, tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> None:
    """Fill `mart_indicator_value` for every level."""
    amounts = _amounts(work, tables)
    parts = {None: amounts} | {
        dimension: split_over(work, amounts, tables["regions"], dimension=dimension, amounts=("selected", "additive"))
        for dimension in ("region", "field")
    }
    for level in LEVELS:
        unique = _unique(work, tables, evidence=evidence, level=level)
        _insert(work, _level_rows(work, tables, level=level, amounts=parts[level.split], unique=unique))
    _insert(work, _municipality_rows(_unique(work, tables, evidence=evidence, level=MUNICIPALITY), tables))


def _insert(work: Work, query: sa.Select[tuple[Any, ...]]) -> None:
    work.connection.execute(indicator_value.insert().from_select(list(indicator_value.c.keys()), query))


def _amounts(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """Operation values with their objective and kind: `selected`, `additive`, and what is due and known."""
    value, operations = operation_value, tables["operations"]
    indicators, calendar = tables["indicators"], tables["calendar"]
    measured_by = sa.case((indicators.c.one_year_after, calendar.c.year_before), else_=calendar.c.cut_off)
    due = sa.and_(value.c.selected.is_not(None), operations.c.ends_on <= measured_by)
    return work.keep(
        "amounts",
        sa.select(
            *[value.c[name] for name in ("operation_id", "indicator", "cut_off", "selected")],
            *[operations.c[name] for name in ("policy_objective", "specific_objective", "kind")],
            sa.case((~value.c.has_list, value.c.declared)).label("additive"),
            sa.case((due, 1), else_=0).label("due"),
            sa.case((value.c.has_list, 1), else_=0).label("listed"),
            calendar.c.position,
            indicators.c.scale,
        )
        .join_from(value, operations, operations.c.operation_id == value.c.operation_id)
        .join(indicators, indicators.c.indicator == value.c.indicator)
        .join(calendar, calendar.c.cut_off == value.c.cut_off),
    )


def _unique(work: Work, tables: dict[str, sa.TableClause], *, evidence: EvidenceTables, level: Level) -> sa.TableClause:
    """Distinct enterprises per keys of the level, indicator and cut-off, counted at their first support."""
    groups, rows, calendar = _groups(work, evidence, level), evidence.by_cell, tables["calendar"]
    keys = (groups.c.group_no, rows.c.indicator_no)
    firsts = (
        sa.select(*keys, rows.c.enterprise_no, sa.func.min(rows.c.position).label("position"))
        .join_from(rows, groups, groups.c.cell_no == rows.c.cell_no)
        .group_by(*keys, rows.c.enterprise_no)
        .subquery("firsts")
    )
    counted = (firsts.c.group_no, firsts.c.indicator_no, firsts.c.position)
    added = work.keep(f"added_{level.name}", sa.select(*counted, sa.func.count().label("added")).group_by(*counted))
    named = sa.select(*[groups.c[name] for name in ("group_no", *level.keys)]).distinct().subquery("named")
    names = [named.c[name] for name in level.keys]
    indicator = tables["indicators"].c.indicator
    return work.keep(
        f"unique_{level.name}",
        sa.select(*names, indicator, calendar.c.position, sa.func.sum(added.c.added).label("evidenced"))
        .join_from(added, calendar, calendar.c.position >= added.c.position)
        .join(named, named.c.group_no == added.c.group_no)
        .join(tables["indicators"], tables["indicators"].c.indicator_no == added.c.indicator_no)
        .group_by(*names, indicator, calendar.c.position),
    )


def _groups(work: Work, evidence: EvidenceTables, level: Level) -> sa.TableClause:
    """Cell → the group it belongs to at the level; to several where its operations have several fields."""
    cells, share = evidence.cells, operation_share
    source: sa.FromClause = cells
    columns: dict[str, sa.ColumnElement[Any]] = {name: cells.c[name] for name in level.keys if name != "field"}
    if "field" in level.keys:
        operations = evidence.operations
        fields = sa.select(operations.c.fields, share.c.code).distinct()
        fields = fields.join_from(operations, share, share.c.operation_id == operations.c.operation_id)
        every = fields.where(share.c.dimension == "field").subquery("every_field")
        source, columns["field"] = cells.join(every, every.c.fields == cells.c.fields), every.c.code
    known = [columns[name] != UNKNOWN_PLACE for name in ("region", "municipality") if name in columns]
    number = sa.func.dense_rank().over(order_by=[columns[name] for name in level.keys] or [sa.literal(1)])
    keys = [columns[name].label(name) for name in level.keys]
    query = (
        sa.select(cells.c.cell_no, *keys, sa.cast(number, sa.SmallInteger).label("group_no"))
        .select_from(source)
        .where(*known)
    )
    return work.keep(f"groups_{level.name}", query)


def key_columns(level: Level, source: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    """The level columns of a mart row: the level's own keys from `source`, "*" for all others."""
    return [(source.c[name] if name in level.keys else sa.literal(ALL)).label(name) for name in KEYS]


def _level_rows(
    work: Work, tables: dict[str, sa.TableClause], *, level: Level, amounts: sa.TableClause, unique: sa.TableClause
) -> sa.Select[tuple[Any, ...]]:
    """Every series of the level at every cut-off: sums, unique counts, and what a blank means."""
    sums = work.keep(f"sums_{level.name}", _sums(level, amounts))
    calendar = tables["calendar"]
    series = _series(level, sums, unique)
    at = lambda table: sa.and_(  # noqa: E731
        table.c.indicator == series.c.indicator,
        table.c.position == calendar.c.position,
        *[table.c[name] == series.c[name] for name in level.keys],
    )
    counted = sa.case((tables["unique_rule"].c.indicator.is_not(None), sa.func.coalesce(unique.c.evidenced, 0)))
    evidenced = sa.case((sa.or_(sums.c.listed > 0, unique.c.evidenced > 0), counted))
    declared = sums.c.additive
    parts = sa.func.coalesce(evidenced, 0) + sa.func.coalesce(declared, 0)
    known = sa.or_(evidenced.is_not(None), declared.is_not(None))
    implemented = sa.case((known, parts))
    unsure = sa.and_(tables["unique_rule"].c.indicator.is_not(None), declared > 0)
    status = sa.case((unsure, "E"), (known, "A"), (sums.c.due > 0, "O"), else_="L")
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
        sa.func.sum(amounts.c.additive).label("additive"),
        sa.func.sum(amounts.c.due).label("due"),
        sa.func.sum(amounts.c.listed).label("listed"),
        sa.func.count(amounts.c.operation_id.distinct()).label("operations_count"),
    ).group_by(*names)


def _series(level: Level, sums: sa.TableClause, unique: sa.TableClause) -> sa.Subquery:
    names = (*level.keys, "indicator")
    return sa.union(*[sa.select(*[table.c[name] for name in names]) for table in (sums, unique)]).subquery("series")


def _municipality_rows(unique: sa.TableClause, tables: dict[str, sa.TableClause]) -> sa.Select[tuple[Any, ...]]:
    calendar = tables["calendar"]
    return sa.select(
        sa.literal(MUNICIPALITY.name),
        *key_columns(MUNICIPALITY, unique),
        unique.c.indicator,
        calendar.c.cut_off,
        sa.literal(0),
        sa.cast(unique.c.evidenced, VALUE),
        sa.cast(unique.c.evidenced, VALUE),
        sa.cast(sa.null(), VALUE),
        sa.literal(0),
        sa.literal("A"),
    ).join_from(unique, calendar, calendar.c.position == unique.c.position)
