"""The site: which pages there are, for which programme, on which release; addresses become requests."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import ModuleType
from typing import cast
from urllib.parse import parse_qsl

from config.errors import ResultatkedjanError
from config.model import Programme
from config.texts import Catalogue, catalogue
from dashboard.content import NotFoundError, PageModule
from dashboard.filters import SHARED, BadParameterError, checked, excerpt_of
from dashboard.links import DEFAULT_LANGUAGE, LANGUAGES, SHARED_PARAMS
from dashboard.request import PageRequest
from warehouse.connections import ReleaseHandle

MOST_PARAMETERS = 20
LONGEST_ADDRESS = 2000

Releases = Callable[[], ReleaseHandle]
"""Gives the current release; raises NoReleaseError where nothing is published."""


@dataclass(frozen=True)
class Site:
    """Everything an address is read against."""

    programme: Programme
    releases: Releases
    pages: tuple[PageModule, ...]  # in menu order

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], PageModule], ...]:
        return tuple((_pattern(page.PATH), page) for page in self.pages)

    def words(self, lang: str) -> Catalogue:
        """The texts of a language."""
        return catalogue(lang, self.programme.folder)

    def page_at(self, path: str) -> tuple[PageModule, dict[str, str]] | None:
        """The page of a path and the path's variables; None where there is no page."""
        for pattern, page in self._patterns:
            if found := pattern.fullmatch(path):
                return page, found.groupdict()
        return None

    def request(self, path: str, query: str) -> tuple[PageModule, PageRequest]:
        """The page and the checked request for an address.

        Raises NotFoundError for a path without a page, BadParameterError for anything the page does
        not offer, NoReleaseError before the first release.
        """
        given = read_query(query, self.words(read_language(query)))
        lang = given.pop("lang", "") or DEFAULT_LANGUAGE
        words = self.words(_language(lang, self.words(DEFAULT_LANGUAGE)))
        found = self.page_at(path)
        if found is None:
            raise not_found(path, words)
        page, keys = found
        bare = PageRequest(path, keys, given, given, lang, self.programme, self.releases(), words)
        shared = checked(bare, SHARED, {name: value for name, value in given.items() if name in SHARED_PARAMS})
        part = replace(bare, release=excerpt_of(bare, shared))
        own = {name: value for name, value in given.items() if name not in SHARED_PARAMS}
        return page, replace(part, params=shared | checked(part, page.FILTERS, own))


def read_query(query: str, words: Catalogue) -> dict[str, str]:
    """The parameters of a query string, empty ones left out. Raises BadParameterError for a hostile one."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS, errors="strict")
    except (ValueError, UnicodeDecodeError):
        raise _bad_query(words) from None
    if len(query) > LONGEST_ADDRESS or len({name for name, _ in pairs}) < len(pairs):
        raise _bad_query(words)
    return {name: value.strip() for name, value in pairs if value.strip()}


def read_language(query: str) -> str:
    """The language an address asks for; Swedish where it is not readable. For error pages."""
    wanted = dict(parse_qsl(query[:LONGEST_ADDRESS], errors="replace")).get("lang", DEFAULT_LANGUAGE)
    return wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE


def not_found(path: str, words: Catalogue) -> ResultatkedjanError:
    """The error of a path that names nothing."""
    return NotFoundError(where=path[:100], found=words.t("error.no_page"), todo=words.t("error.todo_page"))


def collect_pages(package: ModuleType) -> tuple[PageModule, ...]:
    """Every page module of a package, in menu order; a module becomes a page by having a PATH."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in names]
    pages = [cast("PageModule", module) for module in modules if hasattr(module, "PATH")]
    return tuple(sorted(pages, key=lambda page: (page.NAV.order if page.NAV else 1000, page.PATH)))


def menu(pages: Iterable[PageModule]) -> list[PageModule]:
    """The pages that stand in the menu."""
    return [page for page in pages if page.NAV]


def _pattern(path: str) -> re.Pattern[str]:
    """A path template as a pattern: `<code>` takes the rest of the path, slashes included."""
    parts = re.split(r"<([a-z_]+)>", path)
    return re.compile(
        "".join(f"(?P<{part}>.{{1,80}})" if place % 2 else re.escape(part) for place, part in enumerate(parts))
    )


def _language(lang: str, words: Catalogue) -> str:
    if lang in LANGUAGES:
        return lang
    raise BadParameterError(
        where=words.t("error.where_parameter", name="lang"),
        found=f"”{lang[:20]}”",
        expected=", ".join(LANGUAGES),
        todo=words.t("error.todo_parameter"),
    )


def _bad_query(words: Catalogue) -> BadParameterError:
    return BadParameterError(
        where=words.t("error.where_address"), found=words.t("error.bad_query"), todo=words.t("error.todo_parameter")
    )


def filters_given(request: PageRequest, page: PageModule) -> Mapping[str, str]:
    """The filters of a request that differ from the page's defaults, by parameter, as readers see them."""
    chosen = {}
    for each in (*page.FILTERS, *SHARED):
        value = request.params.get(each.name, "")
        default = each.default(request) if each.default else ""
        if each.shown and value and value != default:
            chosen[each.name] = each.label_of(request, value)
    return chosen
