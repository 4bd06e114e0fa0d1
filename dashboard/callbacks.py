"""The one callback: the address in, the page out; and the only request body it accepts."""

from __future__ import annotations

import re

from dash import Dash, Input, Output, dcc
from dash.development.base_component import Component
from flask import abort

from config.errors import ResultatkedjanError
from dashboard import html
from dashboard.error_pages import status_of
from dashboard.layout import framed
from dashboard.page_cache import Draw
from dashboard.page_json import page_json
from dashboard.site import Site
from dashboard.still import still

ADDRESS = "adress"
PAGE = "sida"
OUTPUT = f"{PAGE}.children"
INPUTS = (("pathname", 300), ("search", 4000))
KEYS = frozenset({"output", "outputs", "inputs", "changedPropIds", "parsedChangedPropsIds", "end_id", "endId"})


def base_layout() -> Component:
    """What stands before the first answer."""
    return html.Div([dcc.Location(id=ADDRESS, refresh=False), html.Div(id=PAGE, className="page")])


def register_callbacks(app: Dash, site: Site) -> None:
    """Draw the page of an address."""

    @app.callback(Output(PAGE, "children"), Input(ADDRESS, "pathname"), Input(ADDRESS, "search"))
    def page(pathname: str | None, search: str | None) -> Component:
        return _drawn(site, pathname or "", search or "")


def page_drawer(site: Site) -> Draw:
    """The same answer without Dash's detours: what the page cache asks before the callback is reached."""
    return lambda pathname, search: page_json(_drawn(site, pathname, search), place=PAGE)


def _drawn(site: Site, pathname: str, search: str) -> Component:
    try:
        found, request = site.request(pathname or "/", search.removeprefix("?"))
        with request.connected():
            return still(framed(found, request))
    except ResultatkedjanError as error:
        abort(status_of(error))


_LONE = re.compile("[\ud800-\udfff]")
"""Half of a character: no address of a browser holds one."""


def body_allowed(body: object) -> bool:
    """Whether a callback's body is exactly what our own page sends; anything else never reaches Dash."""
    if not isinstance(body, dict) or body.get("output") != OUTPUT:
        return False
    if body.get("outputs") != {"id": PAGE, "property": "children"} or body.get("state", []) != []:
        return False
    return _inputs_allowed(body.get("inputs")) and _changed_allowed(body.get("changedPropIds", []))


def _inputs_allowed(inputs: object) -> bool:
    if not isinstance(inputs, list) or len(inputs) != len(INPUTS):
        return False
    return all(_input_allowed(given, name, longest) for given, (name, longest) in zip(inputs, INPUTS, strict=True))


def _input_allowed(given: object, name: str, longest: int) -> bool:
    if not isinstance(given, dict) or set(given) - {"id", "property", "value"}:
        return False
    value = given.get("value") or ""
    named = (given.get("id"), given.get("property")) == (ADDRESS, name)
    return named and isinstance(value, str) and len(value) <= longest and not _LONE.search(value)


def _changed_allowed(changed: object) -> bool:
    names = {f"{ADDRESS}.{name}" for name, _ in INPUTS}
    if not isinstance(changed, list) or len(changed) > len(INPUTS):
        return False
    return all(isinstance(each, str) and each in names for each in changed)
