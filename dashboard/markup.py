"""Dash's HTML components as HTML text: what stands still needs no component in the browser.

Only listed elements and attributes are written, every text and value is escaped, and an address that is neither our
own nor https is left out: a name from a delivery stays a name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup, escape

INTERNAL = ("_", "available_")
"""Beginnings of what a component holds besides its attributes."""
_TAGS = (
    "a article b br button caption code dd details div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 "
    "header hr img input label legend li main nav ol optgroup option p progress section select small span strong sub "
    "summary sup table tbody td tfoot th thead time tr ul"
)
_VOID = frozenset({"img", "br", "hr", "input"})
_ATTRIBUTES = (
    "abbr accept action alt autocomplete class colspan datetime enctype for height href hreflang id lang max maxlength "
    "method multiple name open required role rowspan scope selected src tabindex title type value width"
)
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
_NAMES = {"className": "class", "htmlFor": "for"}
_NOT_WRITTEN = frozenset({"children", "disable_n_clicks", "n_clicks", "key"})
_ADDRESSES = frozenset({"href", "src", "action"})
_OURS = ("/", "?", "#", "https://", "data:image/svg+xml,")
MARKUP = "data-markup"
"""The content of an element that stands still, which the page's script puts into its place."""
LENGTHS = "data-lengths"
"""Lengths of a drawing as `name:value;…`; the page's script sets them, as the policy allows no style in HTML."""


class _Html(str):
    """Text that is HTML already."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def markup(part: Any) -> Markup:
    """The part as HTML; raises TypeError for what only a script can draw and for what is not on the lists."""
    return escape(_Html("".join(_written(part))))


def attributes_of(part: Component) -> dict[str, Any]:
    """What was given to a component, its children among it."""
    return {name: value for name, value in vars(part).items() if value is not None and not name.startswith(INTERNAL)}


def stands_still(part: Component) -> bool:
    """Whether the component itself is no more than an HTML element."""
    kind = vars(type(part))
    return kind["_namespace"] == "dash_html_components" or _is_field(part)


def _is_field(part: Component) -> bool:
    kind = vars(type(part))
    return (kind["_namespace"], kind["_type"]) == ("dash_bootstrap_components", "Input")


def _written(part: Any) -> Iterator[str]:
    if isinstance(part, Component):
        yield from _element(part)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _written(each)
    elif isinstance(part, str):
        yield _escaped(part)
    elif isinstance(part, int | float):
        yield json.dumps(part, allow_nan=False).removesuffix(".0")  # as a browser writes a number
    elif part is not None:
        raise TypeError(f"{type(part).__name__} is neither a plain value nor a component")


def _element(part: Component) -> Iterator[str]:
    tag = str(vars(type(part))["_type"]).lower()
    if not stands_still(part) or tag not in TAGS:
        raise TypeError(f"{tag} is drawn by script and has no markup")
    props = attributes_of(part)
    named = sorted(props, key=lambda name: ("-" in name, name))  # always in one order, aria and data last
    yield f"<{tag}{''.join(_attribute(name, props[name]) for name in named)}>"
    if tag not in _VOID:
        yield from _written(props.get("children"))
        yield f"</{tag}>"


def _attribute(name: str, value: Any) -> str:
    if name in _NOT_WRITTEN or value is False:
        return ""
    if name == "style":
        return f' {LENGTHS}="{_escaped(";".join(f"{each}:{length}" for each, length in value.items()))}"'
    written = _NAMES.get(name, name.lower())
    if written not in ATTRIBUTES and not _is_said(written):
        raise TypeError(f"{name} is no attribute of a part that stands still")
    if written in _ADDRESSES and not str(value).startswith(_OURS):
        return ""
    return f" {written}" if value is True else f' {written}="{_escaped(str(value))}"'


def _is_said(written: str) -> bool:
    """Whether it is an attribute for screen readers or the style sheet; those of the page's script are not given."""
    return written.startswith(("aria-", "data-")) and written not in (LENGTHS, MARKUP)


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")
