"""A drawn page as its browser reads it: Dash's answer to the one callback, written without detours.

Dash asks every component for each of its thirty possible attributes and writes every letter outside ASCII as six
signs; a page is mostly text, in Swedish.
"""

from __future__ import annotations

import json
from typing import Any

from dash.development.base_component import Component

from dashboard.markup import attributes_of


def page_json(page: Component, *, place: str) -> bytes:
    """The answer that puts the page into the element `place`.

    Raises ValueError for a number JSON has no word for, TypeError for anything but plain values and components.
    """
    answer = {"multi": True, "response": {place: {"children": page}}}
    written = json.dumps(answer, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return written.encode()


def _plain(part: object) -> dict[str, Any]:
    """A component as the renderer reads it; children that are not there are not written."""
    if not isinstance(part, Component):
        raise TypeError(f"{type(part).__name__} is neither a plain value nor a component")
    kind = vars(type(part))
    return {"props": attributes_of(part), "type": kind["_type"], "namespace": kind["_namespace"]}
