"""The rules every figure follows, as the specifications say them (rules.json, written by `make docs`)."""

from __future__ import annotations

import json
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.text import bullets, fold_out, link, section, subsection
from dashboard.request import PageRequest
from dashboard.table import Column, Table

FILE = Path(__file__).resolve().parent.parent / "rules.json"
Chapter = dict[str, Any]
"""code, sv, en, rules; a rule: name and rule by language, known_on, tables (part, title, head, rows)."""


@lru_cache(maxsize=1)
def chapters() -> tuple[Chapter, ...]:
    """Every chapter, in the book's order."""
    return tuple(json.loads(FILE.read_text(encoding="utf-8")))


def chapter_of(code: str) -> Chapter | None:
    """The chapter with this code; None where there is none."""
    return next((chapter for chapter in chapters() if chapter["code"] == code), None)


def rules_section(request: PageRequest) -> Component:
    """Every rule in a sentence, chapter by chapter, each chapter leading to its examples."""
    parts = [_in_short(request, chapter) for chapter in chapters()]
    return section(
        request.t("pages.method.rules"), *parts, intro=request.t("pages.method.rules_intro"), anchor="regler"
    )


def rule_section(request: PageRequest, rule: dict[str, Any], number: int) -> Component:
    """One rule with the deliveries of its example and the figures that must come out."""
    known = request.t("pages.rules.known_on", day=rule["known_on"]) if rule["known_on"] else None
    words = rule["name"][request.lang]
    tables = [
        _example(request, table, name=f"{number}-{place}", of=words) for place, table in enumerate(rule["tables"])
    ]
    return section(words, *([known] if known else []), *tables, intro=rule["rule"][request.lang], anchor=f"r{number}")


def _in_short(request: PageRequest, chapter: Chapter) -> Component:
    lang = request.lang
    said = bullets(f"{rule['name'][lang]}. {rule['rule'][lang]}" for rule in chapter["rules"])
    count = len(chapter["rules"])
    more = link(
        request.t("pages.rules.examples", chapter=chapter[lang]), request.link.page(f"/metod/{chapter['code']}")
    )
    return subsection(chapter[lang], fold_out(request.t("pages.rules.count", count=count), said), more)


def _example(request: PageRequest, table: dict[str, Any], *, name: str, of: str) -> Component:
    """A table of an example as it stands in the specification: codes and delivered column names.

    Its caption names the rule too: a reader who goes from table to table must tell them apart.
    """
    caption = table["title"] or request.t(f"pages.rules.part.{table['part']}")
    said = request.t("pages.rules.delivered", layout=caption) if table["title"] else caption
    keys = [f"c{place}" for place in range(len(table["head"]))]
    heads = zip(keys, table["head"], strict=True)
    columns = tuple(Column(key, head, show=itemgetter(key)) for key, head in heads)  # an empty cell is an empty cell
    frame = pd.DataFrame(table["rows"], columns=keys, dtype=object)
    return data_table(request, Table(name, f"{said} – {of}", columns, frame))
