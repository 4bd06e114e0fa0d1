"""Status: sign, word and colour together, never colour alone, never for regions."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria, given
from dashboard.request import PageRequest
from warehouse.selected_status import Reach
from warehouse.status import Status

LOOK: dict[Reach, Status] = {
    "enough": "reached",
    "nearly": "on_track",
    "short": "watch",
    "far_short": "behind",
    "too_early": "not_expected",
    "nothing_planned": "missing",
    "not_assessable": "no_target",
    "protected": "protected",
    "no_target": "no_target",
}
"""How far the decided operations reach → the status whose sign and colour it has; the words are its own."""


def status_mark(request: PageRequest, status: Status, *, href: str = "", note: str = "") -> Component:
    """The mark of a status, linked to what it was concluded from where `href` is given."""
    sign = html.Span(request.t(f"status_mark.{status}"), className="status-sign", **aria(hidden="true"))
    words = html.Span(request.t(f"status.{status}"), className="status-word")
    said = html.Span([sign, words], className=f"status status-{status}", **given(title=note))
    return html.A(said, href=href, className="status-link") if href else said


def status_sign(request: PageRequest, status: Status) -> Component:
    """The sign alone for narrow cells; the word is there for screen readers and as a tooltip."""
    word = request.t(f"status.{status}")
    sign = html.Span(request.t(f"status_mark.{status}"), className="status-sign", **aria(hidden="true"))
    return html.Span(
        [sign, html.Span(word, className="unseen")], className=f"status status-{status} status-short", title=word
    )


def reach_mark(request: PageRequest, reach: Reach) -> Component:
    """The mark of how far the decided operations reach."""
    look = LOOK[reach]
    sign = html.Span(request.t(f"status_mark.{look}"), className="status-sign", **aria(hidden="true"))
    words = html.Span(request.t(f"reach.{reach}"), className="status-word")
    return html.Span([sign, words], className=f"status status-{look}")
