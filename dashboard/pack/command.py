"""`python -m dashboard pack`: the meeting pack of a region as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import dashboard.pages
from config import load_programme
from config.errors import QuestionError
from config.settings import load_settings
from dashboard.filters import BadParameterError
from dashboard.links import DEFAULT_LANGUAGE, address
from dashboard.pack.document import pack_document
from dashboard.pack.printing import print_pdf
from dashboard.site import Site, collect_pages
from warehouse.connections import open_current


def pack(
    *,
    region: Annotated[str, typer.Option(help="Regionens kod, till exempel SE312.")],
    out: Annotated[Path, typer.Option(help="Fil som ska skrivas, .html eller .pdf.")],
    cut_off: Annotated[str, typer.Option(help="Till och med; utelämnad = den senaste bryttidpunkten.")] = "",
    lang: Annotated[str, typer.Option(help="sv eller en.")] = DEFAULT_LANGUAGE,
) -> None:
    """Skriv en regions mötesunderlag till en fil."""
    settings = load_settings()
    _require_writable(out)
    programme = load_programme(settings.config_dir)
    site = Site(programme, lambda: open_current(settings), collect_pages(dashboard.pages))
    query = address("", {"period": cut_off, "lang": lang}).removeprefix("?")
    try:
        document, _ = pack_document(site, region, query=query)
    except BadParameterError as error:
        raise _wrong_option(error) from error
    if out.suffix.lower() == ".pdf":
        print_pdf(document, out)
    else:
        out.write_text(document, encoding="utf-8")
    typer.echo(f"Skrev {out}")


def _require_writable(out: Path) -> None:
    if out.suffix.lower() not in (".html", ".pdf"):
        found = f'"{out.suffix}" går inte att skriva'
        raise QuestionError(where=str(out), found=found, expected=".html eller .pdf", todo="Byt filens ändelse.")
    if not out.parent.is_dir():
        found, expected = f"mappen {out.parent} finns inte", "en mapp som finns"
        raise QuestionError(where=str(out), found=found, expected=expected, todo="Skapa mappen eller välj en annan.")


def _wrong_option(error: BadParameterError) -> QuestionError:
    """What a page says of its address, said of the command's option."""
    name = error.where.rpartition(" ")[2]
    option = {"period": "--cut-off"}.get(name, f"--{name}")
    return QuestionError(
        where=option, found=error.found, expected=f"ett av {error.expected}", todo="Rätta och kör kommandot igen."
    )
