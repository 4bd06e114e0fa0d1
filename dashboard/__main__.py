"""`python -m dashboard`: the dashboard on the host and port of the settings, for one's own machine.

`pack` writes the meeting pack of a region as a file, `export` a table; `password` makes the hash of the staff's
password.
"""

from __future__ import annotations

import os
import socket

import typer

from config.errors import QuestionError
from config.settings import load_settings
from dashboard.app import create_app
from dashboard.export_command import export
from dashboard.pack.command import pack
from dashboard.staff.passwords import LONGEST, SHORTEST, make_hash
from warehouse.command_line import run_command

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


app.command()(pack)
app.command()(export)


if __name__ == "__main__":
    run_command(app)
