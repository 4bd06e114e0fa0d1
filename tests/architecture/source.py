"""The source tree as the architecture tests see it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "warehouse", "etl", "dashboard")
FOLDERS = (*ROOMS, "bench", "docs", "tests", ".ci")
PICTURES = {".png"}
CACHES = {"__pycache__"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Measured:
    """A function and how many lines it takes, docstring included."""

    where: str
    lines: int
    node: Function


def files(*folders: str) -> Iterator[Path]:
    """Every file of the folders, caches excepted."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not CACHES & set(path.parts):
                yield path


def text_files() -> Iterator[Path]:
    """Every file that is kept and shipped: the folders and what stands beside them, pictures excepted."""
    beside = (path for path in sorted(ROOT.iterdir()) if path.is_file())
    return (path for path in (*beside, *files(*FOLDERS)) if path.suffix not in PICTURES)


def modules(*folders: str) -> Iterator[Path]:
    """The Python files of the folders."""
    return (path for path in files(*folders) if path.suffix == ".py")


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(*folders: str) -> Iterator[Measured]:
    """Every function and method of the folders."""
    for path in modules(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, Function) and node.end_lineno:
                where = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                yield Measured(where, node.end_lineno - node.lineno + 1, node)


def imported(path: Path) -> set[str]:
    """Top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names
