"""The findings of one sheet: per broken rule its row, column, the cell's text without personal data, and a hint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.findings import COLUMNS, select_findings
from etl.harmonise import IGNORED, Sheet
from etl.harmonise_cells import both_readings
from etl.harmonise_words import nearest_words, word_key
from etl.layouts import Column
from warehouse.personal_number import HIDDEN as HIDDEN_NUMBER
from warehouse.tables.delivery import finding

HIDDEN = "•••"

findings = sa.Table(
    "sheet_finding",
    sa.MetaData(),
    *(sa.Column(column.name, column.type) for column in finding.c),
    prefixes=["TEMPORARY"],
)
"""The findings of one delivery while it is parsed."""


@dataclass(frozen=True)
class Place:
    """Which delivery and sheet a finding about a whole sheet belongs to."""

    delivery_id: str
    sheet: str
    programme: Programme

    def tell(self, rule: str, *, column: str | None = None, hint: str | None = None) -> sa.Select[Any]:
        """One finding about the sheet, without a row."""
        literals = {"delivery_id": self.delivery_id, "sheet": self.sheet}
        columns = [sa.literal(text).label(name) for name, text in literals.items()]
        whole = sa.select(*columns, sa.cast(sa.null(), sa.BigInteger).label("source_row")).subquery()
        return select_findings(rule, whole, programme=self.programme, column=column, hint=hint)


def write_findings(connection: sa.Connection, queries: Iterator[sa.Select[Any]] | list[sa.Select[Any]]) -> None:
    """Add the findings of the queries to the delivery's."""
    for query in queries:
        connection.execute(findings.insert().from_select(list(COLUMNS), query))


def row_findings(sheet: Sheet, harmonised: sa.FromClause) -> Iterator[sa.Select[Any]]:
    """One query per column or check and rule that some row breaks."""
    counted = _counted(sheet, harmonised)
    for column in sheet.columns:
        for rule in counted.get(f"e_{column.name}", ()) if not column.silent else ():
            yield _cell_finding(sheet, harmonised, column, rule=rule)
    for place, check in enumerate(sheet.reading.layout.checks):
        if f"k{place}" in counted:
            rows = _rows(sheet, harmonised, harmonised.c[f"k{place}"])
            hint = check.hint(rows) if check.hint else None
            cell = _shown(sheet, rows, _named(sheet, check.column))
            yield select_findings(
                check.rule, rows, programme=sheet.programme, column=check.column, cell=cell, hint=hint
            )
    if sheet.reading.layout.nothing_without:
        rows = _rows(sheet, harmonised, harmonised.c.state == IGNORED)
        yield select_findings("V09", rows, programme=sheet.programme, column=sheet.reading.layout.nothing_without)
    if "wrong_width" in counted:
        rows = _rows(sheet, harmonised, harmonised.c.wrong_width, whole=True)
        yield select_findings("F11", rows, programme=sheet.programme)


def _counted(sheet: Sheet, harmonised: sa.FromClause) -> dict[str, tuple[str, ...]]:
    """Which findings there are: column of the harmonised rows → rules broken (of a check: one empty name)."""
    flags = [harmonised.c[f"k{place}"] for place, _ in enumerate(sheet.reading.layout.checks)]
    flags.append(harmonised.c.wrong_width)
    errors = [c for c in harmonised.c if c.name.startswith("e_")]
    counts = [sa.func.count(c) for c in errors] + [sa.func.count(sa.case((c, 1))) for c in flags]
    found = sheet.connection.execute(sa.select(*counts)).one()
    broken = [c for c, count in zip((*errors, *flags), found, strict=True) if count]
    return {c.name: _rules(sheet, c) if c in errors else ("",) for c in broken}


def _rules(sheet: Sheet, error: sa.ColumnElement[Any]) -> tuple[str, ...]:
    query = sa.select(error).where(error.is_not(None)).distinct().order_by(error)
    return tuple(sheet.connection.execute(query).scalars())


