"""One reader's request for one page: checked address, language, programme and release."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from config.model import Programme
from config.texts import Catalogue
from dashboard.formats import Formats
from dashboard.links import SHARED_PARAMS, Format, Links
from warehouse.connections import ReleaseHandle

P = ParamSpec("P")
T = TypeVar("T")
CONNECTION = "connection"
"""What the connection of a page being drawn is stored under."""


class Named(Protocol):
    """Something with a name in both languages."""

    @property
    def name_sv(self) -> str:
        """Swedish name."""

    @property
    def name_en(self) -> str:
        """English name."""


@dataclass(frozen=True)
class PageRequest:
    """Everything a page may know. Parameters are checked before any page sees them."""

    path: str  # "/indikator/RCO01"
    keys: Mapping[str, str]  # variables of the path: {"code": "RCO01"}
    given: Mapping[str, str]  # filters as written in the address
    params: Mapping[str, str]  # every filter of the page, defaults filled in
    lang: str
    programme: Programme
    release: ReleaseHandle
    words: Catalogue
    stored: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def f(self) -> Formats:
        """Formats of the language."""
        return Formats(self.lang)

    @cached_property
    def link(self) -> Links:
        """Addresses in the language that keep to the shown part of the release."""
        return Links(self.lang, self.carried(*SHARED_PARAMS))

    def t(self, key: str, **values: object) -> str:
        """The text with this key in the reader's language."""
        return self.words.t(key, **values)

    def ask(self, question: Callable[Concatenate[Any, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer of a question from `warehouse.queries` on this request's release."""
        if CONNECTION in self.stored:
            return question(self.stored[CONNECTION], *args, **kwargs)
        with self.release.connect() as connection:
            return question(connection, *args, **kwargs)

    @contextmanager
    def connected(self) -> Iterator[None]:
        """Until the block ends, every question is asked over one connection: a page asks a dozen small ones.

        Raises ReleaseError when the release proves damaged.
        """
        with self.release.connect() as connection:
            self.stored[CONNECTION] = connection
            try:
                yield
            finally:
                del self.stored[CONNECTION]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """The same answer for everyone who asks within this request (title, layout, download)."""
        if name not in self.stored:
            self.stored[name] = make()
        answer: T = self.stored[name]
        return answer

    def named(self, thing: Named) -> str:
        """The thing's name in the reader's language."""
        return thing.name_sv if self.lang == "sv" else thing.name_en or thing.name_sv

    def carried(self, *names: str) -> dict[str, str]:
        """These filters as given, for the address of another page."""
        return {name: self.given[name] for name in names if self.given.get(name)}

    def here(self, *, anchor: str = "", **changes: str) -> str:
        """This page with some filters changed; an empty value removes the filter."""
        return self.link.page(self.path, anchor=anchor, **{**self.given, **changes})

    def download(self, table: str, file_format: Format) -> str:
        """A table of this page as a file, with this page's filters."""
        return self.link.download(self.path, table, file_format, **self.given)
