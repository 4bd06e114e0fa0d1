"""Which figures does a release hold, one row each? The statements behind `values` and every file to take away.

Columns of every statement: RAW; `*` means all. The statements are portable; `warehouse.duckdb_engine.stream`
reads their rows in parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.absences import ABSENCE_OF, NOT_APPLICABLE, PROTECTED, target_status
from warehouse.queries.finance import AMOUNTS
from warehouse.tables.base import VALUE
from warehouse.tables.mart import breakdown_value, indicator_value, target
from warehouse.tables.mart_forecast import forecast
from warehouse.tables.mart_money import finance

RAW = (
    "indicator",
    "specific_objective",
    "region",
    "municipality",
    "field",
    "category",
    "cut_off",
    "measure",
    "value",
    "status",
    "comment",
)
KEYS = tuple(name for name in RAW if name not in ("cut_off", "value", "status", "comment"))
"""What tells the figures of one cut-off apart."""
LEVELS = ("programme", "objective", "region", "objective_region", "field")
"""The levels of the file; the marts hold more, for the pages."""
PLACES = ("municipality", "objective_municipality")
FORECASTS = {"lag": "low", "mitt": "middle", "hog": "high"}
LADDER = {"basvarde": "baseline", "delmal2024": "milestone_2024", "mal2029": "target_2029"}
COUNTS = ("operations_count", "running_count")
VERSION = "programversion"
MONEY = "utfall"
"""The measure of money: what was decided, claimed, certified or paid by the cut-off."""

Notes = Mapping[tuple[str, str, str, date], str]
"""Indicator, objective, region and cut-off of a deviation note, and its words."""
_ORDER = ("part", "indicator", "level", "specific_objective", "region", "municipality", "field", "branch")
_SORTED = (*_ORDER, "turn", "cut_off", "step")


@dataclass(frozen=True)
class Chosen:
    """Which figures; empty = every one. Targets belong to no cut-off, forecasts to those to come."""

    cut_offs: tuple[date, ...] = ()
    indicator: str = ""
    objective: str = ""
    region: str = ""

    def conditions(self, table: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """What must be true of a row; a table without a region holds the whole programme's figures."""
        pairs = (("indicator", self.indicator), ("specific_objective", self.objective), ("region", self.region))
        found = [_key(table, name) == value for name, value in pairs if value]
        if self.cut_offs and "cut_off" in table.c:
            found.append(table.c.cut_off.in_(self.cut_offs))
        return found


def value_statement(programme: Programme, chosen: Chosen, notes: Notes) -> sa.Select[Any]:
    """Measured values by level and cut-off, breakdowns, targets, forecasts: the rows of `values` in its order."""
    parts = [*_measured(chosen, notes), _broken_down(chosen), *_targets(programme, chosen, 3)]
    return _in_order([*parts, *([] if chosen.cut_offs else _forecasts(chosen))])


def target_statement(programme: Programme, chosen: Chosen) -> sa.Select[Any]:
    """Baselines, milestones and targets, told apart by the programme version they were adopted in."""
    return _in_order(_targets(programme, chosen, 1, category=VERSION + ":" + target.c.programme_version))


def place_statement(chosen: Chosen) -> sa.Select[Any]:
    """Distinct enterprises of each municipality; one that is not there has none on any list."""
    return _in_order([_implemented(chosen, PLACES, {})])


def money_statement(chosen: Chosen) -> sa.Select[Any]:
    """Money and operations by level and cut-off; the indicator's column names the amount, SEK, or the count."""
    return _in_order([_amount(chosen, name) for name in (*COUNTS, *AMOUNTS)])


def wide(rows: sa.Select[Any], cut_offs: Sequence[date]) -> sa.Select[Any]:
    """One row per KEYS, a value and a status for each cut-off: value_0, status_0, value_1 … in the order given."""
    long = rows.order_by(None).subquery("long_rows")
    keys = [long.c[name] for name in KEYS]
    cells = [
        sa.func.max(sa.case((long.c.cut_off == day, long.c[name]))).label(f"{name}_{place}")
        for place, day in enumerate(cut_offs)
        for name in ("value", "status")
    ]
    return sa.select(*keys, *cells).group_by(*keys).order_by(*keys)


def days_of(rows: sa.Select[Any]) -> sa.Select[Any]:
    """The cut-offs the rows are about, oldest first."""
    long = rows.order_by(None).subquery("long_rows")
    return sa.select(long.c.cut_off).distinct().order_by(long.c.cut_off)


def count_of(rows: sa.Select[Any]) -> sa.Select[Any]:
    """How many rows there are."""
    return sa.select(sa.func.count()).select_from(rows.order_by(None).subquery("long_rows"))


def _in_order(parts: Sequence[sa.Select[Any]]) -> sa.Select[Any]:
    """The parts after each other, each by its keys."""
    rows = sa.union_all(*parts).subquery("figures")
    return sa.select(*[rows.c[name] for name in RAW]).order_by(*[rows.c[name] for name in _SORTED])


def _measured(chosen: Chosen, notes: Notes) -> list[sa.Select[Any]]:
    table = indicator_value
    plans = _row(table, part=1, step=0, measure="valt", value=table.c.selected, status=table.c.planned_status)
    return [plans.where(table.c.level.in_(LEVELS), *chosen.conditions(table)), _implemented(chosen, LEVELS, notes)]


