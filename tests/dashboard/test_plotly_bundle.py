"""The script that draws the charts: which bundle, under which address, and what it has to know."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from config.settings import Settings
from dashboard.app import create_app
from dashboard.plotly_bundle import PACKAGE, SMALL, TRACES, WHOLE, best_bundle
from tests.architecture.source import ROOT, modules

BROWSER = {"Accept-Encoding": "br, gzip"}


def install(folder: Path, version: str) -> Path:
    """A small bundle of a version, as npm leaves it."""
    package = folder / PACKAGE
    package.mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
    (package / SMALL).write_text("window.Plotly = {};" * 100, encoding="utf-8")
    return package / SMALL


def test_without_npm_the_whole_bundle_of_plotly_is_served(tmp_path: Path) -> None:
    assert best_bundle(tmp_path) == WHOLE


def test_the_small_bundle_is_served_where_it_is_installed(tmp_path: Path) -> None:
    assert install(tmp_path, get_plotlyjs_version()) == best_bundle(tmp_path)


def test_a_small_bundle_of_another_version_is_left_alone_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install(tmp_path, "1.0.0")
    assert best_bundle(tmp_path) == WHOLE
    assert "1.0.0" in caplog.text
    assert get_plotlyjs_version() in caplog.text


def test_the_locked_small_bundle_is_of_plotlys_version_and_says_no_address() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert wanted == {PACKAGE: get_plotlyjs_version()}
    assert locked[f"node_modules/{PACKAGE}"]["version"] == get_plotlyjs_version()
    assert [name for name, each in locked.items() if "resolved" in each or (name and "integrity" not in each)] == []


def test_the_address_names_the_content_and_never_changes(example_settings: Settings, tmp_path: Path) -> None:
    bundle = install(tmp_path, get_plotlyjs_version())
    client = create_app(example_settings, plotly_js=bundle).server.test_client()
    [written] = re.findall(r'"plotlyjs_url":("[^"]+")', client.get("/").get_data(as_text=True))
    address = json.loads(written)
    answer = client.get(address)
    assert hashlib.sha256(answer.data).hexdigest()[:16] in address
    assert answer.data == bundle.read_bytes()
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    for _ in range(2):  # compressed once and remembered
        assert client.get(address, headers=BROWSER).headers["Content-Encoding"] == "br"
    assert client.post(address).status_code == 405


def test_every_kind_of_trace_written_in_the_dashboard_is_in_the_small_bundle() -> None:
    """Whether a page draws it today or not."""
    drawn = {kind for path in modules("dashboard") for kind in _kinds(path)} & _every_trace()
    assert drawn
    assert drawn - TRACES == set(), "draw it with another trace, or take a larger bundle and write its traces down"


def _kinds(path: Path) -> Iterator[str]:
    """What stands as "type" in the dicts of a module, and in its calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        given: list[tuple[str | None, ast.expr]] = []
        if isinstance(node, ast.Dict):
            names = [each.value if isinstance(each, ast.Constant) else None for each in node.keys]
            given = [(str(name), value) for name, value in zip(names, node.values, strict=True)]
        if isinstance(node, ast.Call):
            given = [(each.arg, each.value) for each in node.keywords]
        for name, value in given:
            if name == "type":
                yield from (str(leaf.value) for leaf in ast.walk(value) if isinstance(leaf, ast.Constant))


def _every_trace() -> set[str]:
    known = json.loads((files("plotly") / "validators" / "_validators.json").read_text(encoding="utf-8"))
    return {name for name in known if "." not in name} - {"layout", "frame", "data"}
