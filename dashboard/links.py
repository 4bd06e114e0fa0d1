"""Every address the dashboard shows is made here: percent-encoded, language kept, nothing empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote, urlencode

LANGUAGES = ("sv", "en")
DEFAULT_LANGUAGE = "sv"
DOWNLOADS = "/nedladdning"
PACKS = f"{DOWNLOADS}/motesunderlag"
TAKE_AWAY = f"{DOWNLOADS}/export"
HEALTH = "/halsa"
THEME = "/tema.css"
DELIVER = "/leverans"
GLOSSARY = "/ordlista"
SEARCH = "/sok"
SEARCH_TEXT = "q"
"""The page that searches, and its parameter: the form in the head of every page asks there."""

SHARED_PARAMS = ("kand", "styrka", "hallbarhet", "social")
"""Parameters that every page takes and every link carries along: which part of the release is shown."""

Format = Literal["sv.csv", "csv", "xlsx"]


def address(path: str, params: Mapping[str, str]) -> str:
    """A local address: encoded path, parameters in the order given, empty ones left out."""
    query = urlencode({key: value for key, value in params.items() if value}, quote_via=quote)
    return quote(path) + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Links:
    """Addresses in one language and one part of the release; the default language is not written out."""

    lang: str = DEFAULT_LANGUAGE
    kept: Mapping[str, str] = field(default_factory=dict)  # the SHARED_PARAMS of the page the links stand on

    def page(self, path: str, *, anchor: str = "", **params: str) -> str:
        """The address of a page with its filters, optionally at a place on the page."""
        language = {} if self.lang == DEFAULT_LANGUAGE else {"lang": self.lang}
        return address(path, {**self.kept, **params, **language}) + (f"#{quote(anchor)}" if anchor else "")

    def overview(self, **params: str) -> str:
        """The overview."""
        return self.page("/", **params)

    def chain(self, **params: str) -> str:
        """The results chain."""
        return self.page("/resultatkedja", **params)

    def indicator(self, code: str, *, anchor: str = "", **params: str) -> str:
        """One indicator."""
        return self.page(f"/indikator/{code}", anchor=anchor, **params)

    def objective(self, code: str, **params: str) -> str:
        """One specific objective."""
        return self.page(f"/mal/{code}", **params)

    def field(self, code: str, **params: str) -> str:
        """One intervention field."""
        return self.page(f"/intervention/{code}", **params)

    def regions(self, *, anchor: str = "", **params: str) -> str:
        """The regions side by side."""
        return self.page("/regioner", anchor=anchor, **params)

    def economy(self, *, anchor: str = "", **params: str) -> str:
        """The programme's money."""
        return self.page("/ekonomi", anchor=anchor, **params)

    def operations(self, **params: str) -> str:
        """The list of operations."""
        return self.page("/projekt", **params)

    def operation(self, operation_id: str, *, anchor: str = "", **params: str) -> str:
        """One operation."""
        return self.page(f"/projekt/{operation_id}", anchor=anchor, **params)

    def quality(self, *, anchor: str = "", **params: str) -> str:
        """Data quality: deliveries and findings."""
        return self.page("/datakvalitet", anchor=anchor, **params)

    def method(self, *, anchor: str = "") -> str:
        """How the figures are made."""
        return self.page("/metod", anchor=anchor)

    def glossary(self, *, anchor: str = "") -> str:
        """What the words mean; `anchor` is a term's code."""
        return self.page(GLOSSARY, anchor=anchor)

    def download(self, page_path: str, table: str, file_format: Format, **params: str) -> str:
        """One table of a page as a file, with the page's own filters."""
        return self.page(f"{DOWNLOADS}{page_path.rstrip('/')}/{table}.{file_format}", **params)

    def pack(self, region: str, **params: str) -> str:
        """The meeting pack of a region as a file."""
        return self.page(f"{PACKS}/{region}.html", **params)

    def take_away(self, **params: str) -> str:
        """The file that the page `/export` is asked for."""
        return self.page(TAKE_AWAY, **params)

    def language(self, path: str, lang: str, **params: str) -> str:
        """The same page with the same filters in another language."""
        return Links(lang, self.kept).page(path, **params)

    def cleared(self, path: str) -> str:
        """The page without any filter, the shared ones included."""
        return Links(self.lang).page(path)
