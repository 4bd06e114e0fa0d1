"""The book of rules as text: what the specifications in tests/spec say, for the handbook, the site and developers."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from tests.spec.book import chapters
from tests.spec.chapter import Chapter, Rule
from tests.spec.tables import Spec, tables_in

BEGIN, END = "<!-- regler: skrivs av `make docs` -->", "<!-- slut på reglerna -->"
PARTS_EN = {"given": "In", "figures": "Out", "cases": "Cases"}


def counting_rules() -> tuple[str, ...]:
    """The chapters in English with every table, as Markdown."""
    return tuple(f"## {each.en}\n\n" + "\n".join(map(_in_english, each.rules)) for each in chapters())


def with_rules(handbook: str) -> str:
    """The users' handbook with the rules in Swedish between its two marks."""
    rules = "\n\n".join(_in_swedish(chapter) for chapter in chapters())
    marked = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return marked.sub(lambda _: f"{BEGIN}\n\n{rules}\n\n{END}", handbook)


def rules_file() -> str:
    """What `/metod` shows: chapters, their rules in both languages, and the tables as heads and rows."""
    lines = ",\n".join(json.dumps(_data(chapter), ensure_ascii=False) for chapter in chapters())
    return f"[\n{lines}\n]\n"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _in_english(rule: Rule) -> str:
    known = f"Known on {rule.known_on.isoformat()}.\n\n" if isinstance(rule, Spec) else ""
    tables = "\n".join(f"{PARTS_EN[part]}:\n\n```text\n{text}\n```\n" for part, text in rule.parts)
    return f"### {_capital(rule.name)}\n\n{rule.rule}\n\n{known}{tables}"


def _in_swedish(chapter: Chapter) -> str:
    rules = "\n".join(f"- **{_capital(rule.sv[0])}.** {rule.sv[1]}" for rule in chapter.rules)
    return f"### {chapter.sv}\n\n{rules}"


def _data(chapter: Chapter) -> dict[str, Any]:
    rules = [_rule(rule) for rule in chapter.rules]
    return {"code": chapter.code, "sv": chapter.sv, "en": chapter.en, "rules": rules}


def _rule(rule: Rule) -> dict[str, Any]:
    tables = [table for part, text in rule.parts for table in _tables(part, text)]
    return {
        "name": {"sv": _capital(rule.sv[0]), "en": _capital(rule.name)},
        "rule": {"sv": rule.sv[1], "en": rule.rule},
        "known_on": rule.known_on.isoformat() if isinstance(rule, Spec) else "",
        "tables": tables,
    }


def _tables(part: str, text: str) -> Sequence[dict[str, Any]]:
    titled = text if part == "given" else f"{part}\n{text}"
    return [
        {"part": part, "title": title if part == "given" else "", "head": head, "rows": rows}
        for title, head, rows in tables_in(titled)
    ]
