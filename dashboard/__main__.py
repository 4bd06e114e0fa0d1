"""`python -m dashboard`: the dashboard on the host and port of the settings, for one's own machine."""

from __future__ import annotations

import typer

from config.settings import load_settings
from dashboard.app import create_app
from warehouse.command_line import run_command

app = typer.Typer(add_completion=False)


@app.command()
def serve() -> None:
    """Visa dashboarden på RESULTATKEDJAN_HOST och RESULTATKEDJAN_PORT tills du avbryter med Ctrl-C."""
    settings = load_settings()
    typer.echo(f"Öppna http://{settings.host}:{settings.port}")
    create_app(settings).server.run(host=settings.host, port=settings.port, threaded=True)


if __name__ == "__main__":
    run_command(app)
