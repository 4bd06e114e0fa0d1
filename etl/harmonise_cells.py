"""Cells → values: what each kind of column makes of its text, and the rule it breaks where it makes nothing of it.

Everything is a column expression; the engine evaluates it for all rows at once. Expressions are built in steps, each
a projection over the one before, so that no text is parsed twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.harmonise_words import word
from etl.layouts import KNOWN_PER, Column
from warehouse.store import Receipt
from warehouse.tables.core import NATURAL_PERSON

NUMBERS: Mapping[str, tuple[str, int]] = {
    "money": ("money_value", 2),
    "value": ("plain_value", 6),
    "share": ("share_value", 4),
    "rate": ("rate_value", 10),
}
"""Kind → function that reads plain digits, decimals kept. Money and values with more decimals are refused (V13)."""

_ROUNDED = ("share", "rate")
"""Kinds whose surplus decimals say nothing: one third of 100 per cent."""


@dataclass(frozen=True)
class Days:
    """Which days a cell may hold: far outside the programme it is a typing error, and nothing is known ahead."""

    first: date
    last: date
    received: date | None  # the last day a row may be known from; None for examples, whose calendar is made up

    @classmethod
    def of(cls, programme: Programme, receipt: Receipt) -> Days:
        """The days of one delivery."""
        margin = programme.checks.date_margin_years
        return cls(
            first=date(programme.start.year - margin, 1, 1),
            last=date(programme.target_date.year + margin, 12, 31),
            received=None if receipt.example else receipt.received_on,
        )


Step = dict[str, sa.ColumnElement[Any]]


def is_number(column: Column) -> bool:
    """True for the kinds that are read as numbers."""
    return column.kind in NUMBERS


def first_step(column: Column, cells: sa.FromClause) -> Step:
    """The cell (`t_`) without what the kind disregards: `n_` numbers with one minus and one space, `d_` ten digits;
    whether a reference is somebody's number (`h_`)."""
    text = cells.c[f"t_{column.name}"]
    if column.kind == "share":
        return {f"n_{column.name}": sa.func.share_cell(text)}
    if is_number(column):
        return {f"n_{column.name}": sa.func.number_cell(text)}
    if column.kind == "beneficiary":
        return {f"d_{column.name}": sa.func.organisation_digits(text)}
    if column.kind == "reference":
        return {f"h_{column.name}": sa.func.reads_as_person(text)}
    return {}


def second_step(column: Column, rows: sa.FromClause, comma: bool | None) -> Step:
    """Numbers as plain digits (`p_`); whose the ten digits are (`h_`). `comma`: the column's settled decimal sign."""
    if is_number(column):
        number = rows.c[f"n_{column.name}"]
        settled = sa.null() if comma is None else sa.literal(comma, literal_execute=True)
        return {f"p_{column.name}": sa.func.number_text(number, sa.func.is_native(rows.c[f"t_{column.name}"]), settled)}
    if column.kind == "beneficiary":
        return {f"h_{column.name}": sa.func.number_holder(rows.c[f"d_{column.name}"])}
    return {}


def value(column: Column, rows: sa.FromClause) -> sa.ColumnElement[Any]:
    """The value of a column that is not looked up, NULL where the cell is empty or cannot be read."""
    name = column.name
    if is_number(column):
        read, _ = NUMBERS[column.kind]
        return getattr(sa.func, read)(rows.c[f"p_{name}"])
    if column.kind == "date":
        return sa.func.date_value(rows.c[f"t_{name}"])
    if column.kind == "beneficiary":
        return sa.case((rows.c[f"h_{name}"] == "legal", rows.c[f"d_{name}"]))
    return _text(column, rows)


def _text(column: Column, rows: sa.FromClause) -> sa.ColumnElement[Any]:
    """Text as delivered, or without the personal data its kind must not hold."""
    text = sa.func.without_mark(rows.c[f"t_{column.name}"])
    if column.kind == "reference":
        return sa.case((~rows.c[f"h_{column.name}"], text))
    if column.kind == "text":
        return text
    hidden = sa.func.without_personal_data(text)
    if column.kind == "function":
        return sa.case((_names_a_function(column, text), hidden))
    if column.person_by:
        return sa.case((rows.c[f"h_{column.person_by}"] == "person", NATURAL_PERSON), else_=hidden)
    return hidden


def _names_a_function(column: Column, text: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether the text holds one of the column's words. Names cannot be recognised; functions can."""
    known = sa.and_(word.c.vocabulary == column.words, sa.func.contains(sa.func.fold_text(text), word.c.folded))
    return sa.exists().where(known)


def broken_rule(
    column: Column, rows: sa.FromClause, value: sa.ColumnElement[Any], *, days: Days
) -> sa.ColumnElement[Any]:
    """The code of the rule the cell breaks, NULL where it is right. `value` is the column's value before defaults."""
    empty = rows.c[f"t_{column.name}"].is_(None)
    missing = sa.literal("V01") if column.required else sa.null()
    return sa.cast(sa.case((empty, missing), else_=_misread(column, rows, value, days=days)), sa.String)


def _misread(column: Column, rows: sa.FromClause, value: sa.ColumnElement[Any], *, days: Days) -> Any:
    if is_number(column):
        return _misread_number(column, rows, value)
    if column.kind == "date":
        return _misread_day(column, value, days)
    if column.kind == "beneficiary":
        holder = rows.c[f"h_{column.name}"]
        return sa.case((holder.is_(None), "V14"), (holder == "person", "V08"))
    if column.kind == "reference":
        return sa.case((value.is_(None), "V17"))
    rule = {"word": "V06", "enterprise": "V07", "function": "C41"}.get(column.kind)
    return sa.case((value.is_(None), rule)) if rule else sa.null()


def _misread_day(column: Column, value: sa.ColumnElement[Any], days: Days) -> Any:
    steps: list[tuple[Any, str]] = [(value.is_(None), "V05"), (~value.between(days.first, days.last), "V16")]
    if column.name == KNOWN_PER and days.received is not None:
        steps.insert(1, (value > days.received, "V15"))
    return sa.case(*steps)


def _misread_number(column: Column, rows: sa.FromClause, value: sa.ColumnElement[Any]) -> Any:
    cell, number, plain = (rows.c[f"{prefix}{column.name}"] for prefix in ("t_", "n_", "p_"))
    _, decimals = NUMBERS[column.kind]
    # a workbook's own number carries the noise of its last binary digits: it is rounded, a written one is not
    too_fine = sa.and_(~sa.func.is_native(cell), sa.func.is_too_fine(plain, decimals))
    steps: list[tuple[Any, Any]] = [
        (sa.and_(plain.is_(None), sa.func.is_two_ways(number)), "V03"),
        (plain.is_(None), "V02"),
    ]
    if column.kind == "share":
        steps.append((sa.or_(value.is_(None), value < 0, value > 100), "V12"))
    if column.kind not in _ROUNDED:
        steps.append((too_fine, "V13"))
    return sa.case(*steps, (value.is_(None), "V13"))


def both_readings(cell: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The two numbers an ambiguous cell may mean, as a hint."""
    number = sa.func.number_cell(cell)
    whole = sa.func.replace(sa.func.replace(number, ",", ""), ".", "")
    return sa.func.concat(whole, " / ", sa.func.replace(number, ",", "."))
