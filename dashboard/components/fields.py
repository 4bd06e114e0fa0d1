"""Plain form fields, also for what Dash's own inputs do not offer: files, passwords, what has to be filled in."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria, given

HINT = "hint"


class _Plain(Component):
    """An HTML element that Dash has no component for, or not one with all its attributes; only drawn as HTML."""

    names: tuple[str, ...] = ()

    def __init__(self, **props: Any) -> None:
        self._children_props: list[str] = []
        self._base_nodes = ["children"]
        self._valid_wildcard_attributes = ["aria-", "data-"]
        self._prop_names = [*self.names, "aria-*", "data-*"]
        self.available_properties = self._prop_names
        self.available_wildcard_properties = self._valid_wildcard_attributes
        super().__init__(**props)


class Field(_Plain):
    """An input element."""

    _namespace = "dash_html_components"
    _type = "Input"
    names = ("id", "type", "name", "value", "className", "accept", "multiple", "required", "maxLength", "autoComplete")


class Bar(_Plain):
    """How much of something is done; without a value, that something is being done."""

    _namespace = "dash_html_components"
    _type = "Progress"
    names = ("id", "value", "max", "className")


def field(label: str, *, name: str, kind: str = "text", hint: str = "", **props: Any) -> Component:
    """A field with its label and, between the two, a hint that a screen reader reads with the field."""
    said = [html.Small(hint, id=f"{name}-{HINT}")] if hint else []
    described = aria(describedby=f"{name}-{HINT}" if hint else "")
    control = Field(id=name, name=name, type=kind, className="control", **described, **props)
    return html.Div([html.Label(label, htmlFor=name), *said, control], className="field")


def hidden(name: str, value: str) -> Component:
    """A value that goes along with a form."""
    return Field(type="hidden", name=name, value=value)


def tick(label: str, *, name: str) -> Component:
    """A box to tick, named by the words after it."""
    box = Field(id=name, name=name, type="checkbox", value="ja")
    return html.Div([box, " ", html.Label(label, htmlFor=name)], className="tick")


def post_form(*parts: Component, action: str, token: str, button: str, **props: Any) -> Component:
    """A form that is posted with the visitor's token."""
    submit = html.Button(button, type="submit", **given(className=props.pop("look", "button")))
    return html.Form([hidden("token", token), *parts, submit], method="post", action=action, className="deed", **props)
