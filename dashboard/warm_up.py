"""Draw one address of every page before readers come, so that the first of them waits no longer than the next.

Reading a release for the first time opens its file, compiles every statement and loads what charts need.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from urllib.parse import unquote

from dashboard.page_cache import Draw
from dashboard.site import Site

LOG = logging.getLogger(__name__)
_ADDRESS = re.compile(rb'href(?:":|=\\)"(/[^"?#&\\]*)')
"""A link's path in a drawn page: of a component, or of an element in markup."""


def warm_up(site: Site, draw: Draw) -> tuple[str, ...]:
    """The paths drawn: one of every page there is a way to from those that stand alone.

    A page that can not be drawn is logged and left to its readers: one page must not keep the others away.
    """
    drawn: dict[str, str] = {}
    paths = deque(page.PATH for page in site.pages if "<" not in page.PATH)
    while paths and len(drawn) < len(site.pages):
        path = paths.popleft()
        found = site.page_at(path)
        if found and found[0].PATH not in drawn:
            drawn[found[0].PATH] = path
            paths.extend(_links(path, draw))
    return tuple(drawn.values())


def _links(path: str, draw: Draw) -> list[str]:
    try:
        page = draw(path, "")
    except Exception:
        LOG.exception("%s could not be drawn ahead", path)
        return []
    return [unquote(each.decode()) for each in _ADDRESS.findall(page)]
