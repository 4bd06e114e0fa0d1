"""One release as known on several days at once, for the triangle of an indicator's revisions.

Every operation stands once per day under a number of its own, with what was known about it then, and
the day takes the place of its specific objective. The marts are built once over all of it: what they
count for an "objective" is then the whole programme's figure as known on that day, by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import Objective, Programme
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import create_view, in_release
from warehouse.excerpts import FACTS, OF_THE_PROGRAMME, Tags, held_on, keep
from warehouse.marts import build_values
from warehouse.tables import MARTS, core, metadata

COPIED = tuple(table for table in FACTS if table.name not in OF_THE_PROGRAMME)


@dataclass(frozen=True)
class KnownDays:
    """A part of a release that holds the operations with the tags as known on each of the days."""

    programme: Programme = field(repr=False, compare=False)
    days: tuple[date, ...]
    tags: Tags = field(default_factory=Tags)

    @property
    def known_on(self) -> date:
        """The last of the days."""
        return max(self.days)

    @property
    def last_cut_off(self) -> date:
        """The latest EU cut-off on or before the last day."""
        return max(eu_cut_offs(self.programme, self.known_on), default=self.known_on)

    def fill(self, connection: sa.Connection) -> None:
        """Make it in an empty working memory over its release."""
        days = keep(connection, "known_day", sa.union_all(*[_day(day) for day in self.days]))
        chosen = keep(connection, "known_operation", self._chosen(days))
        for table in COPIED:
            create_view(connection, table.name, _on_each_day(table, chosen))
        metadata.create_all(connection, tables=MARTS, checkfirst=False)
        build_values(
            connection,
            programme=replace(self.programme, objectives=self._objectives(), targets=()),
            known_on=self.known_on,
            cut_offs=eu_cut_offs(self.programme, self.known_on),
        )

    def _chosen(self, days: sa.TableClause) -> sa.Select[Any]:
        """Operation × day on which it was known and had the tags."""
        rows = in_release(core.operation)
        query = sa.select(rows.c.operation_id, days.c.day, days.c.name).join_from(rows, days, sa.true())
        return query.where(*held_on(rows, days.c.day), *self.tags.conditions(rows))

    def _objectives(self) -> tuple[Objective, ...]:
        first = self.programme.objectives[0]
        return tuple(replace(first, code=day.isoformat()) for day in self.days)


def _day(day: date) -> sa.Select[Any]:
    columns: list[Any] = [sa.cast(sa.literal(day), sa.Date).label("day"), sa.literal(day.isoformat()).label("name")]
    return sa.select(*columns)


def _on_each_day(table: sa.Table, chosen: sa.TableClause) -> sa.Select[Any]:
    """The rows that held on each day, under the day's number of their operation."""
    rows = in_release(table)
    own: dict[str, sa.ColumnElement[Any]] = {
        "operation_id": (chosen.c.name + " " + rows.c.operation_id).label("operation_id"),
        "specific_objective": chosen.c.name.label("specific_objective"),
        "known_to": sa.cast(sa.null(), sa.Date).label("known_to"),
    }
    query = sa.select(*[own.get(column.name, column) for column in rows.c])
    query = query.join_from(rows, chosen, chosen.c.operation_id == rows.c.operation_id)
    return query.where(*held_on(rows, chosen.c.day))
