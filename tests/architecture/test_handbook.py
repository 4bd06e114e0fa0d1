"""Every command, exit code and page is in the documents that its users read."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

import dashboard.pages
from config import errors
from config.errors import ResultatkedjanError
from dashboard.__main__ import app as dashboard_app
from dashboard.site import collect_pages
from etl import cli as etl_commands
from tests.architecture.source import ROOT
from warehouse import cli as warehouse_commands

HANDBOOK = ROOT / "docs" / "handbok.md"
DOCUMENTS = (ROOT / "README.md", HANDBOOK)
both_documents = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)


@both_documents
@pytest.mark.parametrize(
    ("room", "app"), [("etl", etl_commands.app), ("warehouse", warehouse_commands.app), ("dashboard", dashboard_app)]
)
def test_every_command_is_documented(room: str, app: typer.Typer, document: Path) -> None:
    text = _text(document)
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in names if f"`python -m {room} {name}" not in text] == []


@both_documents
def test_every_exit_code_is_documented(document: Path) -> None:
    text = _text(document)
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ResultatkedjanError)]
    assert [kind.__name__ for kind in kinds if f"| {kind.exit_code} |" not in text] == []


def test_every_page_is_in_the_handbook() -> None:
    text = _text(HANDBOOK)
    assert [page.PATH for page in collect_pages(dashboard.pages) if f"| `{page.PATH}` |" not in text] == []


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")
