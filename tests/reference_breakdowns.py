"""Enterprises of the lists by size class and by who leads them, counted again: each in exactly one category."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from config.model import ALL, Programme
from tests.reference import Contribution, contributions, cut_offs
from tests.reference_known import Row, Rows, as_known

PartKey = tuple[str, ...]
"""Level, objective, region, indicator, breakdown, category, cut-off as ISO date."""
TRAITS = {"size_class": ("micro", "small", "medium", "large"), "led_by": ("women", "men", "shared")}
"""The categories in order: of two stated on the same day the first counts."""
UNKNOWN = "unknown"


def parts(rows: Rows, programme: Programme, known_on: date) -> dict[PartKey, Decimal]:
    """Distinct enterprises per category at every level that is broken down; none where nobody is."""
    known = as_known(rows, known_on)
    traits = {trait: _stated(known, trait) for trait in TRAITS}
    found: dict[PartKey, set[str]] = {}
    for indicator in programme.indicators:
        if indicator.evidence is None or "enterprise" not in indicator.evidence.organisation_kinds:
            continue
        for contribution in contributions(known, indicator, programme):
            for day in cut_offs(programme, known_on):
                for level, enterprise in _counted(contribution, day):
                    for trait, stated in traits.items():
                        category = stated.get(enterprise, UNKNOWN)
                        key = (*level, indicator.code, trait, category, day.isoformat())
                        found.setdefault(key, set()).add(enterprise)
    return {key: Decimal(len(enterprises)) for key, enterprises in found.items()}


def _counted(contribution: Contribution, day: date) -> list[tuple[tuple[str, str, str], str]]:
    """Level, objective and region, and the enterprise that counts there by the day."""
    objective = contribution.operation["specific_objective"]
    found: list[tuple[tuple[str, str, str], str]] = []
    for support in contribution.supports:
        if support.counts_from <= day:
            places = [("programme", ALL, ALL), ("objective", objective, ALL)]
            if support.region:
                places += [("region", ALL, support.region), ("objective_region", objective, support.region)]
            found += [(place, support.enterprise) for place in places]
    return found


def _stated(known: Rows, trait: str) -> dict[str, str]:
    """Enterprise → the category its first support that states one gives it, from any list."""
    decided = {row["operation_id"]: row["decided_on"] for row in known.operations if row["status"] != "withdrawn"}
    firsts: dict[str, tuple[date, int]] = {}
    for row in known.participants:
        if row.get(trait) in TRAITS[trait] and row["operation_id"] in decided:
            said = (_day(row, decided), TRAITS[trait].index(row[trait]))
            firsts[row["enterprise"]] = min(said, firsts.get(row["enterprise"], said))
    return {enterprise: TRAITS[trait][place] for enterprise, (_, place) in firsts.items()}


def _day(row: Row, decided: dict[str, date]) -> date:
    """A support dated before the decision counts from it."""
    return max(row["first_support_on"], decided[row["operation_id"]])
