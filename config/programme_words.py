"""Words that follow from the programme itself: how its codes and names are written in deliveries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from config.model import ALL, Indicator, InterventionKind, Objective, Region
from config.words import code_spellings, fold

BREAKDOWN_VOCABULARIES = ("size_class", "enterprise_support_form", "skill", "energy", "energy_user")
"""The vocabularies whose codes a breakdown (uppdelning) may use."""


@dataclass(frozen=True)
class Facts:
    """The parts of a programme whose codes and names are words in deliveries."""

    objectives: tuple[Objective, ...]
    kinds: tuple[InterventionKind, ...]
    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    counties: tuple[tuple[str, ...], ...]  # code, short name, official name, NUTS 3 code
    municipalities: tuple[tuple[str, str], ...]
    outside: tuple[str, str]  # code and name of everything outside the programme area
    area_names: tuple[str, ...]  # names of the programme area as a whole


def with_programme_words(listed: dict[str, dict[str, str]], facts: Facts) -> dict[str, dict[str, str]]:
    """The listed vocabularies (vocabulary.toml) and those that follow from the programme: word → code.

    Listed words for a kind the programme does not have are left out. One word per folded form; a form that stands for
    two codes is left out, never guessed.
    """
    derived = {
        "objective": [(word, one.code) for one in facts.objectives for word in _objective_spellings(one)],
        "objective_or_all": [
            *((word, one.code) for one in facts.objectives for word in _objective_spellings(one)),
            *((word, ALL) for word in (ALL, "programmet", "hela programmet", "the programme")),
        ],
        "kind": [(word, kind.code) for kind in facts.kinds for word in (kind.code, kind.name_sv, kind.name_en)],
        "indicator": [(word, one.code) for one in facts.indicators for word in _indicator_spellings(one)],
        "region": [
            *_region_words(facts),
            *((word, ALL) for word in (*listed.get("whole_area", {}), *facts.area_names)),
        ],
        "municipality": _municipality_words(facts.municipalities),
        "breakdown": [pair for name in BREAKDOWN_VOCABULARIES for pair in listed.get(name, {}).items()],
    }
    kinds = {kind.code for kind in facts.kinds}
    derived["kind"] += [(word, code) for word, code in listed.get("kind", {}).items() if code in kinds]
    return listed | {name: _unambiguous(pairs) for name, pairs in derived.items()}


def _objective_spellings(objective: Objective) -> tuple[str, ...]:
    """`RSO1.1`, `1.1`, `PO 1.1`, `PO1:1` and the name are the same objective (docs/leveranser.md)."""
    number = objective.code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    colon = number.replace(".", ":")
    prefixed = (f"{prefix} {form}" for prefix in ("PO", "SO", "SM", "RSO", "Mål") for form in (number, colon))
    return (objective.code, number, colon, *prefixed, objective.name_sv, objective.name_en)


def _indicator_spellings(indicator: Indicator) -> tuple[str, ...]:
    """The code with any zero padding (RCO1 = RCO01 = RCO001) and the names."""
    return (*code_spellings(indicator.code), indicator.name_sv, indicator.name_en)


def _region_words(facts: Facts) -> list[tuple[str, str]]:
    """Codes and names of the regions; other Swedish counties are outside, each kept apart from the others."""
    own = [
        (word, region.code)
        for region in facts.regions
        for word in (region.code, region.county, region.name_sv, region.county_name_sv, region.name_en)
    ]
    known = {region.county for region in facts.regions}
    outside = facts.outside[0]
    others = [
        (word, outside_code(outside, county[0]))
        for county in facts.counties
        if county[0] not in known
        for word in county
    ]
    return [*own, *others, *((word, outside) for word in facts.outside)]


def outside_code(outside: str, county: str) -> str:
    """What is stored for a county outside the programme area: two of them are two places, and both are outside."""
    return f"{outside}-{county}"


def _municipality_words(municipalities: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Codes and names. Habo and Håbo fold alike and fall out: they are delivered by their codes."""
    return [(word, code) for code, name in municipalities for word in (code, name, f"{name} kommun")]


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    first: dict[str, tuple[str, str]] = {}
    several: set[str] = set()
    for word, code in pairs:
        form = fold(word)
        if first.setdefault(form, (word, code))[1] != code:
            several.add(form)
    return {word: code for form, (word, code) in first.items() if form not in several}
