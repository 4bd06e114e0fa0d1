"""Which release readers got, when and why: one line per change of the pointer, added and never changed.

    <data>/history.jsonl

A release's own reason stands in its manifest; going back to one, or to content published before, leaves no other trace.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from warehouse.files import PRIVATE_FILE

Action = Literal["load", "rollback"]
NAME = "history.jsonl"


@dataclass(frozen=True)
class Move:
    """The pointer was moved to a release."""

    action: Action
    release_id: str
    before: str | None  # the release readers had
    reason: str
    at: str  # UTC, ISO


def note_move(data_dir: Path, action: Action, release_id: str, *, before: str | None, reason: str) -> None:
    """Add a line; for the one who holds the loader's lock."""
    move = Move(action, release_id, before, reason, datetime.now(UTC).isoformat(timespec="seconds"))
    line = json.dumps(asdict(move), ensure_ascii=False)
    descriptor = os.open(data_dir / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
    try:
        os.write(descriptor, f"\n{line}\n".encode(errors="replace"))  # on its own line, whatever a crash left before it
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def moves(data_dir: Path) -> tuple[Move, ...]:
    """Every move, the latest first; a line cut off by a crash is left out."""
    try:
        lines = (data_dir / NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    return tuple(move for line in reversed(lines) if (move := _move(line)))


def _move(line: bytes) -> Move | None:
    try:
        return Move(**json.loads(line))
    except (ValueError, TypeError):
        return None
