"""Checks over a whole release: what no single file can show.

Every module here has a function `check(facts)` that gives selects of findings; a new check is a new
function, and a new module is found by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules

from etl.checks.release.facts import Facts, Findings

Check = Callable[[Facts], Iterable[Findings]]


def release_checks() -> tuple[Check, ...]:
    """The `check` of every module in this folder, by module name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(module.check for module in modules if hasattr(module, "check"))
