"""What the documents say is what the product does."""

from __future__ import annotations

import re
from pathlib import Path

from config import Programme
from docs.generate import FOLDER, documents
from tests.architecture.source import ROOT, files

RULE = re.compile(r"""["'`\s(]([FVKC]\d\d)\b""")


def test_generated_documents_are_current(programme: Programme) -> None:
    stale = [name for name, text in documents(programme).items() if _text(FOLDER / name) != text]
    assert stale == [], "run make docs"


def test_every_rule_raised_is_in_the_catalogue(programme: Programme) -> None:
    assert _rules_in("etl", "warehouse") - programme.rules.keys() == set()


def test_every_rule_in_the_catalogue_is_raised(programme: Programme) -> None:
    assert programme.rules.keys() - _rules_in("etl", "warehouse") == set()


def test_every_rule_in_the_catalogue_is_tested(programme: Programme) -> None:
    assert programme.rules.keys() - _rules_in("tests") == set()


def test_every_setting_is_documented() -> None:
    names = re.findall(r'"(RESULTATKEDJAN_\w+)"', _text(ROOT / "config" / "settings.py"))
    readme = _text(ROOT / "README.md")
    assert [name for name in names if f"`{name}`" not in readme] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in (*ROOT.glob("*.md"), *files("docs"))
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _text(page))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def _rules_in(*folders: str) -> set[str]:
    return {code for path in files(*folders) if path.suffix in {".py", ".sql"} for code in RULE.findall(_text(path))}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
