"""The public tier of a release or of a part of it: a working memory that holds nothing protected.

Its tables have the names every question of `warehouse.queries` asks; what is not for everybody is not there. The
lists of enterprises are not there at all: a question that needs them fails instead of answering.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from warehouse.duckdb_engine import create_view, in_release
from warehouse.excerpts import Excerpt, Part, Tags, keep
from warehouse.grain import LEVEL
from warehouse.protection.plans import MART as PLANS
from warehouse.public_rows import public_rows
from warehouse.shade import Shade
from warehouse.tables import metadata
from warehouse.tables.mart_protection import protected_cell

CELL = ("mart", *LEVEL, "indicator", "breakdown_of", "category", "operation_id", "cut_off")
HELD = (
    "mart_indicator_value",
    "mart_breakdown_value",
    "mart_operation_value",
    "mart_evidence_by_region",
    "mart_forecast",
    "mart_forecast_basis",
    "indicator_report",
)
"""Tables counted out once: asked by every page, and what is protected in them takes longer to find than to read."""


@dataclass(frozen=True)
class Public:
    """What everybody may ask of a release (`part` None) or of a part of it."""

    last_cut_off: date = field(compare=False)
    known_on: date = field(compare=False)
    part: Part | None = None

    @property
    def tags(self) -> Tags:
        """The tags of its operations."""
        return self.part.tags if self.part else Tags()

    def fill(self, connection: sa.Connection) -> None:
        """Make it in an empty working memory over its release."""
        if self.part is None:
            _show(connection, Shade(in_release))
        else:
            self.part.fill(connection)
            _replace(connection, self.part)


def _show(connection: sa.Connection, shade: Shade) -> None:
    """The release's public rows under its tables' names."""
    for table in metadata.sorted_tables:
        rows = public_rows(shade, table)
        if rows is not None and table.name in HELD:
            keep(connection, table.name, rows)
        elif rows is not None:
            create_view(connection, table.name, rows)


def _replace(connection: sa.Connection, part: Part) -> None:
    """Put public rows in the place of what the part was filled with, and remove that."""
    fixed = isinstance(part, Excerpt) and not part.tags.chosen and not part.cut_offs
    slices = _widen(connection) if fixed else None
    there = set(sa.inspect(connection).get_table_names()) | set(sa.inspect(connection).get_view_names())
    shade = Shade(lambda table: table, all_counts=not fixed, slices=slices)
    kept = []
    for table in (each for each in metadata.sorted_tables if each.name in there):
        rows = public_rows(shade, table)
        if rows is not None:
            keep(connection, f"{NEXT}{table.name}", rows)
            kept.append(table.name)
    _drop_all_but_next(connection)
    for name in kept:
        connection.execute(sa.DDL(f'ALTER TABLE "{NEXT}{name}" RENAME TO "{name}"'))


RELATIONS = sa.table(
    "tables",
    *[sa.column(name) for name in ("table_name", "table_type", "table_catalog")],
    schema="information_schema",
)


def _drop_all_but_next(connection: sa.Connection) -> None:
    """Remove every table and view of the working memory that is not one of the next ones."""
    here = RELATIONS.c.table_catalog == sa.func.current_database()
    for name, kind in connection.execute(sa.select(RELATIONS.c.table_name, RELATIONS.c.table_type).where(here)).all():
        if not name.startswith(NEXT):
            connection.execute(sa.DDL(f'DROP {"VIEW" if kind == "VIEW" else "TABLE"} "{name}"'))


NEXT = "public_tier_"
"""Before the name of a public table until what it replaces is gone."""


def _widen(connection: sa.Connection) -> sa.TableClause:
    """Beside its own cells, an excerpt protects those its release protects.

    Gives back the slices (indicator and cut-off) where its own need more than these: there it tells no count at all,
    or what the release shows of the same figures would tell the rest.
    """
    own, fixed = protected_cell.alias("own"), in_release(protected_cell).alias("fixed")
    same = [own.c[name] == fixed.c[name] for name in CELL]
    counts = own.c.mart != PLANS  # a part tells no selected value that holds a protected operation anyway
    more = sa.select(own.c.indicator, own.c.cut_off).where(counts, ~sa.exists().where(*same).correlate(own)).distinct()
    slices = keep(connection, "excerpt_slice", more)
    missing = sa.select(fixed).where(~sa.exists().where(*same).correlate(fixed))
    connection.execute(protected_cell.insert().from_select([column.name for column in own.c], missing))
    return slices
