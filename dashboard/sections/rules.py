"""The rules every figure follows, as the specifications say them (rules.json, written by `make docs`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.official import official
from dashboard.components.text import bullets, fold_out, link, section, subsection
from dashboard.request import PageRequest
from dashboard.table import Column, Row, Table

FILE = Path(__file__).resolve().parent.parent / "rules.json"
KNOWN = ", känd per "
"""Between a layout and its day in the title of a delivered table (tests/spec/tables.py)."""

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
    delivered = table["part"] != "cases"  # columns and words as in the delivered and the written files
    keys = [f"c{place}" for place in range(len(table["head"]))]
    columns = tuple(
        Column(key, head, show=_as_it_stands(request, key), swedish=delivered, swedish_label=delivered)
        for key, head in zip(keys, table["head"], strict=True)
    )
    frame = pd.DataFrame(table["rows"], columns=keys, dtype=object)
    return data_table(request, Table(name, f"{_caption(request, table)} – {of}", columns, frame))


def _as_it_stands(request: PageRequest, key: str) -> Callable[[Row], Component | str]:
    """The cell's own text, an empty one too; in a case only names as delivered have other letters than English."""
    return lambda row: row[key] if row[key].isascii() else official(request, row[key])


def _caption(request: PageRequest, table: dict[str, Any]) -> str:
    """What kind of table it is: the layout delivered and its day, or the part of the rule."""
    title, _, day = table["title"].partition(KNOWN)
    if request.lang == "sv" and title:
        return request.t("pages.rules.delivered", layout=table["title"])
    if not title or not request.words.has(f"layout.{title}"):
        return request.t(f"pages.rules.part.{table['part']}")
    said = request.t("pages.rules.delivered", layout=request.t(f"layout.{title}"))
    return f"{said}. {request.t('pages.rules.known_on', day=day).rstrip('.')}" if day else said
