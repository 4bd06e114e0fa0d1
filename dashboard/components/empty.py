"""The four ways a part of a page can be empty, kept apart (no rows, not reported, not applicable, protected)."""

from __future__ import annotations

from typing import Literal

from dash.development.base_component import Component

from dashboard import html
from dashboard.request import PageRequest

Empty = Literal["no_rows", "not_reported", "not_applicable", "protected"]


def empty(request: PageRequest, kind: Empty) -> Component:
    """The words of this kind of emptiness, and the way on from it."""
    return html.P([request.t(f"empty.{kind}"), *_way_on(request, kind)], className=f"empty empty-{kind}")


def _way_on(request: PageRequest, kind: Empty) -> list[Component | str]:
    """Out of an empty choice; else to what explains the emptiness."""
    ways = {
        "no_rows": (request.t("app.clear"), request.link.cleared(request.path) if request.given else ""),
        "not_reported": (request.t("about.see_reporting"), request.link.quality()),
        "not_applicable": (request.t("about.see_signs"), request.link.method(anchor="tecken")),
        "protected": (request.t("about.see_signs"), request.link.method(anchor="tecken")),
    }
    words, href = ways[kind]
    return [" ", html.A(words, href=href)] if href else []


def no_hits(request: PageRequest) -> Component:
    """The words of a search that found nothing, announced to screen readers."""
    return html.P(request.t("pages.search.nothing"), className="empty empty-no_rows", role="status")
