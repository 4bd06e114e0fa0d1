"""Distinct enterprises per level, each level counted anew (docs/counting-rules.md).

A level is counted from the coarsest one that still tells its keys: the enterprises of a policy objective are
those of its specific objectives, each once, at the earliest cut-off among them. The same enterprises come out
as when the lists are read again, from fewer rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from warehouse.marts.evidence import UNKNOWN_PLACE, EvidenceTables
from warehouse.marts.firsts import Firsts, added_at, firsts_per
from warehouse.marts.level import Level
from warehouse.marts.work import Work

PLACE = Level("place", ("policy_objective", "specific_objective", "region", "municipality"))
"""Objective and municipality, enterprises without a known region left out; levels with a place are counted from it."""


@dataclass(frozen=True)
class Counted:
    """The enterprises of one level, each once per group."""

    firsts: Firsts  # group_no, enterprise_no
    groups: sa.TableClause  # group_no → the keys of the level


def count_levels(work: Work, evidence: EvidenceTables, levels: Iterable[Level]) -> dict[str, Counted]:
    """The enterprises of every level by its name; a level stands after the one it is counted from."""
    counted = {"cell": Counted(evidence.by_cell, evidence.cells)}
    for level in (PLACE, *levels):
        counted[level.name] = _count(work, counted[level.counted_from], level=level, fields=evidence.fields)
    return counted


def _count(work: Work, finer: Counted, *, level: Level, fields: sa.TableClause) -> Counted:
    parts, rows = _parts(work, finer.groups, level=level, fields=fields), finer.firsts.table
    at = rows.join(parts, parts.c.part_no == rows.c.group_no)
    named = sa.select(*[parts.c[name] for name in ("group_no", *level.keys)]).distinct()
    return Counted(
        firsts_per(work, level.name, finer.firsts, by=[parts.c.group_no], at=at),
        work.keep(f"groups_{level.name}", named),
    )


def _parts(work: Work, groups: sa.TableClause, *, level: Level, fields: sa.TableClause) -> sa.TableClause:
    """A finer level's group → the group it belongs to; to several where its operations have several fields."""
    source: sa.FromClause = groups
    columns: dict[str, sa.ColumnElement[Any]] = {name: groups.c[name] for name in level.keys if name in groups.c}
    if "field" in level.keys and "field" not in groups.c:
        source, columns["field"] = groups.join(fields, fields.c.fields == groups.c.fields), fields.c.field
    asked = ("region", "municipality") if level is not PLACE else ("region",)
    known = [columns[name] != UNKNOWN_PLACE for name in asked if name in columns]
    number = sa.func.dense_rank().over(order_by=[columns[name] for name in level.keys] or [sa.literal(1)])
    keys = [columns[name].label(name) for name in level.keys]
    numbers = (groups.c.group_no.label("part_no"), sa.cast(number, sa.SmallInteger).label("group_no"))
    return work.keep(f"parts_{level.name}", sa.select(*numbers, *keys).select_from(source).where(*known))


def unique_values(work: Work, tables: dict[str, sa.TableClause], *, counted: Counted, level: Level) -> sa.TableClause:
    """Distinct enterprises per keys of the level, indicator and cut-off, counted at their first support."""
    calendar, indicators, groups = tables["calendar"], tables["indicators"], counted.groups
    added = work.keep(f"added_{level.name}", added_at(counted.firsts, "group_no"))
    names = [groups.c[name] for name in level.keys]
    return work.keep(
        f"unique_{level.name}",
        sa.select(*names, indicators.c.indicator, calendar.c.position, sa.func.sum(added.c.added).label("evidenced"))
        .join_from(added, calendar, calendar.c.position >= added.c.position)
        .join(groups, groups.c.group_no == added.c.group_no)
        .join(indicators, indicators.c.indicator_no == added.c.indicator_no)
        .group_by(*names, indicators.c.indicator, calendar.c.position),
    )
