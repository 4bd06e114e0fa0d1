"""`python -m etl`: write example deliveries, try files out, load them."""

from __future__ import annotations

import shlex
from collections import Counter
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from config import load_programme
from config.errors import DeliveryError
from config.settings import load_settings
from etl.document import answering
from etl.report import Report, SheetSums
from etl.run import Outcome
from etl.run import check as check_files
from etl.run import load as load_files
from etl.steps import Step, Tell, both, into_file
from warehouse.command_line import SEVERITIES, counted_findings
from warehouse.files import ensure_folder

SHOWN = 20
"""Findings printed by a load; `check` prints all of them, and the page Datakvalitet keeps them."""

PIPE_WIDTH = 160


app = typer.Typer(
    help="Resultatkedjans inläsning: exempel, provläsning och inläsning av leveranser.",
    no_args_is_help=True,
    add_completion=False,
)
Paths = Annotated[list[Path], typer.Argument(help="Filer eller mappar.", metavar="SÖKVÄG…")]
ReceivedOn = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        help="Dagen filerna togs emot, annars i dag. Då är filer utan datum i namnet kända; ingen är känd senare.",
    ),
]
JsonFile = Annotated[
    Path | None, typer.Option("--json", help="Skriv summor, fynd och utgåva som JSON.", metavar="FIL", dir_okay=False)
]
Progress = Annotated[Path | None, typer.Option(help="Skriv varje steg som en rad JSON.", metavar="FIL", dir_okay=False)]


@app.command()
def demo(folder: Annotated[Path, typer.Argument(help="Mapp för exempelfilerna.", metavar="MAPP")]) -> None:
    """Skriv realistiska exempelleveranser i alla format."""
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} är en fil, ange en mapp")
    write_demo = import_module(
        "etl.demo"
    ).write_demo  # what makes examples takes a second to import; a load does not wait
    written = write_demo(folder, programme=load_programme(load_settings().config_dir))
    typer.echo(f"Skrev {len(written)} exempelfiler till {folder}; några rader är fel med flit, så att fynden syns")


@app.command()
def check(
    paths: Paths,
    received_on: ReceivedOn = None,
    *,
    json: JsonFile = None,
    progress: Progress = None,
    marked: Annotated[
        Path | None,
        typer.Option(help="Mapp för filerna som arbetsböcker med fynden markerade.", metavar="MAPP", file_okay=False),
    ] = None,
) -> None:
    """Provläs: visa vad som skulle laddas och varje fynd; ingenting ändras. Slutkod 1 om något är fel."""
    console = _console()
    with answering(json) as answer:
        folder = ensure_folder(marked) if marked else None
        outcome = check_files(
            paths,
            settings=load_settings(),
            received_on=_day(received_on, today=_today()),
            marked_in=folder,
            tell=_teller(progress),
        )
        answer.write(outcome)
    _print(console, outcome, paths, shown=None)
    if outcome.refused:
        raise typer.Exit(DeliveryError.exit_code)
    if outcome.report.errors:
        raise typer.Exit(1)


@app.command()
def load(
    paths: Paths,
    received_on: ReceivedOn = None,
    *,
    reason: Annotated[str, typer.Option(help="Varför, i utgåvans manifest.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Publicera fast summor minskar; kräver --reason.")] = False,
    after: Annotated[
        str | None, typer.Option(help="Läs bara in om den här utgåvan är den aktuella; tomt = ingen.", metavar="ID")
    ] = None,
    json: JsonFile = None,
    progress: Progress = None,
) -> None:
    """Läs in leveranser och publicera en ny release. Slutkod 3 om någon fil inte gick att läsa."""
    if force and not reason:
        raise typer.BadParameter("--force kräver --reason TEXT")
    console = _console()
    with answering(json) as answer:
        outcome = load_files(
            paths,
            settings=load_settings(),
            received_on=_day(received_on, today=_today()),
            reason=reason,
            force=force,
            after=after,
            tell=_teller(progress),
        )
        answer.write(outcome)
    _print(console, outcome, paths, shown=SHOWN)
    if outcome.published:
        known = "ny" if outcome.published.new else "redan publicerad, oförändrad"
        console.print(f"Utgåva {outcome.published.release_id} ({known})", markup=False)
    if outcome.refused:
        raise typer.Exit(DeliveryError.exit_code)


def _console() -> Console:
    """Where the report goes; in a file or a pipe a line is as long as it needs to be."""
    console = Console(highlight=False, soft_wrap=True)
    return console if console.is_terminal else Console(highlight=False, soft_wrap=True, width=PIPE_WIDTH)


def _today() -> date:
    """The one place a load asks the clock: no file is received, or known, later than this."""
    return datetime.now().astimezone().date()


def _day(received_on: datetime | None, *, today: date) -> date:
    """The day of reception."""
    day = received_on.date() if received_on else today
    if day > today:
        raise typer.BadParameter(f"--received-on {day} ligger efter i dag, {today}; ange dagen då filerna togs emot")
    return day


def _teller(progress: Path | None) -> Tell:
    """Tells each step as it begins, on stderr, so that a pipe gets only the report; and in the file that is named."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)

    def on_screen(step: Step) -> None:
        console.print(f"· {step.words}", markup=False)

    return both(on_screen, into_file(progress)) if progress else on_screen


def _print(console: Console, outcome: Outcome, paths: list[Path], *, shown: int | None) -> None:
    console.print(_sums_table(outcome.report))
    findings = outcome.report.findings
    for found in findings[:shown]:
        console.print(f"{SEVERITIES[found.severity][0]:11}{found.sentence}", markup=False)
    if shown is not None and len(findings) > shown:
        command = shlex.join(["python", "-m", "etl", "check", *map(str, paths)])
        rest = f"… och {len(findings) - shown} till; se alla med {command} eller sidan Datakvalitet"
        console.print(rest, markup=False)
    console.print(_counted(outcome.report), markup=False)
    for error in outcome.refused:
        console.print(f"Filen lästes inte: {error}", markup=False)


def _counted(report: Report) -> str:
    counts = Counter(found.severity for found in report.findings)
    return f"Fynd: {counted_findings(counts)}"


def _sums_table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("fil", "blad", "layout"):
        table.add_column(name, overflow="fold")
    for name in ("läst", "laddat", "karantän", "ersatt", "ignorerat"):
        table.add_column(name, justify="right")
    for sheet in report.sheets:
        table.add_row(*_cells(sheet))
    return table


def _cells(sheet: SheetSums) -> tuple[str, ...]:
    counts = (sheet.read, sheet.loaded, sheet.quarantined, sheet.superseded, sheet.ignored)
    return (sheet.file_name, sheet.sheet, sheet.layout or "–", *map(str, counts))
