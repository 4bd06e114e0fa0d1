"""The book of rules: every `rules_*.py` beside this file is a chapter, collected by its name alone."""

from __future__ import annotations

import importlib
from pathlib import Path

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec


def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the book's order."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("rules_*.py"))
    found = (importlib.import_module(f"tests.spec.{name}").CHAPTER for name in names)
    return tuple(sorted(found, key=lambda chapter: (chapter.order, chapter.code)))


def specs() -> tuple[Spec, ...]:
    """Every rule that is a table of deliveries and a table of the figures in `values`."""
    counted = (chapter for chapter in chapters() if chapter.of_values)
    return tuple(rule for chapter in counted for rule in chapter.rules if isinstance(rule, Spec))
