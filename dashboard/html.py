"""Dash's HTML elements, made in a tenth of the time.

Dash lists the forty attributes an element may have anew for every element, and a page has thousands of elements. These
are the same elements with that list kept once for each kind; an attribute that is not on it is refused as Dash does.
"""

from __future__ import annotations

from collections.abc import Callable
from types import new_class
from typing import Any, TypeVar, cast

from dash import html
from dash.development.base_component import Component

Kind = TypeVar("Kind", bound=type[Component])
WILDCARDS = ("aria-", "data-")


def _quick(kind: Kind) -> Kind:
    """The kind of element, its lists held by the class instead of by every element."""
    maker: Callable[[], Component] = kind
    lists = vars(maker())
    known = frozenset(lists["_prop_names"])

    def begin(self: Component, children: Any = None, **given: Any) -> None:
        if not given.keys() <= known:
            _refuse_unknown(kind, given.keys() - known)
        held = vars(self)
        held["children"] = children
        held.update(given)

    facts = {**vars(kind), **lists, "__init__": begin}
    facts = {name: fact for name, fact in facts.items() if name not in ("__dict__", "__weakref__", "children")}
    return cast("Kind", new_class(kind.__name__, (kind,), exec_body=lambda names: names.update(facts)))


def _refuse_unknown(kind: type[Component], names: set[str]) -> None:
    unknown = sorted(name for name in names if not name.startswith(WILDCARDS))
    if unknown:
        raise TypeError(f"html.{kind.__name__} has no attribute {', '.join(unknown)}")


A = _quick(html.A)
Article = _quick(html.Article)
B = _quick(html.B)
Br = _quick(html.Br)
Button = _quick(html.Button)
Caption = _quick(html.Caption)
Code = _quick(html.Code)
Dd = _quick(html.Dd)
Details = _quick(html.Details)
Div = _quick(html.Div)
Dl = _quick(html.Dl)
Dt = _quick(html.Dt)
Em = _quick(html.Em)
Fieldset = _quick(html.Fieldset)
Figcaption = _quick(html.Figcaption)
Figure = _quick(html.Figure)
Footer = _quick(html.Footer)
Form = _quick(html.Form)
H1 = _quick(html.H1)
H2 = _quick(html.H2)
H3 = _quick(html.H3)
H4 = _quick(html.H4)
Header = _quick(html.Header)
Hr = _quick(html.Hr)
Img = _quick(html.Img)
Label = _quick(html.Label)
Legend = _quick(html.Legend)
Li = _quick(html.Li)
Main = _quick(html.Main)
Nav = _quick(html.Nav)
Ol = _quick(html.Ol)
Optgroup = _quick(html.Optgroup)
Option = _quick(html.Option)
P = _quick(html.P)
Section = _quick(html.Section)
Select = _quick(html.Select)
Small = _quick(html.Small)
Span = _quick(html.Span)
Strong = _quick(html.Strong)
Sub = _quick(html.Sub)
Summary = _quick(html.Summary)
Sup = _quick(html.Sup)
Table = _quick(html.Table)
Tbody = _quick(html.Tbody)
Td = _quick(html.Td)
Tfoot = _quick(html.Tfoot)
Th = _quick(html.Th)
Thead = _quick(html.Thead)
Time = _quick(html.Time)
Tr = _quick(html.Tr)
Ul = _quick(html.Ul)
