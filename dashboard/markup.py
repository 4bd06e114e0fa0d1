"""Dash's HTML components as HTML text: what stands still needs no component in the browser.

Only listed elements and attributes are written, every text and value is escaped, and an address that is neither our
own nor https is left out: a name from a delivery stays a name.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeGuard

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
    written: list[str] = []
    _write(part, written)
    return escape(_Html("".join(written)))


def attributes_of(part: Component) -> dict[str, Any]:
    """What was given to a component, its children among it."""
    return {name: value for name, value in vars(part).items() if value is not None and not name.startswith(INTERNAL)}


def is_component(part: object) -> TypeGuard[Component]:
    """Whether the part is a component: asked of every text of a page, and `isinstance` of an abstract class is slow."""
    return Component in type(part).__mro__


def stands_still(part: Component) -> bool:
    """Whether the component itself is no more than an HTML element."""
    kind = vars(type(part))
    return _stands_still(kind["_namespace"], kind["_type"])


def _stands_still(namespace: str, name: str) -> bool:
    return namespace == "dash_html_components" or (namespace, name) == ("dash_bootstrap_components", "Input")


def _write(part: Any, written: list[str]) -> None:
    """Add the part to what is written so far."""
    if type(part) is str:
        written.append(_escaped(part))
    elif is_component(part):
        _write_element(part, written)
    elif isinstance(part, list | tuple):
        for each in part:
            _write(each, written)
    elif isinstance(part, str):
        written.append(_escaped(part))
    elif isinstance(part, int | float):
        written.append(_number(part))
    elif part is not None:
        raise TypeError(f"{type(part).__name__} is neither a plain value nor a component")


def _write_element(part: Component, written: list[str]) -> None:
    kind = vars(type(part))
    tag = _tag(kind["_namespace"], kind["_type"])
    props = attributes_of(part)
    attributes = [_attribute(name, written_as, props[name]) for name, written_as in _in_order(tuple(props))]
    written.append(f"<{tag}{''.join(attributes)}>")
    if tag not in _VOID:
        _write(props.get("children"), written)
        written.append(f"</{tag}>")


@cache
def _tag(namespace: str, name: str) -> str:
    tag = name.lower()
    if not _stands_still(namespace, name) or tag not in TAGS:
        raise TypeError(f"{tag} is drawn by script and has no markup")
    return tag


@cache
def _in_order(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The attributes that are written, always in one order, aria and data last, each with its name in HTML."""
    return tuple(
        (name, _NAMES.get(name, name.lower()))
        for name in sorted(names, key=lambda name: ("-" in name, name))
        if name not in _NOT_WRITTEN
    )


def _attribute(name: str, written: str, value: Any) -> str:
    if value is False:
        return ""
    if name == "style":
        return f' {LENGTHS}="{_escaped(";".join(f"{each}:{length}" for each, length in value.items()))}"'
    if written not in ATTRIBUTES and not _is_said(written):
        raise TypeError(f"{name} is no attribute of a part that stands still")
    if written in _ADDRESSES and not str(value).startswith(_OURS):
        return ""
    return f" {written}" if value is True else f' {written}="{_escaped(str(value))}"'


def _is_said(written: str) -> bool:
    """Whether it is an attribute for screen readers or the style sheet; those of the page's script are not given."""
    return written.startswith(("aria-", "data-")) and written not in (LENGTHS, MARKUP)


def _number(value: float) -> str:
    return json.dumps(value, allow_nan=False).removesuffix(".0")  # as a browser writes a number


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("\r", "&#13;")
