"""The cells of the progress table that say more than their value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import absence_word
from dashboard.components.bullet import Bullet, bullet
from dashboard.components.status import status_mark
from dashboard.components.text import badge
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, target_word
from dashboard.sections.notes import below_status
from dashboard.table import Row

Series = Mapping[tuple[str, str], Sequence[Decimal | None]]


def selected_cell(request: PageRequest, row: Row) -> Any:
    """Selected; below it how far it reaches, what is left to call for and what ended operations have not delivered."""
    decimals, number = int(row["decimaler"]), request.f.number
    said = []
    reached = row["status"] == "reached"  # what is decided then need not suffice for anything
    if row["valt_racker"] != "no_target" and not reached:
        said.append(request.t(f"reach.{row['valt_racker']}").lower())
    if row["kvar"] is not None and row["kvar"] > 0 and not reached:
        said.append(request.t("pages.reach.short", value=number(row["kvar"], decimals)))
    if row["leveransrisk"] is not None and row["leveransrisk"] > 0:
        said.append(request.t("pages.reach.risk", value=number(row["leveransrisk"], decimals)))
    value = html.A(number(row["valt"], decimals, absent=row["valt_saknas"]), href=row["rader"])
    return [value, *[html.Small(words, className="below") for words in said]]


def implemented_cell(request: PageRequest, row: Row) -> Any:
    """Implemented with the sign of its absence, and the declared part."""
    value = request.f.number(row["genomfort"], int(row["decimaler"]), absent=row["saknas"])
    title: dict[str, Any] = {}
    if row["genomfort"] is None:
        title = {"title": absence_word(request, absence(row["saknas"]))}
    link = html.A(value, href=row["rader"], **title)
    if not row["uppgivet"]:
        return link
    return [link, html.Small(request.t("pages.figure.partly_declared"), className="below")]


def status_cell(request: PageRequest, row: Row) -> Any:
    """The mark, leading to what it was concluded from, with the deviation note below it."""
    return [status_mark(request, row["status"], href=row["bedomning"]), *below_status(request, row)]


def target_cell(request: PageRequest, row: Row) -> Any:
    """The target, marked where it is an example or to be looked at."""
    value = request.f.number(row["mal2029"], int(row["decimaler"]), absent="not_applicable")
    marks: list[Component] = []
    if row["exempelmal"] == request.t("word.yes"):
        marks.append(html.Small(request.t("app.example_target"), className="below"))
    if row["granska"] or row["valt_granska"]:
        marks.append(badge(request.t("status.review"), tone="warning"))
    return [value, *marks]


def bullet_cell(request: PageRequest, row: Row) -> Component:
    """The bullet: implemented and selected against milestone and target."""
    decimals, f = int(row["decimaler"]), request.f
    confirmed = row["exempelmal"] != request.t("word.yes")
    words = request.t(
        "pages.figure.bullet",
        implemented=f.number(row["genomfort"], decimals, absent=row["saknas"]),
        selected=f.number(row["valt"], decimals, absent=row["valt_saknas"]),
        target_word=target_word(request, confirmed=confirmed),
        target=f.number(row["mal2029"], decimals, absent="not_applicable"),
        unit=row["enhet"],
    )
    drawn = Bullet(row["genomfort"], row["valt"], row["delmal2024"], row["mal2029"])
    return bullet(drawn, words=words)
