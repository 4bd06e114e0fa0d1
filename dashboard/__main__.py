"""`python -m dashboard`: the dashboard on the host and port of the settings, for one's own machine.

`pack` writes the meeting pack of a region as a file; `password` makes the hash of the staff's password.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

import dashboard.pages
from config import load_programme
from config.errors import QuestionError
from config.settings import load_settings
from dashboard.app import create_app
from dashboard.filters import BadParameterError
from dashboard.links import DEFAULT_LANGUAGE, address
from dashboard.pack.document import pack_document
from dashboard.pack.printing import print_pdf
from dashboard.site import Site, collect_pages
from dashboard.staff.passwords import LONGEST, SHORTEST, make_hash
from warehouse.command_line import run_command
from warehouse.connections import open_current

app = typer.Typer(add_completion=False)


@app.callback(invoke_without_command=True)
def serve(context: typer.Context) -> None:
    """Visa dashboarden på RESULTATKEDJAN_HOST och RESULTATKEDJAN_PORT tills du avbryter med Ctrl-C."""
    if context.invoked_subcommand:
        return
    settings = load_settings()
    _require_free(settings.host, settings.port)
    typer.echo(f"Öppna http://{settings.host}:{settings.port}")
    create_app(settings).server.run(host=settings.host, port=settings.port, threaded=True)


def _require_free(host: str, port: int) -> None:
    """Raises QuestionError where somebody else listens; the server's own words for it are English."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return
    except OSError as error:
        raise QuestionError(
            where=f"{host}:{port}",
            found=f"går inte att lyssna på ({os.strerror(error.errno or 0)})",
            expected="en adress och port som ingen annan använder",
            todo="Stäng det andra programmet eller ange en annan port med RESULTATKEDJAN_PORT.",
        ) from error


@app.command()
def password() -> None:
    """Gör det hash av ett lösenord som RESULTATKEDJAN_STAFF_PASSWORD tar; lösenordet sparas inte."""
    asked = f"Lösenord, minst {SHORTEST} tecken"
    given, again = (typer.prompt(each, hide_input=True, err=True) for each in (asked, "En gång till"))
    if given != again:
        raise typer.BadParameter("de två lösenorden är olika")
    if not SHORTEST <= len(given) <= LONGEST:
        raise typer.BadParameter(f"ange {SHORTEST} till {LONGEST} tecken")
    typer.echo(make_hash(given))


@app.command()
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


if __name__ == "__main__":
    run_command(app)
