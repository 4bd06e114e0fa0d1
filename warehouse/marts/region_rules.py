"""Operations in several regions under the rules that do not split them (docs/counting-rules.md).

`full` gives every region of an operation the whole of it; `joint` keeps an operation in several
regions in a column of its own. By key is the levels' own rule. Enterprises stand where their own
municipality is under every rule.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from config.comparison import JOINT
from warehouse.marts.level import Level
from warehouse.marts.work import Work
from warehouse.tables.mart import operation_share

RULES = {"region": ("region_full", "region_joint"), "objective_region": ("objective_full", "objective_joint")}
"""Levels by region → the same keys under the rules `full` and `joint`."""

ByRule = tuple[sa.TableClause, sa.TableClause]


def by_rule(work: Work, amounts: sa.TableClause) -> ByRule:
    """`amounts` under the two rules, each with the column `region`."""
    return _full_to_each(work, amounts), _joint_apart(work, amounts)


def same_by_rule(level: Level, rows: ByRule) -> Iterator[tuple[Level, sa.TableClause]]:
    """The level's sisters under the two rules with their rows; none for a level without regions."""
    for name, amounts in zip(RULES.get(level.name, ()), rows, strict=False):
        yield Level(name, level.keys), amounts


def _full_to_each(work: Work, amounts: sa.TableClause) -> sa.TableClause:
    """`amounts` once per region of the operation, whole in each."""
    share = operation_share
    query = sa.select(amounts, share.c.code.label("region")).join_from(
        amounts, share, share.c.operation_id == amounts.c.operation_id
    )
    return work.keep(f"{_name(amounts)}_full", query.where(share.c.dimension == "region"))


def _joint_apart(work: Work, amounts: sa.TableClause) -> sa.TableClause:
    """`amounts` once: in the operation's only region, or in the joint column."""
    places = _only_region()
    query = sa.select(amounts, places.c.region)
    return work.keep(
        f"{_name(amounts)}_joint", query.join_from(amounts, places, places.c.operation_id == amounts.c.operation_id)
    )


def _name(table: sa.TableClause) -> str:
    return table.name.removeprefix("work_")


def _only_region() -> sa.Subquery:
    """Operation → its only region, or the joint column where it has several."""
    share = operation_share
    region = sa.case((sa.func.count() > 1, JOINT), else_=sa.func.min(share.c.code))
    return (
        sa.select(share.c.operation_id, region.label("region"))
        .where(share.c.dimension == "region")
        .group_by(share.c.operation_id)
        .subquery("only_region")
    )
