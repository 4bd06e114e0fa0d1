"""Attributes of components that are only sometimes there, or cannot be written as Python keywords."""

from __future__ import annotations

from typing import Any


def aria(**said: str) -> dict[str, Any]:
    """The attributes `aria-<name>` of a component: `html.Nav(…, **aria(label="Sökväg"))`; empty ones left out."""
    return {f"aria-{name}": value for name, value in said.items() if value}


def given(**said: Any) -> dict[str, Any]:
    """The attributes that have a value: `html.Section(…, **given(id=anchor))`."""
    return {name: value for name, value in said.items() if value}
