"""Drawn pages kept in memory: a page is a function of its release, its address and the reader's tier.

A new release has a new id and thereby new keys; old pages fall out as new ones come in.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, Response, request

from config.errors import ResultatkedjanError
from config.settings import Tier
from dashboard.site import Releases

ENDPOINT = "/_dash-update-component"
MOST_PAGES = 128

Draw = Callable[[str, str], bytes]
"""Draws the page of a path and a query string; raises where there is none."""


@dataclass(frozen=True)
class PageKey:
    """What a drawn page depends on."""

    release_id: str
    tier: Tier
    pathname: str
    search: str


class PageCache:
    """The drawn pages, least recently asked for first; may be used by many threads."""

    def __init__(self) -> None:
        self._pages: OrderedDict[PageKey, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: PageKey) -> bytes | None:
        """The drawn page, None where there is none."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: PageKey, page: bytes) -> None:
        """Keep a page and let go of the one longest not asked for."""
        with self._lock:
            self._pages[key] = page
            if len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)


def register_page_cache(server: Flask, releases: Releases, draw: Draw) -> None:
    """Answer with the page drawn before, or draw it; runs after the request was checked, before it is compressed.

    Where there is no release to draw from, the callback says so.
    """
    cache = PageCache()

    def drawn() -> Response | None:
        key = _key(releases) if request.endpoint == ENDPOINT else None
        if key is None:
            return None
        page = cache.get(key) or draw(key.pathname, key.search)
        if key == _key(releases):  # else a release came in between: the next reader's key is another
            cache.keep(key, page)
        return Response(page, mimetype="application/json")

    server.before_request(drawn)


def _key(releases: Releases) -> PageKey | None:
    """The key of the page a checked body asks for; None where there is no release to draw it from."""
    try:
        release = releases()
    except ResultatkedjanError:
        return None
    pathname, search = (given.get("value") or "" for given in request.get_json()["inputs"])
    return PageKey(release.release_id, release.tier, pathname, search)
