"""Which counts the public tier must not tell: conditions on rows, the same for a release and for a part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.comparison import JOINT
from config.model import ALL
from warehouse.grain import LEVEL
from warehouse.protection.plans import MART as PLANS
from warehouse.protection.plans import WHOLE
from warehouse.tables import mart
from warehouse.tables.mart_protection import protected_cell, protected_indicator

Source = Callable[[sa.Table], sa.FromClause]
"""Where a table's rows are."""

OF_ENTERPRISES = ("municipality", "objective_municipality", "placed", "objective_placed")
"""Levels that count enterprises alone: no plan stands there."""


@dataclass(frozen=True)
class Shade:
    """Where protected counts are, and whether every count of a protected indicator is."""

    source: Source
    all_counts: bool = False  # True: the counts are of no fixed cube (a choice of operations, other cut-offs)
    slices: sa.FromClause | None = None  # indicator and cut_off of which nothing is told

    def counted(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """The row is about an indicator that counts enterprises, organisations or persons."""
        known = self.source(protected_indicator)
        return rows.c.indicator.in_(sa.select(known.c.indicator))

    def denied(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """The indicator is never counted for everybody: a share of counts that are protected."""
        if self.all_counts:
            return self.counted(rows)
        known = self.source(protected_indicator)
        return rows.c.indicator.in_(sa.select(known.c.indicator).where(known.c.never))

    def in_slice(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """Nothing is told of the row's indicator at its cut-off."""
        if self.slices is None:
            return sa.false()
        same = [self.slices.c[name] == rows.c[name] for name in ("indicator", "cut_off")]
        return sa.exists().where(*same)

    def hidden(self, rows: sa.FromClause, kind: str, keys: tuple[str, ...]) -> sa.ColumnElement[bool]:
        """The row's achieved value is protected."""
        return sa.or_(self.denied(rows), self.in_slice(rows), self._cell(rows, kind, keys))

    def plan_hidden(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """The row's selected value would tell what an interrupted operation achieved, or rests on what would.

        A level that holds operations as a whole hides it where the cube of the release says so. The others, and every
        level of a part of a release, hide it wherever a protected operation is inside.
        """
        known, inside = self.source(protected_indicator), self._interrupted_inside(rows)
        ratio = rows.c.indicator.in_(sa.select(known.c.indicator).where(known.c.never))
        if self.all_counts or self.slices is not None:
            return sa.or_(ratio, inside)
        return sa.or_(ratio, sa.case((rows.c.level.in_([*WHOLE]), self._cell(rows, PLANS, LEVEL)), else_=inside))

    def _interrupted_inside(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """An interrupted operation whose value is protected works at the row's level, or has a share of it."""
        value, overview = (self.source(table) for table in (mart.operation_value, mart.operation_overview))
        same = (value.c.operation_id == overview.c.operation_id, overview.c.status == "interrupted")
        told = (value.c.selected.is_not(None), self.hidden(value, "operation", ("operation_id",)))
        keys = ("policy_objective", "specific_objective", "kind")
        names = [value.c[name] for name in ("operation_id", "indicator", "cut_off")]
        held = sa.select(*names, *[overview.c[name] for name in keys]).where(*same, *told).subquery()
        at: list[sa.ColumnElement[bool]] = [rows.c.level.not_in(OF_ENTERPRISES)]
        at += [held.c[name] == rows.c[name] for name in ("indicator", "cut_off")]
        at += [rows.c[name].in_([ALL, held.c[name]]) for name in keys]
        return sa.exists().where(*at, *[self._shared(held, rows, name) for name in ("region", "field")])

    def _shared(self, held: sa.FromClause, rows: sa.FromClause, dimension: str) -> sa.ColumnElement[bool]:
        share = self.source(mart.operation_share).alias()
        own = (share.c.operation_id == held.c.operation_id, share.c.dimension == dimension)
        some = sa.exists().where(*own, share.c.code == rows.c[dimension]).correlate(held, rows)
        return sa.or_(rows.c[dimension].in_([ALL, JOINT]), some)

    def _cell(self, rows: sa.FromClause, kind: str, keys: tuple[str, ...]) -> sa.ColumnElement[bool]:
        """The cube of the release protects the row."""
        cells = self.source(protected_cell)
        same = [cells.c[name] == rows.c[name] for name in (*keys, "indicator", "cut_off")]
        return sa.exists().where(cells.c.mart == kind, *same)

    def too_few(self, rows: sa.FromClause, value: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        """A count by itself that concerns too few."""
        known = self.source(protected_indicator)
        return sa.exists().where(known.c.indicator == rows.c.indicator, value > 0, value < known.c.threshold)

    def operations_hidden(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """Some operation's value of the indicator is protected at the cut-off."""
        cells = self.source(protected_cell)
        same = (cells.c.indicator == rows.c.indicator, cells.c.cut_off == rows.c.cut_off)
        return sa.or_(self.denied(rows), self.in_slice(rows), sa.exists().where(cells.c.mart == "operation", *same))
