"""Before and after: two states of the delivered rows that `revisions` compares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import sqlalchemy as sa

from warehouse.grain import GRAIN


class Span(Protocol):
    """Two states of a release's rows, the earlier and the later."""

    def was(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """The row stood in the earlier state."""

    def stands(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """The row stands in the later state."""

    def knew(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """The row was there in the earlier state, replaced already or not."""


@dataclass(frozen=True)
class Days:
    """As known on one day, and on a later one."""

    since: date
    until: date

    def was(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """Known, and not yet replaced, on the first day."""
        return _held(table, self.since)

    def stands(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """Known, and not yet replaced, on the second."""
        return _held(table, self.until)

    def knew(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """Known on the first day."""
        return rows.c.known_from <= self.since


@dataclass(frozen=True)
class Deliveries:
    """Without some deliveries, and with them: whatever day their rows became known, between the others' rows too."""

    brought: frozenset[str]

    def was(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """The last row of its key among those of the other deliveries."""
        keys = [table.c[name] for name in GRAIN[table.name] if name != "known_from"]
        last = sa.func.max(sa.case((self.knew(table), table.c.known_from))).over(partition_by=keys)
        return sa.and_(self.knew(table), table.c.known_from == last)

    def stands(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """The last row of its key among all."""
        return table.c.known_to.is_(None)

    def knew(self, rows: sa.FromClause) -> sa.ColumnElement[bool]:
        """Another delivery brought it."""
        return rows.c.delivery_id.not_in(sorted(self.brought))


def both_states(table: sa.Table, span: Span) -> sa.Subquery:
    """The table's rows, each with `was` and `stands`."""
    marks = (span.was(table).label("was"), span.stands(table).label("stands"))
    return sa.select(table, *marks).subquery(f"states_{table.name}")


def _held(table: sa.Table, day: date) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.known_from <= day, sa.or_(table.c.known_to.is_(None), table.c.known_to > day))
