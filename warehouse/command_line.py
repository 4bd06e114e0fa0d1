"""How every command of the product ends: an error is told once, and its exit code tells a scheduler the cause."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping

import typer

from config.errors import ReleaseError, ResultatkedjanError
from warehouse.command_usage import USAGE_ERROR
from warehouse.command_usage import told as told_usage

WRONG_CALL = 2
"""Exit code of a call the parser refuses."""


INTERRUPTED = 130
"""Exit code of a command that was interrupted, as shells have it."""


SEVERITIES = {"error": ("fel", "fel"), "warning": ("varning", "varningar"), "info": ("upplysning", "upplysningar")}
"""Severity of a finding → the word for one, and for any other number."""


def counted_findings(counts: Mapping[str, int]) -> str:
    """How many findings of each severity: "0 fel, 1 varning, 2 upplysningar"."""
    numbers = {severity: counts.get(severity, 0) for severity in SEVERITIES}
    return ", ".join(f"{n} {SEVERITIES[severity][n != 1]}" for severity, n in numbers.items())


def _ran(app: Callable[..., object]) -> int:
    """Run it; the exit code it asked for. The parser's own errors come here, to be told in Swedish."""
    code = app(standalone_mode=False) if isinstance(app, typer.Typer) else app()
    return code if isinstance(code, int) else 0


def run_command(app: Callable[[], object]) -> None:
    """Run a command-line app; an expected error becomes one message on stderr and its exit code, no trace.

    A disk that is full or may not be written is expected too, with the code of ReleaseError.
    """
    # a connection to a disk that failed cannot be rolled back either: the pool would print that with a trace
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    try:
        sys.exit(_ran(app))
    except USAGE_ERROR as error:
        print(told_usage(error), file=sys.stderr)
        sys.exit(WRONG_CALL)
    except ResultatkedjanError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except typer.Abort:
        print("Avbrutet.", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.exit(0)  # the reader of our output had enough
    except OSError as error:
        told = ReleaseError(
            where=str(error.filename or "operativsystemet"),
            found=error.strerror or type(error).__name__,
            expected="plats på disken och rätt att läsa och skriva",
            todo="Åtgärda och kör kommandot igen; den publicerade utgåvan är orörd.",
        )
        print(told, file=sys.stderr)
        sys.exit(told.exit_code)
