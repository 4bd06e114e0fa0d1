"""Excerpts of a release: as known on a day, of the operations with certain tags, asked like the release itself.

The core tables become views that leave out what was not known on the day or what other operations
delivered; the marts are built anew above them. Every question of `warehouse.queries` therefore
answers about the excerpt, unchanged. Targets are adopted for the whole programme: an excerpt of
some operations has none, so that a part is never measured against the aim of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa

from config.model import Programme
from config.settings import Settings
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import create_view, in_release, open_scratch_over
from warehouse.marts import build_marts
from warehouse.tables import MARTS, core, metadata
from warehouse.tables.delivery import delivery, delivery_sheet, finding, release_info
from warehouse.tables.mart import note, target

FACTS = tuple(table for table in vars(core).values() if isinstance(table, sa.Table))
SUSTAINABILITY = ("ecological", "social", "economic")
"""The dimensions of sustainability an operation may be tagged with."""

OF_THE_PROGRAMME = ("public_operation", "planned_finance", "deviation_note")
"""Facts that belong to no operation of the programme: tags leave them alone."""


@dataclass(frozen=True)
class Tags:
    """The tags an operation must have; empty = any (docs/counting-rules.md)."""

    smart_specialisation: str = ""
    sustainability: str = ""  # ecological | social | economic
    social_innovation: bool = False  # True = only what is marked as social innovation

    @property
    def chosen(self) -> dict[str, str | bool]:
        """The tags asked for."""
        names = ("smart_specialisation", "sustainability", "social_innovation")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def conditions(self, operations: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """What must be true of a row of `operation`."""
        return [operations.c[name] == value for name, value in self.chosen.items()]


@dataclass(frozen=True)
class Excerpt:
    """Which part of a release."""

    programme: Programme = field(repr=False, compare=False)
    known_on: date = field(compare=False)  # the day asked for
    tags: Tags = Tags()
    cut_offs: tuple[date, ...] = ()  # () = every EU cut-off up to the day
    counted_on: date = date.min  # the last day up to it that matters (none given: itself): equal ones are counted once

    def __post_init__(self) -> None:
        """Without a day to count on, the day asked for is counted."""
        if self.counted_on == date.min:
            object.__setattr__(self, "counted_on", self.known_on)

    @property
    def last_cut_off(self) -> date:
        """Latest EU cut-off on or before the day; the day itself before the first."""
        return max(eu_cut_offs(self.programme, self.known_on), default=self.known_on)

    def fill(self, connection: sa.Connection) -> None:
        """Make the excerpt in an empty working memory over its release."""
        _fill(connection, self)


class Part(Protocol):
    """A part of a release that can be asked like a release; equal parts are made once."""

    def __hash__(self) -> int:
        """Parts are kept by what they are."""

    @property
    def known_on(self) -> date:
        """The day it is known on."""

    @property
    def last_cut_off(self) -> date:
        """The latest EU cut-off on or before that day."""

    @property
    def tags(self) -> Tags:
        """The tags of its operations."""

    def fill(self, connection: sa.Connection) -> None:
        """Make it in an empty working memory over its release."""


def open_part(release: Path, settings: Settings, part: Part) -> sa.Engine:
    """An engine whose connections see the part under the names of a release's tables.

    What was delivered stays in the release file; the marts are held in memory until the engine is disposed of.
    """
    engine = open_scratch_over(release, settings)
    try:
        with engine.begin() as connection:
            part.fill(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _fill(connection: sa.Connection, excerpt: Excerpt) -> None:
    chosen = keep(connection, "excerpt_operation", _tagged(excerpt))
    for table in FACTS:
        create_view(connection, table.name, _facts(table, excerpt, chosen))
    known = keep(connection, "excerpt_delivery", _known_deliveries(excerpt))
    for table in (delivery, delivery_sheet, finding):
        create_view(connection, table.name, _of_deliveries(table, excerpt, known=known, chosen=chosen))
    create_view(connection, release_info.name, _told(excerpt))
    metadata.create_all(connection, tables=MARTS, checkfirst=False)
    days = excerpt.cut_offs or eu_cut_offs(excerpt.programme, excerpt.counted_on)
    build_marts(connection, programme=excerpt.programme, known_on=excerpt.counted_on, cut_offs=days)
    if excerpt.tags.chosen:
        for table in (target, note):  # both are about the whole
            connection.execute(sa.delete(table))


def keep(connection: sa.Connection, name: str, query: sa.Select[Any] | sa.CompoundSelect[Any]) -> sa.TableClause:
    """The rows of `query` as a table of the excerpt's own."""
    statement = query.into(name)
    connection.execute(statement)
    return statement.table


def _tagged(excerpt: Excerpt) -> sa.Select[Any]:
    """The operations that have the tags as known on the day."""
    table = in_release(core.operation)
    wanted = (*held_on(table, sa.literal(excerpt.counted_on)), *excerpt.tags.conditions(table))
    return sa.select(table.c.operation_id).where(*wanted)


def held_on(rows: sa.FromClause, day: sa.ColumnElement[date]) -> tuple[sa.ColumnElement[bool], ...]:
    """The rows were known, and not yet replaced, on the day."""
    return rows.c.known_from <= day, sa.or_(rows.c.known_to.is_(None), rows.c.known_to > day)


def _facts(table: sa.Table, excerpt: Excerpt, chosen: sa.TableClause) -> sa.Select[Any]:
    """The rows known by the day; what was replaced later is not replaced yet."""
    rows = in_release(table)
    columns = [column for column in rows.c if column.name != "known_to"]
    known_to = sa.case((rows.c.known_to <= excerpt.counted_on, rows.c.known_to)).label("known_to")
    query = sa.select(*columns, known_to).where(rows.c.known_from <= excerpt.counted_on)
    if excerpt.tags.chosen and table.name not in OF_THE_PROGRAMME and "operation_id" in rows.c:
        query = query.where(rows.c.operation_id.in_(sa.select(chosen.c.operation_id)))
    return query


def _known_deliveries(excerpt: Excerpt) -> sa.CompoundSelect[Any]:
    """Files known by the day, and those that hold a row which was (a row may say its own day)."""
    files = in_release(delivery)
    dated: list[sa.Select[Any]] = [
        sa.select(sa.column("delivery_id")).select_from(sa.table(table.name)) for table in FACTS
    ]
    return sa.union(sa.select(files.c.delivery_id).where(files.c.known_on <= excerpt.counted_on), *dated)


def _of_deliveries(
    table: sa.Table, excerpt: Excerpt, *, known: sa.TableClause, chosen: sa.TableClause
) -> sa.Select[Any]:
    rows = in_release(table)
    query = sa.select(rows).where(rows.c.delivery_id.in_(sa.select(known.c.delivery_id)))
    if excerpt.tags.chosen and table is finding:
        query = query.where(rows.c.operation_id.in_(sa.select(chosen.c.operation_id)))
    return query


def _told(excerpt: Excerpt) -> sa.Select[Any]:
    """The release's own row with the excerpt's days."""
    rows = in_release(release_info)
    days = {"known_on": excerpt.counted_on, "last_cut_off": excerpt.last_cut_off}
    told = {name: sa.cast(sa.literal(day), sa.Date).label(name) for name, day in days.items()}
    return sa.select(*[told.get(column.name, column) for column in rows.c])
