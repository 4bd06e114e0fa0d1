"""Why does an indicator stand where it stands: the deviation notes of a cut-off, and what has none?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.cut_offs import last_indicator_cut_off
from warehouse.facts import fact
from warehouse.queries.frames import fetch, records
from warehouse.tables.delivery import delivery
from warehouse.tables.mart import note

BELOW_PLAN = ("watch", "behind")
"""The statuses that call for a note."""
PLACE = ("indicator", "specific_objective", "region")
WORDS = ("cause", "note", "action", "responsible", "due_on")


def notes(
    connection: sa.Connection,
    *,
    until: date,
    indicator: str | None = None,
    objective: str | None = None,
    region: str | None = None,
) -> pd.DataFrame:
    """Every note about a cut-off up to a day, latest cut-off first; None = any objective or region.

    Grain: indicator × specific_objective × region (`*` = all) × cut_off × cause. Columns: those, note, action,
    responsible (a function), due_on, known_from, latest (True = of the latest cut-off of its place), file_name, sheet,
    source_row. A note is about its own cut-off; later ones show the latest as just that (docs/counting-rules.md).
    """
    last = sa.func.max(note.c.cut_off).over(partition_by=[note.c[name] for name in PLACE])
    chosen = {"indicator": indicator, "specific_objective": objective, "region": region}
    query = (
        sa.select(
            *[note.c[name] for name in (*PLACE, "cut_off", *WORDS, "known_from")],
            (note.c.cut_off == last).label("latest"),
            delivery.c.file_name,
            note.c.sheet,
            note.c.source_row,
        )
        .join_from(note, delivery, delivery.c.delivery_id == note.c.delivery_id)
        .where(note.c.cut_off <= until, *[note.c[name] == code for name, code in chosen.items() if code is not None])
        .order_by(note.c.cut_off.desc(), *[note.c[name] for name in (*PLACE, "cause")])
    )
    if any(code is not None for code in chosen.values()):
        return fetch(connection, query)
    return fact(connection, f"notes {until}", lambda: fetch(connection, query))


def latest_notes(found: pd.DataFrame, *, region: str = ALL) -> dict[tuple[str, str], list[dict[Any, Any]]]:
    """Indicator and objective → their notes of the latest cut-off that has any, for one region or the whole."""
    latest: dict[tuple[str, str], list[dict[Any, Any]]] = {}
    for row in records(found):
        if row["latest"] and row["region"] == region:
            latest.setdefault((row["indicator"], row["specific_objective"]), []).append(row)
    return latest


def without_note(
    rows: Sequence[Mapping[Any, Any]],
    latest: Mapping[tuple[str, str], Sequence[Mapping[Any, Any]]],
    *,
    programme: Programme,
    cut_off: date,
) -> list[dict[Any, Any]]:
    """The rows of `progress` that are below plan and have no note since the last indicator cut-off.

    A note answers for its cut-off and those after it until indicators are reported again (30 June, 31 December). Adds
    `latest_note`: the cut-off of the latest earlier note, None where there is none. Most behind first.
    """
    since = last_indicator_cut_off(programme, cut_off)
    found = []
    for row in rows:
        earlier = latest.get((row["indicator"], row["specific_objective"]), ())
        day = max((each["cut_off"] for each in earlier), default=None)
        if row["status"] in BELOW_PLAN and (day is None or day < since):
            found.append({**row, "latest_note": day})
    return sorted(found, key=lambda row: row["ratio"])
