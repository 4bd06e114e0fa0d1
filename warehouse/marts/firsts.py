"""When each enterprise first counts: one row per group and enterprise, one column per indicator.

`first_<indicator_no>` is the place in the calendar of the first cut-off the enterprise counts at. It is one
past the last place where it counts after the last cut-off, and missing where it does not count at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from warehouse.marts.work import Work


@dataclass(frozen=True)
class Firsts:
    """Enterprises in one grain: its numbers, `enterprise_no` and `first_<indicator_no>`."""

    table: sa.TableClause
    indicators: tuple[int, ...]

    @staticmethod
    def column(indicator_no: int) -> str:
        """The name of an indicator's column."""
        return f"first_{indicator_no}"


def firsts_per(
    work: Work, name: str, firsts: Firsts, *, by: Sequence[sa.ColumnElement[Any]], at: sa.FromClause | None = None
) -> Firsts:
    """Every enterprise once per group `by`, at the earliest of its places; `at` joins what the groups need."""
    rows = firsts.table
    names = [Firsts.column(number) for number in firsts.indicators]
    earliest = [sa.func.min(rows.c[one]).label(one) for one in names]
    query = sa.select(*by, rows.c.enterprise_no, *earliest).select_from(rows if at is None else at)
    return Firsts(work.keep(f"firsts_{name}", query.group_by(*by, rows.c.enterprise_no)), firsts.indicators)


def added_at(firsts: Firsts, *by: str) -> sa.CompoundSelect[Any]:
    """How many enterprises each group adds: the columns `by`, `indicator_no`, `position`, `added`."""
    rows = firsts.table
    keys = [rows.c[name] for name in by]
    parts = [_added(keys, number, rows.c[Firsts.column(number)]) for number in firsts.indicators]
    return sa.union_all(*(parts or [_added(keys, 0, sa.null()).where(sa.false())]))


def _added(keys: list[Any], number: int, position: sa.ColumnElement[Any]) -> sa.Select[Any]:
    numbers = [sa.cast(number, sa.SmallInteger).label("indicator_no"), position.label("position")]
    return (
        sa.select(*keys, *numbers, sa.func.count().label("added"))
        .where(position.is_not(None))
        .group_by(*keys, position)
    )
