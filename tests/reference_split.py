"""Splits by key: the weights of an operation and a value divided by them without loss."""

from __future__ import annotations

from decimal import Decimal

from config.model import ALL, Programme
from tests.reference_known import Row

SHARE_UNITS = 10**4  # shares are delivered in per cent with at most four decimals
DECIMAL_UNITS = 10**6  # the smallest part of a value that is not counted in whole numbers


def field_weights(rows: list[Row]) -> dict[str, int]:
    """Weight per intervention field of one operation; shares that do not sum to 100 are scaled by it."""
    weights: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: str(row["field"])):
        _add(weights, row["field"], _units(row["share_pct"]))
    return weights


def region_weights(rows: list[Row], programme: Programme) -> dict[str, int]:
    """Weight per region of one operation, in the users' order with places outside the area last.

    Without any share every region named gets an equal part, however many municipalities are named
    in it and whether by its own name or as the whole area. With shares, the whole programme area is
    each of its regions equally. Every other county is outside the area and keeps its part there.
    """
    order = [region.code for region in programme.regions]
    weights: dict[str, int] = {}
    if rows and all(row["share_pct"] is None for row in rows):
        named = {code for row in rows for code in (order if row["region"] == ALL else [row["region"]])}
        shares = [(code, 1) for code in named]
    else:
        shares = [(row["region"], _units(row["share_pct"] or Decimal(0))) for row in rows]
    for region, share in shares:
        for code in order if region == ALL else [region]:
            inside = code if code in order else programme.outside_region
            _add(weights, inside, share * (1 if region == ALL else len(order)))
    return {code: weights[code] for code in [*order, programme.outside_region] if weights.get(code)}


def split(value: Decimal, weights: dict[str, int], *, whole: bool) -> dict[str, Decimal]:
    """The value divided by weight; the parts add up to it exactly (largest remainder, ties in order)."""
    scale = 1 if whole else DECIMAL_UNITS
    units, total = int(value * scale), sum(weights.values())
    parts = {code: units * weight // total for code, weight in weights.items()}
    left = units - sum(parts.values())
    by_remainder = sorted(weights, key=lambda code: -(units * weights[code] % total))
    for code in by_remainder[:left]:
        parts[code] += 1
    return {code: Decimal(part) / scale for code, part in parts.items()}


def _units(share_pct: Decimal) -> int:
    return int((share_pct * SHARE_UNITS).to_integral_value())


def _add(weights: dict[str, int], code: str, weight: int) -> None:
    weights[code] = weights.get(code, 0) + weight
