"""The bench the marts are built on: one connection, one known-on date, one set of cut-offs.

Every step is a SELECT in SQLAlchemy Core, kept as a temporary table under a name; the same
statements therefore build a release and answer "as known on" over an older one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.cut_offs import year_before

Query = sa.Select[Any] | sa.CompoundSelect[Any]


@dataclass(frozen=True)
class Work:
    """What every mart statement needs to know."""

    connection: sa.Connection
    programme: Programme
    known_on: date
    cut_offs: tuple[date, ...]

    def keep(self, name: str, query: Query) -> sa.TableClause:
        """The rows of `query` as a temporary table called `work_<name>`."""
        statement = query.into(f"work_{name}", temporary=True)
        self.connection.execute(statement)
        return statement.table

    def keep_rows(self, name: str, columns: dict[str, Any], rows: list[tuple[Any, ...]]) -> sa.TableClause:
        """Configuration facts as a temporary table, so that the engine can join them."""
        table = sa.Table(f"work_{name}", sa.MetaData(), *_columns(columns), prefixes=["TEMPORARY"])
        table.create(self.connection)
        if rows:
            self.connection.execute(table.insert(), [dict(zip(columns, row, strict=True)) for row in rows])
        return table

    def known(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """True for the rows of a core table that were known, and not yet replaced, on the known-on date."""
        replaced_later = sa.or_(table.c.known_to.is_(None), table.c.known_to > self.known_on)
        return sa.and_(table.c.known_from <= self.known_on, replaced_later)

    def region_of(self, code: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
        """The region a delivered code counts in: every county outside the programme area is the outside region."""
        outside = self.programme.outside_region
        return sa.case((code.startswith(outside), outside), else_=code)

    def drop(self) -> None:
        """Remove every temporary table again, so that a connection can be used for the next question."""
        for name in sa.inspect(self.connection).get_temp_table_names():
            if name.startswith("work_"):
                self.connection.execute(sa.DDL(f'DROP TABLE "{name}"'))


def _columns(columns: dict[str, Any]) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind) for name, kind in columns.items()]


def keep_facts(work: Work) -> dict[str, sa.TableClause]:
    """The programme's facts the statements join: calendar, indicator rules, objectives, regions, categories."""
    programme = work.programme
    return {
        "calendar": work.keep_rows(
            "calendar",
            {"cut_off": sa.Date, "position": sa.Integer, "year_before": sa.Date},
            [(day, position, year_before(day)) for position, day in enumerate(work.cut_offs, start=1)],
        ),
        "indicators": work.keep_rows(
            "indicators",
            {
                "indicator_no": sa.Integer,
                "indicator": sa.String,
                "counting": sa.String,
                "scale": sa.BigInteger,
                "one_year_after": sa.Boolean,
            },
            [
                (number, i.code, i.counting, 1 if i.integer else 1_000_000, i.measured == "one_year_after")
                for number, i in enumerate(programme.indicators, start=1)
            ],
        ),
        "objectives": work.keep_rows(
            "objectives",
            {"specific_objective": sa.String, "policy_objective": sa.String},
            [(o.code, o.policy_objective) for o in programme.objectives],
        ),
        "regions": work.keep_rows(
            "regions",
            {"region": sa.String, "region_order": sa.Integer},
            [(r.code, r.order) for r in programme.regions] + [(programme.outside_region, len(programme.regions) + 1)],
        ),
        "categories": work.keep_rows(
            "categories", {"indicator": sa.String, "breakdown": sa.String}, _required_categories(programme)
        ),
    }


def _required_categories(programme: Programme) -> list[tuple[str, str]]:
    """The categories a complete breakdown of each indicator must have."""
    return [
        (indicator.code, category)
        for indicator in programme.indicators
        if indicator.breakdown
        for category in indicator.breakdown.categories
        if category not in indicator.breakdown.optional and category != ALL
    ]
