"""Distinct enterprises per level, each level counted anew from the evidence (docs/counting-rules.md).

Levels below a place are counted from `by_place`, the evidence once per objective and municipality:
fewer rows than the cells, the same enterprises.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from warehouse.marts.evidence import UNKNOWN_PLACE, EvidenceTables
from warehouse.marts.level import Level
from warehouse.marts.work import Work
from warehouse.tables.mart import operation_share

PLACE = Level("place", ("policy_objective", "specific_objective", "region", "municipality"))


@dataclass(frozen=True)
class Counted:
    """Evidence in one grain: the rows, and what their `cell_no` stands for."""

    rows: sa.TableClause  # cell_no, indicator_no, enterprise_no → position
    cells: sa.TableClause  # cell_no → the keys of a level


def of_cells(evidence: EvidenceTables) -> Counted:
    """The evidence per cell: for the levels without a place."""
    return Counted(evidence.by_cell, evidence.cells)


def of_places(work: Work, evidence: EvidenceTables) -> Counted:
    """The evidence per objective and municipality, enterprises without a known region left out."""
    groups, rows = _groups(work, evidence, PLACE, cells=evidence.cells), evidence.by_cell
    firsts = _firsts(rows, groups)
    kept = [firsts.c.group_no.label("cell_no"), *[firsts.c[name] for name in ("indicator_no", "enterprise_no")]]
    named = sa.select(groups.c.group_no.label("cell_no"), *[groups.c[name] for name in PLACE.keys]).distinct()
    return Counted(
        work.keep("evidence_by_place", sa.select(*kept, firsts.c.position)), work.keep("named_places", named)
    )


def count_unique(
    work: Work, tables: dict[str, sa.TableClause], *, evidence: EvidenceTables, counted: Counted, level: Level
) -> sa.TableClause:
    """Distinct enterprises per keys of the level, indicator and cut-off, counted at their first support."""
    calendar = tables["calendar"]
    groups = _groups(work, evidence, level, cells=counted.cells)
    firsts = _firsts(counted.rows, groups)
    columns = (firsts.c.group_no, firsts.c.indicator_no, firsts.c.position)
    added = work.keep(f"added_{level.name}", sa.select(*columns, sa.func.count().label("added")).group_by(*columns))
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


def _firsts(rows: sa.TableClause, groups: sa.TableClause) -> sa.Subquery:
    """Every enterprise once per group and indicator, at the first cut-off it counts at."""
    keys = (groups.c.group_no, rows.c.indicator_no, rows.c.enterprise_no)
    return (
        sa.select(*keys, sa.func.min(rows.c.position).label("position"))
        .join_from(rows, groups, groups.c.cell_no == rows.c.cell_no)
        .group_by(*keys)
        .subquery("firsts")
    )


def _groups(work: Work, evidence: EvidenceTables, level: Level, *, cells: sa.TableClause) -> sa.TableClause:
    """Cell → the group it belongs to at the level; to several where its operations have several fields."""
    share = operation_share
    source: sa.FromClause = cells
    columns: dict[str, sa.ColumnElement[Any]] = {name: cells.c[name] for name in level.keys if name != "field"}
    if "field" in level.keys:
        operations = evidence.operations
        fields = sa.select(operations.c.fields, share.c.code).distinct()
        fields = fields.join_from(operations, share, share.c.operation_id == operations.c.operation_id)
        every = fields.where(share.c.dimension == "field").subquery("every_field")
        source, columns["field"] = cells.join(every, every.c.fields == cells.c.fields), every.c.code
    asked = ("region", "municipality") if level is not PLACE else ("region",)
    known = [columns[name] != UNKNOWN_PLACE for name in asked if name in columns]
    number = sa.func.dense_rank().over(order_by=[columns[name] for name in level.keys] or [sa.literal(1)])
    keys = [columns[name].label(name) for name in level.keys]
    query = (
        sa.select(cells.c.cell_no, *keys, sa.cast(number, sa.SmallInteger).label("group_no"))
        .select_from(source)
        .where(*known)
    )
    return work.keep(f"groups_{level.name}", query)
