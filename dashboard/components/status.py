"""Status: sign, word and colour together, never colour alone, never for regions."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.attributes import aria, given
from dashboard.request import PageRequest
from warehouse.status import Status


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
