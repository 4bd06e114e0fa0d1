"""How an absence looks: its sign, its word, and the legend under whatever shows it. The one place for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard import html
from dashboard.request import PageRequest
from dashboard.signs import SIGNS, sign
from warehouse.absences import ABSENCES

APPEARANCES = ("zero", *ABSENCES)
"""The five things that are never mixed up, nought first."""


def absence_word(request: PageRequest, reason: str) -> str:
    """Why there is no value, in words."""
    return request.t(f"absence.{reason}")


def with_word(request: PageRequest, reason: str) -> str:
    """The sign and its word: "– uppgift saknas"."""
    return f"{sign(reason)} {absence_word(request, reason).lower()}"


def signs_in_words(request: PageRequest, reasons: Iterable[str] = APPEARANCES) -> str:
    """The signs of these absences with their words, in the order of the legend."""
    used = set(reasons)
    return " · ".join(with_word(request, reason) for reason in APPEARANCES if reason in used)


def legend(request: PageRequest, reasons: Iterable[str]) -> list[Component]:
    """The line under a table that explains the signs it holds; nothing where it holds none."""
    words = signs_in_words(request, reasons)
    label = request.t("absence.legend")
    return [html.P(f"{label}: {words}", className="table-note absences")] if words else []


def reason_of(text: str) -> str | None:
    """The absence a cell's text is the sign of; None for any other text, nought too."""
    return next((reason for reason in ABSENCES if SIGNS[reason] == text), None)
