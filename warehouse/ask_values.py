"""Asking for `values`: of the release, or of an excerpt of it."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from config import load_programme
from config.errors import QuestionError
from config.model import Programme
from config.settings import INTERNAL, Settings, Tier
from warehouse import files
from warehouse.connections import ReleaseHandle, open_current
from warehouse.excerpts import SUSTAINABILITY, Tags
from warehouse.queries.tags import smart_specialisations
from warehouse.values import value_rows, write_rows

STANDARD_OUTPUT = Path("-")
SHARED_FILE = 0o644
"""What was asked for is for others to read; the store's own files are not."""


def write_values(
    settings: Settings,
    out: Path,
    *,
    cut_offs: Sequence[date] = (),
    known_on: date | None = None,
    tags: Tags = Tags(),  # noqa: B008 - frozen
    tier: Tier = INTERNAL,
) -> int:
    """Write the `values` CSV of the current release to `out`, whole or not at all; `-` is standard output.

    `cut_offs` limits the file to those days, which need not be EU cut-offs; `known_on` counts every figure
    from what was known on that day, `tags` from the operations that have them; the tier public leaves out protected
    counts. Raises QuestionError for a day or a tag the release does not know, NoReleaseError, ReleaseError. Gives back
    the number of rows after the header.
    """
    handle, programme = open_current(settings, tier), load_programme(settings.config_dir)
    check_place(out)
    check_days(handle, programme, cut_offs=cut_offs, known_on=known_on)
    check_tags(handle, tags)
    text = io.StringIO(newline="")
    asked = handle.excerpt(programme, known_on=known_on, tags=tags, cut_offs=cut_offs)
    with asked.connect() as connection:
        rows = write_rows(text, value_rows(connection, programme, cut_offs))
    hand_out(out, text.getvalue())
    return rows


def hand_out(out: Path, text: str) -> None:
    """Write the text to the file, whole or not at all; `-` is standard output."""
    if out == STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        files.write_whole(out, text.encode())
        out.chmod(SHARED_FILE)


def check_place(out: Path) -> None:
    """Raise QuestionError where no file can be written."""
    if out != STANDARD_OUTPUT and (out.is_dir() or not out.absolute().parent.is_dir()):
        raise QuestionError(
            where=f"--out {out}",
            found="är en mapp" if out.is_dir() else "mappen finns inte",
            expected="en fil i en mapp som finns, eller - för skärmen",
            todo="Skapa mappen eller välj en annan fil.",
        )


def check_tags(handle: ReleaseHandle, tags: Tags) -> None:
    """Raise QuestionError for a tag no operation of the release has."""
    with handle.connect() as connection:
        offered = {
            "smart_specialisation": smart_specialisations(connection),
            "sustainability": [*SUSTAINABILITY],
        }
    for name, values in offered.items():
        value = tags.chosen.get(name)
        if value is not None and value not in values:
            raise QuestionError(
                where=f"--{name.replace('_', '-')} {value}",
                found="inget projekt är märkt så",
                expected=", ".join(values) or "inget, projekten saknar märkning",
                todo="Välj en av märkningarna.",
            )


def check_days(handle: ReleaseHandle, programme: Programme, *, cut_offs: Sequence[date], known_on: date | None) -> None:
    """Raise QuestionError for a day outside what the release knows about; a day to come is told on standard error."""
    if known_on is not None and known_on < programme.start:
        raise QuestionError(
            where=f"--known-on {known_on}",
            found=f"ligger före programstarten {programme.start}",
            expected="en dag från programstart",
            todo="Välj en senare dag.",
        )
    latest = min(known_on or handle.known_on, handle.known_on)
    for day in cut_offs:
        if not programme.start <= day <= latest:
            raise QuestionError(
                where=f"--cut-off {day}",
                found=f"ligger utanför {programme.start} – {latest}",
                expected="en dag från programstart till den dag uppgifterna är kända",
                todo="Välj en bryttidpunkt inom den tiden.",
            )
    if known_on is not None and known_on > handle.known_on:
        told = f"Utgåvan vet inget efter {handle.known_on}: --known-on {known_on} ger samma värden som den dagen."
        print(told, file=sys.stderr)
