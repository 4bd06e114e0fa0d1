"""A command in a process of its own: how long it took, how much it computed and how much memory it ever held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "var" / "bench"
DATA = WORK / "data"
KEY = WORK / "keys" / "enterprise.key"


@dataclass(frozen=True)
class Measured:
    """One run of a command."""

    seconds: float  # wall clock, from start to end of the process
    cpu_seconds: float  # of all its threads; much the same on a busy machine
    peak_mb: float  # largest resident memory
    output: str


def measure(*arguments: object, environment: Mapping[str, str] | None = None) -> Measured:
    """Run `python <arguments>` to its end. Raises RuntimeError with what it said when it fails.

    The caller should be small: a new process starts with the largest memory of the one that started it.
    """
    command = [sys.executable, *map(str, arguments)]
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        message = f"{' '.join(command)} ended with {process.returncode}:\n{output}"
        raise RuntimeError(message)
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output)


def store_environment() -> dict[str, str]:
    """The environment that makes the product use the bench's own store."""
    return {"RESULTATKEDJAN_DATA": str(DATA), "RESULTATKEDJAN_KEY": str(KEY)}
