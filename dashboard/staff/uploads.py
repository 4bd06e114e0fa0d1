"""Files that were handed in: under a harmless name, in a folder of their own, never looked into here."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from werkzeug.datastructures import FileStorage

from warehouse.files import PRIVATE_FILE

LONGEST_NAME = 100
MOST_FILES = 50
_STRANGE = re.compile(r"[^\w .,()+=-]")
_UNTITLED = "leverans"


def safe_name(given: str) -> str:
    """The file's own name without folders, control characters and what a shell or a workbook could take amiss.

    An ISO date in it stays: it says when the content became known.
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    name = _STRANGE.sub("_", name).strip(" .-")
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return _cut(name, LONGEST_NAME) or _UNTITLED
    suffix = _cut(suffix, 8)
    return f"{_cut(stem, LONGEST_NAME - len(suffix.encode()) - 1).rstrip(' .') or _UNTITLED}.{suffix}"


def _cut(text: str, most: int) -> str:
    """The beginning of a text that takes at most so many bytes: a folder counts bytes, not letters."""
    return text.encode(errors="ignore")[:most].decode(errors="ignore")


def save_all(files: Iterable[FileStorage], folder: Path) -> tuple[str, ...]:
    """Write the files to the folder, each with mode 600; gives their names. Empty fields are no files."""
    names: list[str] = []
    for each in files:
        if each.filename:
            name = _free(safe_name(each.filename), names)
            _save(each, folder / name)
            names.append(name)
    return tuple(names)


def _save(file: FileStorage, path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as stream:
        shutil.copyfileobj(file.stream, stream)


def _free(name: str, taken: list[str]) -> str:
    """The name, numbered where another file of the same delivery has it already."""
    used = {each.casefold() for each in taken}
    stem, dot, suffix = name.rpartition(".")
    number, wanted = 1, name
    while wanted.casefold() in used:
        number += 1
        wanted = f"{stem}_{number}.{suffix}" if dot else f"{name}_{number}"
    return wanted
