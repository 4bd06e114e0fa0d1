"""Words of deliveries → codes, looked up once per distinct word: a million rows hold a few hundred of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from config.words import fold
from etl.layouts import Column, Layout
from warehouse.duckdb_engine import insert_frame

SHOWN_AS_CODE = ("indicator", "intervention_field", "objective")
"""Vocabularies whose codes people know; of the others the nearest word is shown, the stored code being ours."""

LIKE_ENOUGH = 0.75
"""Jaro–Winkler likeness from which a known word is worth mentioning."""

_MOST_HINTS = 500

word = sa.Table(
    "word",
    sa.MetaData(),
    sa.Column("vocabulary", sa.String),
    sa.Column("folded", sa.String),
    sa.Column("shown", sa.String),
    sa.Column("code", sa.String),
    prefixes=["TEMPORARY"],
)
"""The words one sheet may use, in the working memory: one row per vocabulary and folded word."""


def load_words(connection: sa.Connection, layout: Layout, programme: Programme) -> None:
    """Make and fill `word` with the vocabularies of the layout, reviewed misspellings included."""
    own = layout.words(programme) if layout.words else {}
    rows = [row for name in _vocabularies(layout) for row in _rows(name, programme, own)]
    word.create(connection)
    if rows:
        insert_frame(connection, word, pd.DataFrame(rows))


def _vocabularies(layout: Layout) -> list[str]:
    return sorted({column.words for column in layout.columns if column.words})


def _rows(name: str, programme: Programme, own: dict[str, dict[str, str]]) -> Iterable[dict[str, str]]:
    words = own.get(name) or programme.vocabulary.get(name, {})
    folded = {fold(text): (text, code) for text, code in (words | programme.code_fixes.get(name, {})).items()}
    for form, (text, code) in folded.items():
        shown = code if name in SHOWN_AS_CODE else text
        yield {"vocabulary": name, "folded": form, "shown": shown, "code": code}


def look_up(
    connection: sa.Connection, column: Column, cells: sa.FromClause, *, outer: Column | None, name: str
) -> sa.FromClause:
    """The temporary table `name` of the column's distinct words: `key` (see word_key), `folded`, `code` (or NULL).

    A number of a workbook is first tried as it stands there (27 for 027), then as text. `outer` is the column that
    says which code list a word is from.
    """
    texts = [cells.c[f"t_{one.name}"] for one in (column, outer) if one]
    distinct = sa.select(*texts).where(texts[0].is_not(None)).distinct().subquery()
    inner: Any = distinct.c[f"t_{column.name}"]
    source: Any = distinct
    if outer:
        scheme = word.alias()
        said = sa.func.fold_text(distinct.c[f"t_{outer.name}"])
        source = distinct.outerjoin(scheme, _is_word(scheme, outer.words, said))
        inner = sa.func.concat(sa.func.coalesce(scheme.c.code, outer.default), "|", inner)
    marked, plain = word.alias(), word.alias()
    folded = sa.func.fold_text(sa.func.without_mark(inner))
    source = source.outerjoin(plain, _is_word(plain, column.words, folded))
    source = source.outerjoin(marked, _is_word(marked, column.words, sa.func.fold_text(inner)))
    query = sa.select(
        word_key(distinct, column, outer).label("key"),
        folded.label("folded"),
        sa.func.coalesce(plain.c.code, marked.c.code).label("code"),
    ).select_from(source)
    statement = query.into(name, temporary=True)
    connection.execute(statement)
    return statement.table


def word_key(cells: sa.FromClause, column: Column, outer: Column | None) -> sa.ColumnElement[Any]:
    """What a row and its entry in look_up share: the word, and the word that says which code list it is from."""
    text = cells.c[f"t_{column.name}"]
    if outer is None:
        return text
    # an empty cell has no key: a concatenation would make it one
    return sa.case((text.is_not(None), sa.func.concat(cells.c[f"t_{outer.name}"], "|", text)))


def nearest_words(vocabulary: str, looked_up: sa.FromClause) -> sa.Subquery:
    """For unknown words, the nearest known one: `key` and `shown`; nothing for words unlike every known one."""
    unknown = (
        sa.select(looked_up.c.key, looked_up.c.folded)
        .where(looked_up.c.code.is_(None))
        .order_by(looked_up.c.key)
        .limit(_MOST_HINTS)
        .subquery()
    )
    likeness = sa.func.word_likeness(unknown.c.folded, word.c.folded)
    order = sa.func.row_number().over(partition_by=unknown.c.key, order_by=(likeness.desc(), word.c.folded))
    pairs = (
        sa.select(unknown.c.key, word.c.shown, likeness.label("likeness"), order.label("place"))
        .join_from(unknown, word, word.c.vocabulary == vocabulary)
        .subquery()
    )
    return sa.select(pairs.c.key, pairs.c.shown).where(pairs.c.place == 1, pairs.c.likeness >= LIKE_ENOUGH).subquery()


def _is_word(words: sa.FromClause, vocabulary: str, folded: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    return sa.and_(words.c.vocabulary == vocabulary, words.c.folded == folded)
