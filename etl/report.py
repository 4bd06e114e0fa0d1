"""What became of the files: closed sums per sheet, and every finding as a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from warehouse.tables.delivery import delivery, delivery_sheet, finding

UNKNOWN_WORD = "V06"
TRAILING_ZEROS = re.compile(r"-?\d+\.\d*0")
SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class SheetSums:
    """The closed sum of one sheet: read = loaded + quarantined + superseded + ignored, rows."""

    file_name: str
    sheet: str
    layout: str
    read: int
    loaded: int
    quarantined: int
    superseded: int
    ignored: int
    dropped_columns: str


@dataclass(frozen=True)
class Found:
    """One finding, its place and its weight."""

    severity: str
    rule: str
    sentence: str
    delivery_id: str = ""
    file_name: str = ""
    sheet: str = ""
    source_row: int | None = None  # row in the file; None = the whole sheet
    column_name: str = ""  # column of the layout, or a header as it stands
    cell: str = ""  # cell text, personal data masked
    hint: str = ""


@dataclass(frozen=True)
class Report:
    """Sums and findings of some deliveries in the release they led to, or would lead to."""

    sheets: tuple[SheetSums, ...]
    findings: tuple[Found, ...]

    @property
    def loaded(self) -> int:
        """Rows that became facts."""
        return sum(sheet.loaded for sheet in self.sheets)

    @property
    def errors(self) -> tuple[Found, ...]:
        """Findings that hold rows back."""
        return tuple(found for found in self.findings if found.severity == "error")


def read_report(connection: sa.Connection, deliveries: Collection[str], programme: Programme) -> Report:
    """The report on the deliveries with these ids, from a release or one being built."""
    return Report(
        sheets=tuple(SheetSums(*row) for row in connection.execute(_sheets(deliveries))),
        findings=_findings(connection, deliveries, programme),
    )


def _sheets(deliveries: Collection[str]) -> sa.Select[Any]:
    table = delivery_sheet
    counts = [table.c[f"rows_{name}"] for name in ("read", "loaded", "quarantined", "superseded", "ignored")]
    return (
        sa.select(delivery.c.file_name, table.c.sheet, table.c.layout, *counts, table.c.dropped_columns)
        .join_from(table, delivery, delivery.c.delivery_id == table.c.delivery_id)
        .where(table.c.delivery_id.in_(sorted(deliveries)))
        .order_by(delivery.c.file_name, table.c.sheet)
    )


def _findings(connection: sa.Connection, deliveries: Collection[str], programme: Programme) -> tuple[Found, ...]:
    weight = sa.case(SEVERITY_ORDER, value=finding.c.severity)
    query = (
        sa.select(finding, delivery.c.file_name)
        .join_from(finding, delivery, delivery.c.delivery_id == finding.c.delivery_id)
        .where(finding.c.delivery_id.in_(sorted(deliveries)))
        .order_by(weight, delivery.c.file_name, finding.c.sheet, finding.c.source_row, finding.c.rule)
    )
    return tuple(_found(row, programme) for row in connection.execute(query))


def _found(row: sa.Row[Any], programme: Programme) -> Found:
    return Found(
        severity=row.severity,
        rule=row.rule,
        sentence=sentence(row, programme),
        delivery_id=row.delivery_id,
        file_name=row.file_name,
        sheet=row.sheet or "",
        source_row=row.source_row,
        column_name=row.column_name or "",
        cell=row.cell or "",
        hint=_plain(row.hint or ""),
    )


def sentence(row: sa.Row[tuple[object, ...]], programme: Programme) -> str:
    """The finding in words: where – what was found – what was expected – what to do."""
    rule = programme.rules[row.rule]
    where = [row.file_name]
    where += [f"blad {row.sheet}"] if row.sheet else []
    where += [f"rad {row.source_row}"] if row.source_row is not None else []
    where += [f'kolumn "{row.column_name}"'] if row.column_name else []
    found = f'"{row.cell}" – {rule.title_sv}' if row.cell else rule.title_sv
    hint = hint_words(row.rule, row.hint)
    told = f"{', '.join(where)}: {_ended(found + hint)} Förväntat: {_ended(rule.expected_sv)}"
    return f"{told} {_ended(rule.remedy_sv)} [{rule.code}]"


def hint_words(rule: str, hint: str | None) -> str:
    """What the check adds: the nearest known word as a question, anything else as it is."""
    if not hint:
        return ""
    return f"; menade du {hint}?" if rule == UNKNOWN_WORD else f" ({_plain(hint)})"


def _plain(text: str) -> str:
    """The text, a number without the zeros after its last decimal."""
    return text.rstrip("0").rstrip(".") if TRAILING_ZEROS.fullmatch(text) else text


def _ended(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."
