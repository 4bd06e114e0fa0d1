"""A fact of the configuration that somebody must fill in: the fact, or a visible mark that it is not there."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.components.text import badge
from dashboard.request import PageRequest


def fact(request: PageRequest, words: str) -> Component | str:
    """The words, or the mark "not filled in"; nothing is made up."""
    return words or badge(request.t("fact.not_filled"), tone="warning")
