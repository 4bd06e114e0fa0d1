"""`python -m warehouse`: look at the store, verify it, go back a release, write figures to a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer

from config.errors import ReleaseError
from config.settings import INTERNAL, PUBLIC, Settings, load_settings
from warehouse.ask_revisions import write_revisions
from warehouse.ask_values import STANDARD_OUTPUT, write_values
from warehouse.command_line import counted_findings
from warehouse.connections import ReleaseHandle, open_current
from warehouse.excerpts import Tags
from warehouse.history import moves
from warehouse.kept import named_folder
from warehouse.kept import rollback as roll_back
from warehouse.manifest import Manifest, kept_manifests
from warehouse.store import current_release_id, receipts, releases_folder
from warehouse.tables.delivery import finding
from warehouse.value_options import DAY, CutOffs, KnownOn, SmartSpecialisation, SocialInnovation, Sustainability
from warehouse.verify import verify_release

app = typer.Typer(
    help="Resultatkedjans lager: utgåvor, kontroll och uttag.", no_args_is_help=True, add_completion=False
)


@app.command()
def status() -> None:
    """Visa aktuell utgåva, leveranser, fynd och diskutrymme."""
    settings = load_settings()
    for line in _status_lines(settings, open_current(settings, INTERNAL)):
        typer.echo(line)


@app.command()
def releases() -> None:
    """Lista sparade utgåvor, den senaste först."""
    settings = load_settings()
    current = current_release_id(settings.data_dir)
    for manifest in kept_manifests(settings.data_dir):
        typer.echo(_release_line(manifest, current=manifest.release_id == current))
    for move in moves(settings.data_dir):
        if move.action == "rollback":
            reason = f": {move.reason}" if move.reason else ""
            typer.echo(f"{move.at}  tillbaka till {move.release_id} från {move.before or '–'}{reason}")


@app.command()
def verify(
    release_id: Annotated[str | None, typer.Argument(help="Utgåva; utelämnad = alla sparade.", metavar="ID")] = None,
) -> None:
    """Läs varje rad i en utgåva och jämför med det som publicerades."""
    settings = load_settings()
    folders = [named_folder(release_id, settings.data_dir)] if release_id else _kept_folders(settings)
    failed = [error for folder in folders if (error := _judged(folder))]
    if failed:
        raise failed[0]


@app.command()
def rollback(
    release_id: Annotated[str, typer.Argument(help="Utgåva att gå tillbaka till.", metavar="ID")],
    reason: Annotated[str, typer.Option(help="Varför, i lagrets historik.")] = "",
) -> None:
    """Gör en sparad utgåva till den aktuella, oförändrad byte för byte."""
    manifest = roll_back(release_id, load_settings(), reason=reason)
    typer.echo(f"Aktuell utgåva: {manifest.release_id} (känd {manifest.known_on})")
    typer.echo("Nästa inläsning räknar åter med varje mottagen leverans; rätta en felaktig med en ny leverans.")


@app.command()
def values(
    *,
    out: Annotated[Path, typer.Option("--out", help="Fil att skriva; - skriver till skärmen.", metavar="FIL")],
    cut_off: CutOffs = None,
    known_on: KnownOn = None,
    smart_specialisation: SmartSpecialisation = "",
    sustainability: Sustainability = "",
    social_innovation: SocialInnovation = False,
    public: Annotated[bool, typer.Option("--public", help="Utan skyddade uppgifter: status Q och tomt värde.")] = False,
) -> None:
    """Skriv varje indikatorvärde som en lång CSV."""
    cut_offs = [day.date() for day in cut_off or ()]
    day = known_on.date() if known_on else None
    tags = Tags(smart_specialisation, sustainability, social_innovation)
    tier = PUBLIC if public else INTERNAL
    rows = write_values(load_settings(), out, cut_offs=cut_offs, known_on=day, tags=tags, tier=tier)
    if out != STANDARD_OUTPUT:
        typer.echo(f"Skrev {rows} rader till {out}")


@app.command()
def revisions(
    *,
    since: Annotated[datetime, typer.Option("--from", formats=DAY, help="Som känt den dagen …")],
    until: Annotated[datetime, typer.Option("--to", formats=DAY, help="… och som känt den här dagen.")],
    out: Annotated[Path, typer.Option("--out", help="Fil att skriva; - skriver till skärmen.", metavar="FIL")],
    figures: Annotated[bool, typer.Option("--figures", help="Ändrade värden i stället för ändrade uppgifter.")] = False,
) -> None:
    """Skriv varje uppgift som ändrats mellan två dagar, med gammalt och nytt värde, leverans och orsak."""
    rows = write_revisions(load_settings(), out, since=since.date(), until=until.date(), figures=figures)
    if out != STANDARD_OUTPUT:
        typer.echo(f"Skrev {rows} rader till {out}")


def _status_lines(settings: Settings, handle: ReleaseHandle) -> Iterator[str]:
    manifest = handle.manifest
    yield f"Aktuell utgåva: {manifest.release_id}" + (" (exempeldata)" if manifest.example else "")
    yield f"Känd per:        {manifest.known_on}"
    yield f"Senaste bryttidpunkt: {manifest.last_cut_off}"
    yield f"Leveranser:      {len(manifest.inputs)} i utgåvan, {len(receipts(settings.data_dir))} mottagna"
    yield f"Fynd:            {_findings(handle)}"
    yield f"Disk:            {_disk(settings.data_dir)}"


def _findings(handle: ReleaseHandle) -> str:
    query = sa.select(finding.c.severity, sa.func.count()).group_by(finding.c.severity)
    with handle.connect() as connection:
        counted = {row[0]: row[1] for row in connection.execute(query)}
    return counted_findings(counted)


def _disk(data_dir: Path) -> str:
    parts = ((folder.name, _size(folder)) for folder in sorted(data_dir.iterdir()) if folder.is_dir())
    return ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in parts)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _release_line(manifest: Manifest, *, current: bool) -> str:
    mark = "*" if current else " "
    forced = " (tvingad)" if manifest.forced else ""
    reason = f"  {manifest.reason}" if manifest.reason else ""
    return f"{mark} {manifest.release_id}  känd {manifest.known_on}  efter {manifest.parent or '–'}{forced}{reason}"


def _kept_folders(settings: Settings) -> list[Path]:
    return sorted(path for path in releases_folder(settings.data_dir).glob("*") if path.is_dir())


def _judged(folder: Path) -> ReleaseError | None:
    try:
        verify_release(folder)
    except ReleaseError as error:
        typer.echo(f"{folder.name}: skadad – {error.found}")
        return error
    typer.echo(f"{folder.name}: hel")
    return None
