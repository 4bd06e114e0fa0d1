"""What one file says and another does not bear out, and where it is said."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace

from config.folder import ConfigFolder
from config.model import Programme
from config.words import expectation


@dataclass(frozen=True)
class At:
    """A key or column of a file; `row` counts the rows of a CSV file from 0."""

    file: str
    key: str
    row: int | None = None
    within: str = ""


class MisfitError(Exception):
    """Something one file says and another does not bear out."""

    def __init__(self, at: At, found: str, expected: str) -> None:
        super().__init__(found)
        self.at, self.found, self.expected = at, found, expected


def place_of(at: At, programme: Programme, files: ConfigFolder | None) -> str:
    """The place in words: file, row or table, column or key."""
    path = files.path(at.file) if files else programme.folder / at.file
    shown = f"{path}/" if at.file.endswith("/") else f"{path}"
    line = files.line(at.file, at.row) if files and at.row is not None else None
    parts = (shown, f"rad {line}" if line else "", at.within, f'{"kolumn" if line else "nyckel"} "{at.key}"')
    return ", ".join(part for part in parts if part)


def once(at: At, values: Iterable[Hashable]) -> None:
    """Refuse a value that stands twice; of a CSV file, its second row is named."""
    seen: set[Hashable] = set()
    for row, value in enumerate(values):
        if value in seen:
            shown = " ".join(value) if isinstance(value, tuple) else value
            again = replace(at, row=row) if at.file.endswith(".csv") else at
            raise MisfitError(again, f'"{shown}" står två gånger', "varje värde ska stå en gång")
        seen.add(value)


def require(at: At, value: str, known: Collection[str]) -> None:
    """Refuse a value that is not among the known, naming the nearest."""
    if value not in known:
        raise MisfitError(at, f'"{value}" finns inte', expectation(value, known))


def allowed(codes: Iterable[str]) -> str:
    """The allowed codes as what was expected."""
    return f"Tillåtet: {', '.join(codes) or 'inget'}"
