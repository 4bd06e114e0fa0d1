"""Damaging a published release, the way a disk does."""

from __future__ import annotations

from pathlib import Path

from warehouse.manifest import DATABASE_NAME

HEADERS = 3 * 4096
"""The engine reads its headers when it opens a file, everything else when it is asked for."""


def flip_byte(folder: Path, place: int) -> None:
    """Turn one byte of the release file over."""
    content = _writable(folder)
    content[place] ^= 0xFF
    (folder / DATABASE_NAME).write_bytes(content)


def wipe(folder: Path) -> None:
    """Leave the headers, and nothing but zeros after them."""
    content = _writable(folder)
    (folder / DATABASE_NAME).write_bytes(content[:HEADERS] + bytes(len(content) - HEADERS))


def cut(folder: Path, size: int) -> None:
    """Keep the first `size` bytes."""
    (folder / DATABASE_NAME).write_bytes(_writable(folder)[:size])


def _writable(folder: Path) -> bytearray:
    path = folder / DATABASE_NAME
    path.chmod(0o600)
    return bytearray(path.read_bytes())
