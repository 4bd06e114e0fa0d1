"""The steps of a load or a dry run, told as each begins: in words on a command line, as a line of JSON to a program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from warehouse.files import PRIVATE_FILE

Code = Literal["passed_over", "read", "earlier", "ahead", "count", "mark", "publish"]

WORDS: Mapping[Code, str] = {
    "passed_over": "går förbi {subject}, som inte är en leverans",
    "read": "läser {subject}",
    "earlier": "tar med {subject} tidigare leveranser",
    "ahead": "utelämnar {subject} vars datum ligger efter mottagningsdagen (F13)",
    "count": "räknar",
    "mark": "märker {subject}",
    "publish": "kontrollerar och publicerar",
}


@dataclass(frozen=True)
class Step:
    """A step that begins; `subject` is the file, or how many there are."""

    code: Code
    subject: str = ""

    @property
    def words(self) -> str:
        """The step on a command line."""
        return WORDS[self.code].format(subject=self.subject)


Tell = Callable[[Step], None]


def silent(_: Step) -> None:
    """Tells nobody."""


def into_file(path: Path) -> Tell:
    """Adds each step to the file as a line of JSON, whole or not at all: someone may be reading it."""

    def tell(step: Step) -> None:
        line = json.dumps({"code": step.code, "subject": step.subject}, ensure_ascii=False)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        try:
            os.write(descriptor, f"{line}\n".encode())
        finally:
            os.close(descriptor)

    return tell


def both(first: Tell, second: Tell) -> Tell:
    """Tells two."""

    def tell(step: Step) -> None:
        first(step)
        second(step)

    return tell
