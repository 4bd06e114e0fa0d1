"""What stands still on a page travels as HTML text in the element it fills; only charts are drawn by components.

The renderer needs some milliseconds for every component, and a page has thousands, nearly all of them text in a table.
An element without a chart in it keeps its own attributes and carries its content in `data-markup`, from where the
page's script puts it into its place. The elements of the page are the same in either case.
"""

from __future__ import annotations

import copy
from typing import Any

from dash.development.base_component import Component

from dashboard.markup import MARKUP, is_component, markup, stands_still


def still(page: Component) -> Component:
    """The page with as few components as it can do with; the one given is left as it is."""
    moving: set[int] = set()
    _find_moving(page, moving)
    stilled: Component = _stilled(page, moving)
    return stilled


def _find_moving(part: Any, moving: set[int]) -> bool:
    """Whether a chart is in the part; notes every component that one is in."""
    if type(part) is str:
        return False
    if isinstance(part, list | tuple):
        found = False
        for each in part:  # all of them, also after the first chart
            found = _find_moving(each, moving) or found
        return found
    if not is_component(part):
        return False
    inside = _find_moving(getattr(part, "children", None), moving)
    if inside or not stands_still(part):
        moving.add(id(part))
        return True
    return False


def _stilled(part: Any, moving: set[int]) -> Any:
    if isinstance(part, list | tuple):
        return [_stilled(each, moving) for each in part]
    children = getattr(part, "children", None)
    if not is_component(part) or children is None or isinstance(children, str):
        return part
    stilled = copy.copy(part)
    if id(part) in moving:
        stilled.children = _stilled(children, moving)
    else:
        stilled.children = None
        setattr(stilled, MARKUP, str(markup(children)))
    return stilled
