"""Small tables in the field's words: deliveries in, figures out.

A specification is read like a page of the handbook: a layout's name on its own line, then its
table with the contract's own column names. Columns a rule does not need are left out and get
the plain values below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import dedent
from typing import Any

from config.model import ALL
from tests.contract import LAYOUTS, fact
from tests.reference import Figure, Key
from tests.reference_known import Row, Rows
from tests.spec.chapter import Part

KNOWN_ON = date(2025, 1, 20)
"""When a row became known, where neither its table's title ("operationer, känd per 2024-08-12") nor kand_per says."""
PERIOD = "2024-12-31"
"""The cut-off of an expected figure, where its table has no column period."""


@dataclass(frozen=True)
class Spec:
    """One rule: its name, its sentence, what is delivered and what is published."""

    name: str
    rule: str
    given: str
    figures: str
    known_on: date = date(2025, 1, 20)
    sv: tuple[str, str] = ("", "")  # name and sentence in Swedish, for the handbook and /metod

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is delivered and what is published."""
        return ("given", dedent(self.given).strip()), ("figures", dedent(self.figures).strip())


PLAIN: dict[str, Row] = {
    "operations": {
        "name": "Exempelprojekt",
        "beneficiary": "Region Exempel",
        "specific_objective": "RSO1.3",
        "kind": "direct",
        "decided_on": date(2023, 3, 1),
        "starts_on": date(2023, 3, 1),
        "ends_on": date(2027, 6, 30),
        "status": "running",
        "eligible_cost_sek": Decimal(100),
        "eu_support_sek": Decimal(50),
        "public_cofinancing_sek": Decimal(50),
        "private_cofinancing_sek": Decimal(0),
    },
    "reports": {"cut_off": date(2024, 12, 31)},
    "participants": {
        "name": "Exempelföretag",
        "organisation_kind": "enterprise",
        "size_class": "small",
        "support_form": "grant",
        "first_support_on": date(2024, 1, 15),
    },
}


def delivered(text: str) -> Rows:
    """The rows of every layout table in the text."""
    layouts = {layout.name: kind for kind, layout in LAYOUTS.items()}
    found: dict[str, list[Row]] = {}
    for title, table in tables_of(text):
        name, _, day = title.partition(", känd per ")
        known_on = date.fromisoformat(day) if day else KNOWN_ON
        found.setdefault(layouts[name], []).extend(_row(layouts[name], cells, known_on) for cells in table)
    return Rows(**found)


def expected(text: str) -> dict[Key, Figure]:
    """The figures of the table: `*` and the defaults stand for columns it leaves out."""
    return dict(_figure(cells) for cells in lines(text))


def _row(kind: str, cells: dict[str, str], known_on: date) -> Row:
    columns = LAYOUTS[kind].columns
    unknown = set(cells) - {column.name for column in columns} - {"kand_per"}
    assert not unknown, f"{LAYOUTS[kind].name} has no column {unknown}"
    empty: dict[str, Any] = {column.fact: ALL if column.kind == "total" else None for column in columns}
    said = {c.fact: fact(c, cells[c.name]) for c in columns if c.name in cells}
    known_on = date.fromisoformat(cells["kand_per"]) if "kand_per" in cells else known_on
    return {**empty, **PLAIN.get(kind, {}), **said, "known_on": known_on}


def _figure(cells: dict[str, str]) -> tuple[Key, Figure]:
    key = (
        cells["indikator"],
        cells.get("sarskilt_mal", ALL),
        cells.get("region", ALL),
        cells.get("interventionsomrade", ALL),
        cells.get("period", PERIOD),
        cells.get("matt", "genomfort"),
    )
    value = Decimal(cells["varde"].replace(" ", "").replace(",", ".")) if cells["varde"] else None
    return key, (value, cells.get("status", "A"))


def lines(text: str) -> list[dict[str, str]]:
    """The rows of a text that is one table."""
    [(_, table)] = tables_of("table\n" + text)
    return table


def tables_of(text: str) -> list[tuple[str, list[dict[str, str]]]]:
    """Every table of the text: its title and its rows."""
    return [(title, [dict(zip(head, row, strict=True)) for row in rows]) for title, head, rows in tables_in(text)]


def tables_in(text: str) -> list[tuple[str, list[str], list[list[str]]]]:
    """Every table of a text as its title, its head and its rows; the title is the line without a bar above it."""
    tables: list[tuple[str, list[str], list[list[str]]]] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        framed = line.removeprefix("|").removesuffix("|") if line.startswith("|") else line
        cells = [cell.strip() for cell in framed.split("|")]
        if "|" not in line:
            tables.append((line, [], []))
        elif not tables[-1][1]:
            tables[-1][1].extend(cells)
        else:
            tables[-1][2].append(cells)
    return tables
