"""What a delivered table looks like: its columns, what each is, and how its rows replace each other.

A report source is one file in `etl/sources/` that declares a `LAYOUT` from these classes (docs/leveranser.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

import sqlalchemy as sa

from config.model import Programme

Kind = Literal[
    "text",  # kept as delivered
    "reference",  # number of a case, kept as delivered; one that reads as somebody's personal number is refused (V17)
    "remark",  # free text: e-mail addresses, telephone, personal and organisation numbers are hidden (C40)
    "function",  # who answers for something: kept where it holds a word for a function (C41), never a person's name
    "date",
    "money",  # SEK or EUR, two decimals
    "value",  # an indicator's value, six decimals
    "share",  # per cent, four decimals, 0 to 100
    "rate",  # share of 1, ten decimals
    "word",  # a code or a word of a vocabulary
    "enterprise",  # organisation number of a supported enterprise: only its keyed pseudonym leaves this step
    "beneficiary",  # organisation number of a beneficiary: kept for legal persons only
]

KNOWN_PER = "kand_per"
"""The column that says from which day a row is known; every layout may have it."""


@dataclass(frozen=True)
class Column:
    """One delivered column and the core column it fills."""

    name: str  # as in docs/leveranser.md; other spellings are in config/headers.toml
    kind: Kind
    target: str = ""  # core column; a leading underscore = for the layout's checks only
    required: bool = False
    words: str = ""  # vocabulary of a word, or of the words a function is known by
    default: str | None = None  # what an empty cell stands for
    within: str = ""  # column whose word decides which code list this word is from
    person_by: str = ""  # column whose number tells that this one names a natural person: then it is not kept
    silent: bool = False  # another column reads the same cell and reports what is wrong with it


@dataclass(frozen=True)
class RowCheck:
    """One rule over a single row; `finds` is true where the row breaks it. The rows carry the core columns by name."""

    rule: str
    column: str  # delivered column the finding names
    finds: Callable[[sa.FromClause], sa.ColumnElement[Any]]
    hint: Callable[[sa.FromClause], sa.ColumnElement[Any]] | None = None


@dataclass(frozen=True)
class Layout:
    """One of the layouts of docs/leveranser.md."""

    name: str
    table: sa.Table  # the core table its rows become
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...]  # rows with the same key say the same thing
    replace_by: tuple[str, ...]  # a later known-on date replaces every row that shares these
    checks: tuple[RowCheck, ...] = ()
    unread: tuple[str, ...] = ()  # columns the source is known to have and we do not keep
    nothing_without: str = ""  # a row whose cell here is empty says nothing: ignored (V09)
    only_programme_in: str = ""  # rows whose cell here is another programme's CCI are ignored (C19)
    words: Callable[[Programme], dict[str, dict[str, str]]] | None = None  # vocabularies of this layout alone

    @property
    def required(self) -> tuple[str, ...]:
        """Columns the header must have."""
        listed = [column.name for column in self.columns if column.required]
        alone = [name for name in (self.nothing_without, self.only_programme_in) if name]
        return tuple(dict.fromkeys([*listed, *alone]))

    @property
    def known(self) -> tuple[str, ...]:
        """Every column the layout knows, read or not."""
        return tuple(dict.fromkeys([*(column.name for column in self.columns), *self.unread, KNOWN_PER]))


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """The layout of every report source: each module in `etl/sources/` has one, nothing else is registered."""
    sources = import_module("etl.sources")
    names = sorted(module.name for module in iter_modules(sources.__path__))
    return tuple(import_module(f"etl.sources.{name}").LAYOUT for name in names)
