"""`python -m dashboard export`: a table of the current release as a file, for those of the installation's tier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from config import load_programme
from config.errors import QuestionError
from config.model import Programme
from config.settings import load_settings
from config.texts import LANGUAGES, catalogue
from dashboard.exports.file_formats import can_hold, offered
from dashboard.exports.taking import Source, taken, write
from warehouse import files
from warehouse.ask_values import SHARED_FILE, check_days, check_place, check_tags
from warehouse.connections import open_current
from warehouse.excerpts import Tags
from warehouse.queries.long_rows import Chosen
from warehouse.takeaway import TABLES, Asked
from warehouse.value_options import CutOffs, KnownOn, SmartSpecialisation, SocialInnovation, Sustainability

_OPTIONS = {"cut_offs": "--cut-off", "indicator": "--indicator", "objective": "--objective", "region": "--region"}
_LABELS = {"cut_offs": "period", "indicator": "indikator_kod", "objective": "sarskilt_mal", "region": "region_kod"}


def export(
    table: Annotated[str, typer.Argument(help=f"Tabell: {', '.join(TABLES)}.", metavar="TABELL")],
    *,
    file_format: Annotated[str, typer.Option("--format", help="Format.", metavar="FORMAT")],
    out: Annotated[Path, typer.Option("--out", help="Fil att skriva.", metavar="FIL")],
    cut_off: CutOffs = None,
    known_on: KnownOn = None,
    indicator: Annotated[str, typer.Option(help="Bara den indikatorn.")] = "",
    objective: Annotated[str, typer.Option(help="Bara det särskilda målet.")] = "",
    region: Annotated[str, typer.Option(help="Bara den regionen (NUTS 3).")] = "",
    smart_specialisation: SmartSpecialisation = "",
    sustainability: Sustainability = "",
    social_innovation: SocialInnovation = False,
    lang: Annotated[str, typer.Option(help="Etiketternas språk: sv eller en.")] = "sv",
    wide: Annotated[bool, typer.Option("--wide", help="Bryttidpunkter som kolumner.")] = False,
) -> None:
    """Skriv en tabell ur den aktuella utgåvan som en fil: alla rader, lång form om inte --wide anges."""
    cut_offs = tuple(sorted({day.date() for day in cut_off or ()}))
    chosen = Chosen(cut_offs, indicator, objective, region)
    asked, day = Asked(_one_of(table, TABLES, "tabell"), chosen, wide), known_on.date() if known_on else None
    tags = Tags(smart_specialisation, sustainability, social_innovation)
    _one_of(file_format, offered(), "--format")
    _one_of(lang, LANGUAGES, "--lang")
    _check(asked, file_format)
    count = write_file(asked, file_format, out, lang=lang, known_on=day, tags=tags)
    typer.echo(f"Skrev {count} rader till {out}")


def write_file(asked: Asked, file_format: str, out: Path, *, lang: str, known_on: date | None, tags: Tags) -> int:
    """Write the file whole or not at all; gives back the number of rows. Raises QuestionError as `write_values`."""
    settings = load_settings()
    handle, programme = open_current(settings), load_programme(settings.config_dir)
    check_place(out)
    check_days(handle, programme, cut_offs=asked.chosen.cut_offs, known_on=known_on)
    check_tags(handle, tags)
    _check_codes(asked.chosen, programme)
    part = handle.excerpt(programme, known_on=known_on, tags=tags, cut_offs=asked.chosen.cut_offs)
    source = Source(part, programme, catalogue(lang, programme.folder))
    with part.connect() as connection, files.writing(out) as file:
        rows = taken(connection, source, asked, filters=_said(asked.chosen, tags))
        write(rows, file_format, file)
    out.chmod(SHARED_FILE)
    return rows.row_count


def _said(chosen: Chosen, tags: Tags) -> dict[str, str]:
    """The selection, by the columns it is about."""
    values = vars(chosen) | {"cut_offs": ", ".join(day.isoformat() for day in chosen.cut_offs)}
    said = {_LABELS[name]: value for name, value in values.items() if value}
    return said | {name: "ja" if value is True else str(value) for name, value in tags.chosen.items()}


def _check(asked: Asked, file_format: str) -> None:
    if asked.ignored:
        raise QuestionError(
            where=", ".join(_OPTIONS[name] for name in asked.ignored),
            found=f"tabellen {asked.table} har inget att välja på så",
            todo="Ta bort flaggan.",
        )
    if not can_hold(file_format, asked):
        raise QuestionError(
            where=f"--format {file_format}",
            found="formatet kan inte hålla tabellen i den formen",
            expected="lång form av varden, mal, finans eller kommuner",
            todo="Välj ett annat format.",
        )


def _check_codes(chosen: Chosen, programme: Programme) -> None:
    known = {
        "indicator": [each.code for each in programme.indicators],
        "objective": [each.code for each in programme.objectives],
        "region": [*[each.code for each in programme.regions], programme.outside_region],
    }
    for name, codes in known.items():
        if value := getattr(chosen, name):
            _one_of(value, codes, _OPTIONS[name])


def _one_of(value: str, known: Sequence[str], where: str) -> str:
    if value not in known:
        raise QuestionError(
            where=f"{where} {value}", found="finns inte", expected=", ".join(known), todo="Välj ett av dem."
        )
    return value
