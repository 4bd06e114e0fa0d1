"""`python -m dashboard`: the dashboard on the host and port of the settings, for one's own machine.

`python -m dashboard password` makes the hash of the staff's password.
"""

from __future__ import annotations

import typer

from config.settings import load_settings
from dashboard.app import create_app
from dashboard.staff.passwords import LONGEST, SHORTEST, make_hash
from warehouse.command_line import run_command

app = typer.Typer(add_completion=False)


@app.callback(invoke_without_command=True)
def serve(context: typer.Context) -> None:
    """Visa dashboarden på RESULTATKEDJAN_HOST och RESULTATKEDJAN_PORT tills du avbryter med Ctrl-C."""
    if context.invoked_subcommand:
        return
    settings = load_settings()
    typer.echo(f"Öppna http://{settings.host}:{settings.port}")
    create_app(settings).server.run(host=settings.host, port=settings.port, threaded=True)


@app.command()
def password() -> None:
    """Gör det hash av ett lösenord som RESULTATKEDJAN_STAFF_PASSWORD tar; lösenordet sparas inte."""
    asked = f"Lösenord, minst {SHORTEST} tecken"
    given = typer.prompt(
        asked, hide_input=True, confirmation_prompt="En gång till", err=True
    )  # the hash alone on stdout
    if not SHORTEST <= len(given) <= LONGEST:
        raise typer.BadParameter(f"ange {SHORTEST} till {LONGEST} tecken")
    typer.echo(make_hash(given))


if __name__ == "__main__":
    run_command(app)