def _cell_finding(sheet: Sheet, harmonised: sa.FromClause, column: Column, *, rule: str) -> sa.Select[Any]:
    rows = _rows(sheet, harmonised, harmonised.c[f"e_{column.name}"] == rule)
    cell, hint = _shown(sheet, rows, column), None
    text = rows.c[f"t_{column.name}"]
    if rule == "V03":
        hint = both_readings(text)
    if rule == "V06":
        rows, hint = _with_nearest(sheet, rows, column)
        cell = _shown(sheet, rows, column)
    return select_findings(rule, rows, programme=sheet.programme, column=column.name, cell=cell, hint=hint)


def _rows(
    sheet: Sheet, harmonised: sa.FromClause, broken: sa.ColumnElement[Any], *, whole: bool = False
) -> sa.Subquery:
    """The rows that break a rule, with the delivered texts as `t_…`; rows of the wrong width have only that finding."""
    operation = harmonised.c.operation_id if "operation_id" in harmonised.c else sa.null()
    nameless = sa.or_(harmonised.c.wrong_width, _shifted(sheet, harmonised))
    columns = [
        sa.literal(sheet.receipt.delivery_id).label("delivery_id"),
        sa.literal(sheet.name).label("sheet"),
        (harmonised.c.record + 1).label("source_row"),
        sa.case((~nameless, operation)).label("operation_id"),
        *[c for c in harmonised.c if c.name not in ("record", "operation_id", "state")],
        *[sa.cast(sheet.cell(name), sa.String).label(f"t_{name}") for name in sheet.names],
    ]
    joined = harmonised.join(sheet.table, sheet.table.c.record == harmonised.c.record)
    query = sa.select(*columns).select_from(joined).where(broken)
    return (query if whole else query.where(~harmonised.c.wrong_width)).subquery()


def _shifted(sheet: Sheet, rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """True for a row of enterprises whose organisation number cannot be read: its cells may stand in the wrong columns,
    a name or a number among them, so none of them is quoted.
    """
    numbers = [rows.c[f"e_{column.name}"].is_not(None) for column in sheet.columns if column.kind == "enterprise"]
    return sa.or_(sa.false(), *numbers)


def _shown(sheet: Sheet, rows: sa.FromClause, column: Column) -> sa.ColumnElement[Any]:
    text = rows.c[f"t_{column.name}"]
    filled = text.is_not(None)
    if column.kind in ("enterprise", "beneficiary"):
        return sa.case((filled, HIDDEN_NUMBER))
    if column.kind == "function":
        return sa.case((filled, HIDDEN))
    mask = sa.func.masked_text if column.kind in ("text", "remark") else sa.func.masked_cell
    return sa.case((sa.and_(filled, _shifted(sheet, rows)), HIDDEN), (filled, mask(text)))


def _named(sheet: Sheet, name: str) -> Column:
    return next(column for column in sheet.columns if column.name == name)


def _with_nearest(sheet: Sheet, rows: sa.FromClause, column: Column) -> tuple[sa.Subquery, sa.ColumnElement[Any]]:
    """The rows with the nearest known word of the column's vocabulary, where one is near."""
    outer = next((other for other in sheet.columns if other.name == column.within), None)
    looked_up = sa.table(f"words{sheet.columns.index(column)}", *map(sa.column, ("key", "folded", "code")))
    near = nearest_words(column.words, looked_up)
    keys = sa.select(rows.c.source_row, word_key(rows, column, outer).label("key")).subquery()
    hints = sa.select(keys.c.source_row, near.c.shown).join_from(keys, near, near.c.key == keys.c.key).subquery()
    joined = rows.outerjoin(hints, hints.c.source_row == rows.c.source_row)
    found = sa.select(*rows.c, sa.case((~_shifted(sheet, rows), hints.c.shown)).label("nearest"))
    query = found.select_from(joined).subquery()
    return query, query.c.nearest
