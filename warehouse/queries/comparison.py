"""How do the regions compare, fairly: absolute, per decided MSEK, per 1 000 enterprises, as a share?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from config.model import Programme
from warehouse.absences import NOT_APPLICABLE, PROTECTED

Measure = Literal["absolute", "per_msek", "per_enterprises", "share"]
MSEK = Decimal(1_000_000)
ENTERPRISES = Decimal(1000)
TOTAL = "total"
STATUS_OF = {"selected": "planned", "implemented": "status"}
"""What is compared, and before which places its status stands."""


def comparison(
    figures: list[dict[str, Any]], *, places: list[str], measure: Measure, divisors: Mapping[str, Decimal | None]
) -> pd.DataFrame:
    """The rows of `regions` in a measure that is fair to regions of unlike size.

    Columns: indicator, and for each place and `total`: `selected_<code>`, `implemented_<code>` (unrounded) and
    `status_<code>` and `planned_<code>` (statuses of the two; M = the place has nothing to divide by). A place whose
    divisor is nought or not known has no figure: nothing is ever divided by nought.
    """
    ends = [*places, TOTAL]
    rows = [_row(row, ends, measure=measure, divisors=divisors) for row in figures]
    names = [f"{name}_{end}" for name in ("selected", "implemented", "status", "planned") for end in ends]
    return pd.DataFrame(rows, columns=["indicator", *names], dtype=object)


def divisors_of(
    programme: Programme, *, measure: Measure, decided_sek: Mapping[str, Decimal], on: date
) -> dict[str, Decimal | None]:
    """Place → what its figure is divided by: decided EU support in MSEK, or thousands of enterprises.

    `decided_sek` holds EU support by key per place and in `total`. Empty for measures without a divisor.
    """
    if measure == "per_msek":
        return {place: amount / MSEK for place, amount in decided_sek.items()}
    if measure != "per_enterprises":
        return {}
    found = {r.code: programme.comparison.denominator(r.code, on=on) for r in programme.regions}
    known = {code: each.enterprises / ENTERPRISES for code, each in found.items() if each is not None}
    whole = {TOTAL: sum(known.values(), Decimal(0))} if len(known) == len(found) else {}
    return {**known, **whole}


def _row(
    row: dict[str, Any], ends: list[str], *, measure: Measure, divisors: Mapping[str, Decimal | None]
) -> dict[str, Any]:
    out: dict[str, Any] = {"indicator": row["indicator"]}
    for end in ends:
        for name, status in STATUS_OF.items():
            value = row[f"{name}_{end}"]
            divisor = _divisor(row, name, end, measure=measure, divisors=divisors)
            out[f"{name}_{end}"] = value / divisor if value is not None and divisor else None
            undivided = value is not None and not divisor
            out[f"{status}_{end}"] = _why(row, status, measure) if undivided else row[f"{status}_{end}"]
    return out


def _why(row: dict[str, Any], status: str, measure: Measure) -> str:
    """A share of a whole that is protected is so too; else the place has nothing to divide by."""
    return PROTECTED if measure == "share" and row[f"{status}_{TOTAL}"] == PROTECTED else NOT_APPLICABLE


def _divisor(
    row: dict[str, Any], name: str, end: str, *, measure: Measure, divisors: Mapping[str, Decimal | None]
) -> Decimal | None:
    if measure == "absolute":
        return Decimal(1)
    if measure == "share":
        total: Decimal | None = row[f"{name}_{TOTAL}"]
        return total
    return divisors.get(end)