def _implemented(chosen: Chosen, levels: Sequence[str], notes: Notes) -> sa.Select[Any]:
    table = indicator_value
    value = sa.case((table.c.implemented_status.not_in(tuple(ABSENCE_OF)), table.c.implemented))
    said = _said(notes) if notes else None
    comment = sa.literal("") if said is None else sa.func.coalesce(said.c.said, "")
    row = _row(
        table, part=1, step=1, measure="genomfort", value=value, status=table.c.implemented_status, comment=comment
    )
    row = row.where(table.c.level.in_(levels), *chosen.conditions(table))
    if said is None:
        return row
    same = [table.c[name] == said.c[name] for name in ("indicator", "specific_objective", "region", "cut_off")]
    whole = (table.c.municipality == ALL, table.c.field == ALL)
    return row.select_from(table.outerjoin(said, sa.and_(*same, *whole)))


def _said(notes: Notes) -> sa.FromClause:
    """The words of the notes as a table."""
    names = ("indicator", "specific_objective", "region")
    keys = [sa.column(name, sa.String) for name in names]
    listed = [(*place, said) for place, said in notes.items()]
    words = sa.column("said", sa.String)
    return sa.values(*keys, sa.column("cut_off", sa.Date), words, name="notes").data(listed)


def _broken_down(chosen: Chosen) -> sa.Select[Any]:
    table = breakdown_value
    status = sa.case((table.c.value.is_(None), PROTECTED), else_="A")
    category = table.c.breakdown_of + ":" + table.c.category
    keys = {"branch": table.c.breakdown_of, "turn": table.c.category}
    row = _row(
        table, part=2, step=0, measure="genomfort", value=table.c.value, status=status, category=category, **keys
    )
    return row.where(table.c.level.in_(LEVELS), *chosen.conditions(table))


def _targets(
    programme: Programme, chosen: Chosen, part: int, *, category: sa.ColumnElement[str] | str = ALL
) -> list[sa.Select[Any]]:
    days = (programme.start, programme.milestone_date, programme.target_date)
    rows = [
        _row(
            target,
            part=part,
            step=step,
            measure=measure,
            value=target.c[name],
            status=_target_status(programme, measure, target.c[name]),
            category=category,
            cut_off=sa.cast(sa.literal(day), sa.Date),
            turn=target.c.programme_version,
        )
        for step, ((measure, name), day) in enumerate(zip(LADDER.items(), days, strict=True))
    ]
    return [row.where(*chosen.conditions(target)) for row in rows]


def _target_status(programme: Programme, measure: str, value: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """`target_status` of every row, asked once per indicator."""
    unknown = {i.code: target_status(i, measure, confirmed=False, known=False) for i in programme.indicators}
    never = [code for code, status in unknown.items() if status == NOT_APPLICABLE]
    missing = next((status for status in unknown.values() if status != NOT_APPLICABLE), NOT_APPLICABLE)
    some = programme.indicators[0]
    known = {sure: target_status(some, measure, confirmed=sure, known=True) for sure in (True, False)}
    found = sa.case((target.c.confirmed, known[True]), else_=known[False])
    return sa.case((value.is_not(None), found), (target.c.indicator.in_(never), NOT_APPLICABLE), else_=missing)


def _forecasts(chosen: Chosen) -> list[sa.Select[Any]]:
    rows = [
        _row(
            forecast, part=4, step=step, measure="prognos", value=forecast.c[name], status="F", category=part, level=ALL
        )
        for step, (part, name) in enumerate(FORECASTS.items())
    ]
    return [row.where(*chosen.conditions(forecast)) for row in rows]


def _amount(chosen: Chosen, name: str) -> sa.Select[Any]:
    row = _row(finance, part=1, step=0, measure=MONEY, value=finance.c[name], status="A", indicator=sa.literal(name))
    place = Chosen(chosen.cut_offs, "", chosen.objective, chosen.region)
    return row.where(finance.c.level.in_(LEVELS), *place.conditions(finance))


def _row(
    table: sa.FromClause,
    *,
    part: int,
    step: int,
    measure: str,
    value: sa.ColumnElement[Any],
    status: sa.ColumnElement[str] | str,
    **given: sa.ColumnElement[Any] | str,
) -> sa.Select[Any]:
    """RAW and what the rows are ordered by; a key the table does not have is `*`."""
    defaults = {"category": ALL, "branch": ALL, "turn": ALL, "comment": ""}
    said: dict[str, Any] = defaults | {"measure": measure, "status": status} | given
    columns: dict[str, Any] = {
        name: _key(table, name) for name in (*RAW, *_SORTED) if name not in (*said, "value", "part", "step")
    }
    columns |= {name: sa.literal(v) if isinstance(v, str) else v for name, v in said.items()}
    columns |= {"part": sa.literal(part), "step": sa.literal(step), "value": sa.cast(value, VALUE)}
    return sa.select(*[columns[name].label(name) for name in dict.fromkeys((*RAW, *_SORTED))])


def _key(table: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    return table.c[name] if name in table.c else sa.literal(ALL)
