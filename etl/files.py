"""The files a load is asked to read: those named, and those in the folders named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from config.errors import DeliveryError

READ_IN_FOLDERS = (".csv", ".json", ".tsv", ".xlsx")
"""A folder may hold a note beside the deliveries; a text file is read only when it is named."""


def delivered_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every file to read, each once, sorted; folders are searched all the way down.

    Raises DeliveryError for a path that does not exist and where there is nothing to read.
    """
    found = {file.resolve(): file for path in paths for file in _files_at(path)}
    if not found:
        raise DeliveryError(
            where=", ".join(map(str, paths)),
            found="ingen fil att läsa",
            expected=f"filer som slutar på {', '.join(READ_IN_FOLDERS)}",
            todo="Ange en leveransfil eller en mapp med leveranser.",
        )
    return tuple(found[place] for place in sorted(found))


def _files_at(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (p for p in path.rglob("*") if _is_delivery(p))
    else:
        raise DeliveryError(
            where=f"{path}",
            found="finns inte",
            expected="en fil eller mapp",
            todo="Kontrollera sökvägen.",
        )


def passed_over(paths: Sequence[Path]) -> tuple[str, ...]:
    """Names of the files in the folders that are not read, sorted; hidden ones are nobody's delivery."""
    inside = (file for path in paths if path.is_dir() for file in path.rglob("*"))
    return tuple(
        sorted(file.name for file in inside if file.is_file() and not _is_hidden(file) and not _is_delivery(file))
    )


def _is_delivery(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in READ_IN_FOLDERS and not _is_hidden(path)


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$"))  # the lock files of office programs
