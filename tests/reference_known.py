"""Which delivered rows are in force on a known-on date: rows in, rows out.

Plain lists and dicts on purpose: this is the check of the set-based loader, not a copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

Row = dict[str, Any]
"""One delivered row with real dates, Decimals and codes, and the day it became known (`known_on`)."""


@dataclass(frozen=True)
class Rows:
    """Everything delivered, one list per layout of the contract; column names as in core."""

    operations: list[Row] = field(default_factory=list)
    fields: list[Row] = field(default_factory=list)
    regions: list[Row] = field(default_factory=list)
    plans: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)


KEYS = {
    "operations": ("operation_id",),
    "fields": ("operation_id", "field"),
    "regions": ("operation_id", "region", "municipality"),
    "plans": ("operation_id", "indicator", "breakdown"),
    "reports": ("operation_id", "cut_off", "indicator", "breakdown", "sex", "region"),
    "participants": ("operation_id", "enterprise", "support_form"),
    "claims": ("operation_id", "claim_no"),
}
"""What makes two rows statements about the same thing."""

REPLACED_WHOLE = {"fields", "regions"}
"""A later split of an operation replaces its earlier split as a whole, not share by share."""


def as_known(rows: Rows, known_on: date) -> Rows:
    """The rows in force on `known_on`: the latest known per key, nothing that became known later."""
    return Rows(**{kind.name: _in_force(kind.name, getattr(rows, kind.name), known_on) for kind in fields(Rows)})


def _in_force(kind: str, rows: list[Row], known_on: date) -> list[Row]:
    accepted = [row for row in _without_conflicts(kind, rows) if row["known_on"] <= known_on]
    latest: dict[tuple[Any, ...], date] = {}
    for row in accepted:
        group = _group(kind, row)
        latest[group] = max(latest.get(group, row["known_on"]), row["known_on"])
    return [row for row in accepted if row["known_on"] == latest[_group(kind, row)]]


def _without_conflicts(kind: str, rows: list[Row]) -> list[Row]:
    """One of each identical row; none of those that contradict each other on one day (K02)."""
    different: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        said = different.setdefault((_key(kind, row), row["known_on"]), [])
        if row not in said:
            said.append(row)
    return [said[0] for said in different.values() if len(said) == 1]


def _key(kind: str, row: Row) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in KEYS[kind])


def _group(kind: str, row: Row) -> tuple[Any, ...]:
    return (row["operation_id"],) if kind in REPLACED_WHOLE else _key(kind, row)
