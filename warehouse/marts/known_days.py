"""The days on which anything became known: between two of them an excerpt of a release is the same."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.marts.work import Work
from warehouse.tables import core
from warehouse.tables.delivery import delivery
from warehouse.tables.mart import known_day

FACTS = tuple(table for table in vars(core).values() if isinstance(table, sa.Table))


def fill_known_days(work: Work) -> None:
    """Fill `mart_known_day` from the files and from rows that say their own day."""
    days = [delivery.c.known_on, *(table.c.known_from for table in FACTS)]
    every = sa.union(*[sa.select(day.label("day")).where(day <= work.known_on) for day in days])
    work.connection.execute(known_day.insert().from_select(["day"], every))
