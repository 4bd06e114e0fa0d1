"""Asking for `revisions`: what changed between two known-on dates, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from config import load_programme
from config.errors import QuestionError
from config.model import Programme
from config.settings import INTERNAL, Settings
from warehouse.ask_values import check_place, hand_out
from warehouse.connections import ReleaseHandle, open_current
from warehouse.queries.figure_revisions import figure_revisions
from warehouse.queries.revisions import revisions
from warehouse.queries.spans import Days, Deliveries
from warehouse.values import plain


def write_revisions(settings: Settings, out: Path, *, since: date, until: date, figures: bool = False) -> int:
    """Write the CSV of every data point (or figure) that changed between two known-on dates; `-` is standard output.

    Columns: those of `warehouse.queries.revisions`, the same every time. Raises QuestionError for days the release
    does not know or in the wrong order, NoReleaseError, ReleaseError. Gives back the number of rows after the header.
    """
    handle, programme = open_current(settings, INTERNAL), load_programme(settings.config_dir)
    check_place(out)
    _check_span(handle, programme, since=since, until=until)
    if figures:
        found = figures_between(handle, programme, since=since, until=until)
    else:
        with handle.connect() as connection:
            found = revisions(connection, programme=programme, between=Days(since, until), until=until)
    hand_out(out, found.map(_text).to_csv(index=False, lineterminator="\r\n"))
    return len(found)


def figures_between(handle: ReleaseHandle, programme: Programme, *, since: date, until: date) -> pd.DataFrame:
    """The figures of the programme, its objectives and regions that changed; columns as `figure_revisions`."""
    before, after = (handle.excerpt(programme, known_on=day, tags=handle.tags) for day in (since, until))
    with before.connect() as earlier, after.connect() as later:
        return figure_revisions(earlier, later)


@dataclass(frozen=True)
class ReleaseChanges:
    """What a release changed against one before it."""

    figures: pd.DataFrame  # columns as `figure_revisions`
    rows: pd.DataFrame  # columns as `revisions`: what the deliveries between the two brought


def changes_between(before: ReleaseHandle, after: ReleaseHandle, programme: Programme) -> ReleaseChanges:
    """What readers of the earlier release find changed in the later one, as both are shown to their tier.

    The same question as revisions between two days, but what the deliveries between the two brought is compared with
    what was there without them: it also finds what came with an earlier known-on date. Raises ReleaseError.
    """
    old, new = (frozenset(delivery_id for delivery_id, _ in each.manifest.inputs) for each in (before, after))
    brought = Deliveries(new - old)
    with before.connect() as earlier, after.connect() as later:
        figures = figure_revisions(earlier, later)
        rows = revisions(later, programme=programme, between=brought, until=after.known_on)
    return ReleaseChanges(figures, rows)


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, Decimal) else "" if value is None or value is pd.NaT else str(value)


def _check_span(handle: ReleaseHandle, programme: Programme, *, since: date, until: date) -> None:
    if not programme.start <= since <= until <= handle.known_on:
        raise QuestionError(
            where=f"--from {since} --to {until}",
            found="dagarna ligger i fel ordning eller utanför det som utgåvan känner till",
            expected=f"två dagar i ordning från {programme.start} till {handle.known_on}",
            todo="Välj dagar inom den tiden, den tidigare först.",
        )
