"""One sheet's cells → typed rows under our names, each with the rules it breaks.

    cells → numbers and digits without decoration → plain numbers → values and words → broken rules → row checks

Each step is a projection over the one before; the last is kept as a temporary table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.harmonise_cells import Days, Step, broken_rule, first_step, is_number, second_step, value
from etl.harmonise_words import load_words, look_up, word_key
from etl.layouts import KNOWN_PER, Column
from etl.pseudonyms import look_up_pseudonyms
from etl.recognise import Reading
from warehouse.store import Receipt

KNOWN = Column(KNOWN_PER, "date", "_known_per")
LOADED, HELD, IGNORED = "loaded", "held", "ignored"
KEPT = "harmonised"
LEFT_BLANK = ("beneficiary", "function")
"""Kinds whose refused cell is left out of a row that is loaded all the same."""


@dataclass(frozen=True)
class Sheet:
    """One sheet in the working memory: its cells as text, and how they are to be read."""

    connection: sa.Connection
    programme: Programme
    receipt: Receipt
    reading: Reading
    name: str  # worksheet, empty for a text file
    table: sa.Table  # columns record, c0 …, short, long, filled
    header_record: int  # record of the header; -1 where the file has none (JSON)
    ragged: bool  # rows may have too few or too many cells

    def cell(self, name: str) -> sa.ColumnElement[Any]:
        """The delivered cell of a column of the layout, NULL where the file has no such column."""
        place = self.reading.places.get(name)
        return sa.null() if place is None else self.table.c[f"c{place}"]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the layout, with the one that says when a row became known."""
        return (*self.reading.layout.columns, KNOWN)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Each delivered column once."""
        return tuple(dict.fromkeys(column.name for column in self.columns))

    @property
    def wrong_width(self) -> sa.ColumnElement[Any]:
        """True for a row with too few or too many cells."""
        return sa.or_(self.table.c.short, self.table.c.long) if self.ragged else sa.false()

    @property
    def filled(self) -> sa.ColumnElement[bool]:
        """True for the rows below the header with anything in them."""
        return sa.and_(self.table.c.record > self.header_record, self.table.c.filled)

    @property
    def elsewhere(self) -> sa.ColumnElement[bool]:
        """True for the rows about another programme, in the layouts that hold several."""
        name = self.reading.layout.only_programme_in
        return sa.func.coalesce(self.cell(name) != self.programme.cci, sa.false()) if name else sa.false()


def harmonise(sheet: Sheet) -> sa.FromClause:
    """The temporary table KEPT of the sheet's rows: record, the layout's targets, `known_from`; per delivered column
    `e_…` (the rule it breaks), per row check `k0` …; `wrong_width` and `state` (loaded, held, ignored).
    """
    load_words(sheet.connection, sheet.reading.layout, sheet.programme)
    cells = _cells(sheet)
    plain = _extended(cells, (first_step(column, cells) for column in sheet.columns))
    commas = _decimal_signs(sheet, plain)
    plain = _extended(plain, (second_step(column, plain, commas.get(column.name)) for column in sheet.columns))
    valued = _valued(sheet, plain)
    judged = _judged(sheet, valued)
    checked = _checked(sheet, judged)
    query = sa.select(*[c for c in checked.c if not c.name.startswith("t_")], _state(sheet, checked).label("state"))
    statement = query.into(KEPT, temporary=True)
    sheet.connection.execute(statement)
    return statement.table


def _cells(sheet: Sheet) -> sa.FromClause:
    columns = [sa.cast(sheet.cell(name), sa.String).label(f"t_{name}") for name in sheet.names]
    rows = sa.select(sheet.table.c.record, sheet.wrong_width.label("wrong_width"), *columns)
    return rows.where(sheet.filled, ~sheet.elsewhere).subquery()


def _extended(rows: sa.FromClause, steps: Iterable[Step]) -> sa.Subquery:
    added = {name: expression for step in steps for name, expression in step.items()}
    return sa.select(*rows.c, *[expression.label(name) for name, expression in added.items()]).subquery()


def _decimal_signs(sheet: Sheet, rows: sa.FromClause) -> dict[str, bool | None]:
    """Column → True where its other cells can only be read with a decimal comma, False with a point, None unsettled."""
    columns = [column for column in sheet.columns if is_number(column) and column.name in sheet.reading.places]
    if not columns:
        return {}
    counts = [_any(rows, column, shows) for column in columns for shows in ("shows_comma", "shows_point")]
    found = iter(sheet.connection.execute(sa.select(*counts)).one())
    return {column.name: _settled(next(found), next(found)) for column in columns}


def _any(rows: sa.FromClause, column: Column, shows: str) -> sa.ColumnElement[Any]:
    is_text = ~sa.func.is_native(rows.c[f"t_{column.name}"])
    shown = sa.and_(is_text, getattr(sa.func, shows)(rows.c[f"n_{column.name}"]))
    return sa.func.max(sa.case((shown, 1), else_=0))


def _settled(comma: int | None, point: int | None) -> bool | None:
    return None if bool(comma) == bool(point) else bool(comma)


def _valued(sheet: Sheet, rows: sa.FromClause) -> sa.Subquery:
    """The rows with `v<place>` for every column of the layout: its value before defaults."""
    source: Any = rows
    values: Step = {}
    by_name = {column.name: column for column in sheet.columns}
    for place, column in enumerate(sheet.columns):
        if column.kind == "word" and column.name in sheet.reading.places:
            outer = by_name.get(column.within)
            found = look_up(sheet.connection, column, rows, outer=outer, name=f"words{place}")
            source = source.outerjoin(found, found.c.key == word_key(rows, column, outer))
            values[f"v{place}"] = found.c.code
        elif column.kind == "enterprise":
            known = look_up_pseudonyms(sheet.connection, column, rows, name=f"numbers{place}")
            source = source.outerjoin(known, known.c.key == rows.c[f"t_{column.name}"])
            values[f"v{place}"] = known.c.code
        else:
            values[f"v{place}"] = value(column, rows)
    labelled = [expression.label(name) for name, expression in values.items()]
    return sa.select(*rows.c, *labelled).select_from(source).subquery()


def _judged(sheet: Sheet, rows: sa.FromClause) -> sa.Subquery:
    """The rows with the layout's targets in their types, defaults filled in, and the rule each column breaks."""
    table, days = sheet.reading.layout.table, Days.of(sheet.programme, sheet.receipt)
    result: Step = {"record": rows.c.record, "wrong_width": rows.c.wrong_width}
    result |= {f"t_{name}": rows.c[f"t_{name}"] for name in sheet.names}
    for place, column in enumerate(sheet.columns):
        found = rows.c[f"v{place}"]
        if not column.silent:
            result[f"e_{column.name}"] = broken_rule(column, rows, found, days=days)
        if column.target:
            filled = sa.func.coalesce(found, column.default) if column.default is not None else found
            kind = table.c[column.target].type if column.target in table.c else found.type
            result[column.target] = sa.cast(filled, kind) if column.target in table.c else filled
    known = sa.literal(sheet.receipt.known_on, sa.Date)
    result["known_from"] = sa.func.coalesce(result.pop(KNOWN.target), known)
    return sa.select(*[expression.label(name) for name, expression in result.items()]).subquery()


def _checked(sheet: Sheet, rows: sa.FromClause) -> sa.Subquery:
    checks = sheet.reading.layout.checks
    found: Step = {f"k{place}": sa.func.coalesce(check.finds(rows), sa.false()) for place, check in enumerate(checks)}
    return _extended(rows, [found])


def _state(sheet: Sheet, rows: sa.FromClause) -> sa.ColumnElement[Any]:
    layout, rules = sheet.reading.layout, sheet.programme.rules
    cells = [rows.c[f"e_{c.name}"].is_not(None) for c in sheet.columns if not c.silent and c.kind not in LEFT_BLANK]
    checks = [rows.c[f"k{place}"] for place, check in enumerate(layout.checks) if rules[check.rule].severity == "error"]
    steps: list[tuple[Any, str]] = [(sa.or_(rows.c.wrong_width, *cells, *checks), HELD)]
    if layout.nothing_without:
        steps.append((rows.c[f"t_{layout.nothing_without}"].is_(None), IGNORED))
    return sa.case(*steps, else_=LOADED)
