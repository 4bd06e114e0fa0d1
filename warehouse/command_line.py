"""How every command of the product ends: an error is told once, and its exit code tells a scheduler the cause."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from config.errors import ReleaseError, ResultatkedjanError


def run_command(app: Callable[[], object]) -> None:
    """Run a command-line app; an expected error becomes one message on stderr and its exit code, no trace.

    A disk that is full or may not be written is expected too, with the code of ReleaseError.
    """
    # a connection to a disk that failed cannot be rolled back either: the pool would print that with a trace
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    try:
        app()
    except ResultatkedjanError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)  # the reader of our output had enough
    except OSError as error:
        told = ReleaseError(
            where=str(error.filename or "operativsystemet"),
            found=error.strerror or type(error).__name__,
            expected="plats på disken och rätt att läsa och skriva",
            todo="Åtgärda och kör kommandot igen; den publicerade releasen är orörd.",
        )
        print(told, file=sys.stderr)
        sys.exit(told.exit_code)
