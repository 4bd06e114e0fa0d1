"""Files and functions stay small enough to read at once."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles

from tests.architecture.source import ROOMS, ROOT, Measured, functions, modules

ALL = (*ROOMS, "bench", "docs", "tests")
MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 60
MAX_MEDIAN_LINES = 10
MAX_P90_LINES = 40
MIN_COPIED_STATEMENTS = 3


def test_no_file_is_longer_than_the_budget() -> None:
    lines = {str(path.relative_to(ROOT)): _lines(path) for path in modules(*ALL)}
    assert {path: count for path, count in lines.items() if count > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_the_budget() -> None:
    too_long = [f"{found.where}: {found.lines}" for found in functions(*ALL) if found.lines > MAX_FUNCTION_LINES]
    assert too_long == []


def test_most_functions_are_short() -> None:
    lines = [found.lines for found in functions(*ROOMS)]
    assert median(lines) <= MAX_MEDIAN_LINES
    assert quantiles(lines, n=10)[-1] <= MAX_P90_LINES


def test_no_function_is_written_twice() -> None:
    alike: dict[str, list[str]] = defaultdict(list)
    for found in functions(*ALL):
        if (body := _body(found)) is not None:
            alike[body].append(found.where)
    assert [places for places in alike.values() if len(places) > 1] == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        found.where
        for found in functions(*ALL)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(found.node))
    ]
    assert inside == []


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _body(found: Measured) -> str | None:
    """What a function does, without its name, docstring and place; None where that is too little to be a copy."""
    statements = found.node.body[1:] if ast.get_docstring(found.node) else found.node.body
    inner = [node for statement in statements for node in ast.walk(statement) if isinstance(node, ast.stmt)]
    if len(inner) < MIN_COPIED_STATEMENTS:
        return None
    return "\n".join(ast.dump(statement) for statement in statements)
