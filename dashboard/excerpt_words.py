"""Which part of the release a page or a file shows, in words."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.components.text import link, notice
from dashboard.filters import SHARED
from dashboard.links import SHARED_PARAMS
from dashboard.request import PageRequest


def excerpt_words(request: PageRequest) -> str:
    """The shared filters in force, empty where the whole release is shown: "Som känt: 2025-07-31"."""
    if request.release.part is None:
        return ""
    values = {each: request.params.get(each.name, "") for each in SHARED}
    said = (f"{request.t(each.label)}: {each.label_of(request, value)}" for each, value in values.items() if value)
    return "; ".join(said)


def excerpt_notice(request: PageRequest) -> list[Component]:
    """What a reader of a page drawn from an excerpt must know first, in print too; nothing for a whole release."""
    release, said = request.release, []
    if release.part is None:
        return []
    if release.known_on != release.whole.known_on:
        days = {"known_on": release.known_on.isoformat(), "now": release.whole.known_on.isoformat()}
        said.append(request.t("excerpt.known_on", **days))
    if release.tags.chosen:
        said.append(request.t("excerpt.tags", tags=_tags(request)))
    whole = link(request.t("excerpt.whole"), request.here(**dict.fromkeys(SHARED_PARAMS, "")))
    return [notice(" ".join(said), " ", whole, tone="warning")]


def _tags(request: PageRequest) -> str:
    chosen = [(each, request.params[each.name]) for each in SHARED[1:] if request.params[each.name]]
    return ", ".join(f"{request.t(each.label).lower()} {each.label_of(request, value)}" for each, value in chosen)


def file_suffix(request: PageRequest) -> str:
    """What a file name says about the excerpt: "_kand-2025-07-31_urval", nothing for a whole release."""
    release = request.release
    day = "" if release.known_on == release.whole.known_on else f"_kand-{release.known_on.isoformat()}"
    return day + ("_urval" if release.tags.chosen else "")
