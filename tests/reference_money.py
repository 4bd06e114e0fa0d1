"""Money counted again over plain rows: every amount per objective, county and field, and the climate share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from config.model import ALL, Programme
from tests.reference_known import Row, Rows, as_known
from tests.reference_split import field_weights, region_weights, split

Key = tuple[str, str, str, str]
"""Amount, specific objective, region, field; * = all."""

WHOLES = {
    "beslutat_ej_fordelat": ("beslutad_kostnad", "beslutat_eu", "beslutat_offentligt", "beslutat_privat"),
    "upparbetat_ej_fordelat": ("upparbetat", "ansokt_eu", "upparbetat_offentligt", "upparbetat_privat"),
}
NOTHING = Decimal(0)


def money(rows: Rows, programme: Programme, *, known_on: date, cut_off: date) -> dict[Key, Decimal]:
    """Every amount in SEK at a cut-off: whole, by objective, by key to the öre over regions and over fields."""
    known = as_known(rows, known_on)
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for operation in known.operations:
        if operation["status"] == "withdrawn" or operation["decided_on"] > cut_off:
            continue
        claims = [row for row in known.claims if row["operation_id"] == operation["operation_id"]]
        places, fields = _weights(known, operation["operation_id"], programme)
        for name, amount in amounts(operation, claims, cut_off).items():
            for objective in (operation["specific_objective"], ALL):
                sums[name, objective, ALL, ALL] += amount
                for place, part in _parts(amount, places):
                    sums[name, objective, place, ALL] += part
                for field, part in _parts(amount, fields):
                    sums[name, objective, ALL, field] += part
    return dict(_with_rest(sums))


def amounts(operation: Row, claims: list[Row], cut_off: date) -> dict[str, Decimal]:
    """The amounts of one operation; what is blank is nothing here and stands in the rest."""
    cost, eu = operation["eligible_cost_sek"], operation["eu_support_sek"]
    public, private = operation["public_cofinancing_sek"], operation["private_cofinancing_sek"]
    if public is None and private is not None:
        public = max(cost - eu - private, NOTHING)
    elif private is None and public is not None:
        private = max(cost - eu - public, NOTHING)
    claimed = [row for row in claims if row["cut_off"] <= cut_off]
    certified = [row for row in claims if row["certified_on"] and row["certified_on"] <= cut_off]
    paid = [row for row in claims if row["paid_on"] and row["paid_on"] <= cut_off]
    return {
        "beslutad_kostnad": cost,
        "beslutat_eu": eu,
        "beslutat_offentligt": public or NOTHING,
        "beslutat_privat": private or NOTHING,
        "upparbetat": _sum(claimed, "eligible_expenditure_sek"),
        "ansokt_eu": _sum(claimed, "eu_support_sek"),
        "upparbetat_offentligt": _sum(claimed, "public_sek"),
        "upparbetat_privat": _sum(claimed, "private_sek"),
        "intygat_eu": _sum(certified, "eu_support_sek"),
        "utbetalt_eu": _sum(paid, "eu_support_sek"),
    }


def climate(found: dict[Key, Decimal], programme: Programme) -> tuple[Decimal | None, Decimal]:
    """The climate share of decided EU support and the amount without a coefficient, JTF left out."""
    coefficients = {each.code: each.climate_pct for each in programme.fields}
    counted = weighed = whole = NOTHING
    for (name, objective, region, field), amount in found.items():
        if name != "beslutat_eu" or objective == ALL or region != ALL or objective in programme.money.jtf_objectives:
            continue
        if field == ALL:
            whole += amount
        elif (coefficient := coefficients[field]) is not None:
            weighed += amount
            counted += amount * coefficient / 100
    return (counted / weighed if weighed else None), whole - weighed


def _sum(claims: list[Row], name: str) -> Decimal:
    return sum((row[name] or NOTHING for row in claims), NOTHING)


def _weights(known: Rows, operation: str, programme: Programme) -> tuple[dict[str, int], dict[str, int]]:
    regions = [row for row in known.regions if row["operation_id"] == operation]
    return region_weights(regions, programme), field_weights(
        [row for row in known.fields if row["operation_id"] == operation]
    )


def _parts(amount: Decimal, weights: dict[str, int]) -> Iterator[tuple[str, Decimal]]:
    if weights:
        yield from ((code, part / 100) for code, part in split(amount * 100, weights, whole=True).items())


def _with_rest(sums: dict[Key, Decimal]) -> Iterator[tuple[Key, Decimal]]:
    yield from sums.items()
    for objective, region, field in {key[1:] for key in sums}:
        for name, (whole, *known) in WHOLES.items():
            parts = sum((sums[part, objective, region, field] for part in known), NOTHING)
            yield (name, objective, region, field), sums[whole, objective, region, field] - parts
