"""A chapter of the book of rules: what a rule must be able to say to stand in the handbook and on /metod."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import dedent
from typing import Protocol

Part = tuple[str, str]
"""Which table it is (`given`, `figures`, `cases`) and the table itself, with a title line above each table in it."""


class Rule(Protocol):
    """One rule: its name and sentence in English and Swedish, and the tables its test runs."""

    @property
    def name(self) -> str:
        """Name in English."""

    @property
    def rule(self) -> str:
        """Sentence in English."""

    @property
    def sv(self) -> tuple[str, str]:
        """Name and sentence in Swedish."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The tables."""


@dataclass(frozen=True)
class Example:
    """A rule shown by one table of cases, each line tested by itself."""

    name: str
    rule: str
    cases: str
    sv: tuple[str, str]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The one table."""
        return (("cases", dedent(self.cases).strip()),)


@dataclass(frozen=True)
class Chapter:
    """Rules that belong together; `code` is its place in addresses, `order` its place in the book."""

    code: str
    order: int
    sv: str
    en: str
    rules: Sequence[Rule]
    of_values: bool = True  # its figures have the keys of `values`; else a test of its own reads them
