"""Deviation notes in force on the known-on date, as delivered (docs/counting-rules.md)."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.marts.work import Work
from warehouse.tables.core import deviation_note
from warehouse.tables.mart import note


def fill_notes(work: Work) -> None:
    """Fill `mart_deviation_note`: a later known-on date has replaced the notes of its cut-off."""
    core = deviation_note
    columns = [work.region_of(core.c.region) if each.name == "region" else core.c[each.name] for each in note.c]
    query = sa.select(*columns).where(work.known(core))
    work.connection.execute(note.insert().from_select(list(note.c.keys()), query))
