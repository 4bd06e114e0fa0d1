"""Data flows one way through the rooms, and each dependency is declared, used and alone with its name."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

from tests.architecture.source import ROOMS, ROOT, imported, modules

OURS = {*ROOMS, "bench", "docs", "tests"}
PROGRAMS = {"gunicorn", "import-linter", "mypy", "pytest", "ruff", "uv"}
"""Dependencies that are run by name."""

LOADED = {"duckdb", "duckdb-sqlalchemy", "plotly", "pyarrow"}
"""Dependencies that SQLAlchemy, Dash and pandas load themselves; declared because their versions matter."""


def test_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_config_imports_the_standard_library_alone() -> None:
    foreign = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("config")
        for name in imported(path) - sys.stdlib_module_names - {"config"}
    }
    assert foreign == set()


def test_no_room_imports_tests_bench_or_docs() -> None:
    outside = {path.name: imported(path) & {"bench", "docs", "tests"} for path in modules(*ROOMS)}
    assert {name: found for name, found in outside.items() if found} == {}


def test_no_installed_distribution_claims_a_room() -> None:
    claimed = packages_distributions()
    assert {name: claimed[name] for name in OURS if name in claimed} == {}


def test_declared_dependencies_are_those_in_use() -> None:
    assert _declared("dependencies") | _declared("statistics") == _used(*ROOMS) | LOADED | {"gunicorn"}


def test_declared_development_dependencies_are_those_in_use() -> None:
    in_use = _used("bench", "docs", "tests") | PROGRAMS
    assert _declared("dev") == in_use - _declared("dependencies")


def _declared(group: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] if group == "dependencies" else project["optional-dependencies"][group]
    return {_canonical(re.split(r"[<>=~!\[; ]", line)[0]) for line in wanted}


def _used(*folders: str) -> set[str]:
    names = set[str]().union(*(imported(path) for path in modules(*folders)))
    owners = packages_distributions()
    return {_canonical(distribution(owners[name][0]).name) for name in names - sys.stdlib_module_names - OURS}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
