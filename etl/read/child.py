"""A child process that may end over what it reads: limited memory and time, and nothing of its own comes back."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

MEMORY_MB = 3000
SECONDS = 600
_ROOT = Path(__file__).resolve().parents[2]


def run_limited(module: str, *paths: Path) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m module PATH… MEMORY_MB SECONDS`; the module sets the limits before it opens anything."""
    command = (sys.executable, "-m", module, *(str(path.resolve()) for path in paths), str(MEMORY_MB), str(SECONDS))
    return subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)  # noqa: S603 - our own modules


def limit(memory_mb: int, seconds: int) -> None:
    """Set the limits on this process, for good."""
    memory = memory_mb * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
