"""The levels below and above the published file's, counted again: every part of every operation, place by place.

Policy objectives, cells of the results chain, municipalities, the three rules for operations in several regions,
and what is left of operations past their end date. Lists, dicts, Decimal and date only, like tests/reference.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from config.comparison import JOINT
from config.model import ALL, Programme
from tests.reference import Contribution, Figure, contributions, cut_offs
from tests.reference_known import Rows, as_known
from tests.reference_split import split

Place = tuple[str, str, str, str, str, str, str]
"""Level, policy objective, objective, kind, field, region, municipality; `*` = all."""
LevelKey = tuple[str, ...]
"""A place, indicator, cut-off as ISO date, measure (valt, genomfort or risk)."""
NOTHING = Decimal(0)
UNDER_OBJECTIVE = {"region": "objective_region", "region_full": "objective_full", "region_joint": "objective_joint"}


@dataclass(frozen=True)
class Part:
    """What one operation gives to one place."""

    selected: Decimal
    declared: Decimal | None  # None where it has a list, or has said nothing
    enterprises: set[str]
    listed: bool
    due: bool
    ended: bool  # past its end date
    achieved: Decimal  # its own value, from a list or declared

    @property
    def risk(self) -> Decimal:
        """Selected − achieved where the operation is past its end date."""
        return self.selected - self.achieved if self.ended else NOTHING


def level_values(rows: Rows, programme: Programme, known_on: date) -> dict[LevelKey, Figure]:
    """Every figure of every level as known on a day."""
    known = as_known(rows, known_on)
    figures: dict[LevelKey, Figure] = {}
    for indicator in programme.indicators:
        concerned = [c for c in contributions(known, indicator, programme) if c.concerns]
        for cut_off in cut_offs(programme, known_on):
            decided = [c for c in concerned if c.operation["decided_on"] <= cut_off]
            for place, parts in _by_place(decided, cut_off, programme).items():
                key = (*place, indicator.code, cut_off.isoformat())
                figures[*key, "valt"] = (sum((part.selected for part in parts), NOTHING), "A")
                figures[*key, "risk"] = (sum((part.risk for part in parts), NOTHING), "A")
                figures[*key, "genomfort"] = _implemented(place, parts, unique=indicator.counting == "unique")
    return figures


def _by_place(decided: list[Contribution], cut_off: date, programme: Programme) -> dict[Place, list[Part]]:
    above = {objective.code: objective.policy_objective for objective in programme.objectives}
    found: dict[Place, list[Part]] = {}
    for contribution in decided:
        policy = above[contribution.operation["specific_objective"]]
        for place, part in _parts(contribution, cut_off, policy):
            found.setdefault(place, []).append(part)
    return found


def _implemented(place: Place, parts: list[Part], *, unique: bool) -> Figure:
    """No enterprise stands in the joint column: lists alone leave it not applicable."""
    joint = place[5] == JOINT
    listed = any(part.listed for part in parts)
    declared = [part.declared for part in parts if part.declared is not None]
    if not declared and (joint or not listed):
        if listed:
            return None, "M"
        return None, "O" if any(part.due for part in parts) else "L"
    distinct = set() if joint else set().union(*(part.enterprises for part in parts))
    without_list = sum(declared, NOTHING)
    return len(distinct) + without_list, "E" if unique and without_list != 0 else "A"


def _parts(c: Contribution, cut_off: date, policy: str) -> Iterator[tuple[Place, Part]]:
    objective, kind = c.operation["specific_objective"], c.operation["kind"]
    whole = _whole(c, cut_off)
    yield ("programme", ALL, ALL, ALL, ALL, ALL, ALL), whole
    yield ("policy_objective", policy, ALL, ALL, ALL, ALL, ALL), whole
    yield ("objective", policy, objective, ALL, ALL, ALL, ALL), whole
    for code in c.fields:
        part = _by_key(c, whole, c.fields, code)
        yield ("field", ALL, ALL, ALL, code, ALL, ALL), part
        yield ("chain", policy, objective, kind, code, ALL, ALL), part
    for rule, region, part in _regional(c, cut_off, whole):
        here = replace(part, enterprises=c.enterprises(cut_off, region))
        yield (rule, ALL, ALL, ALL, ALL, region, ALL), here
        yield (UNDER_OBJECTIVE[rule], policy, objective, ALL, ALL, region, ALL), here
    for place, enterprises in _placed(c, cut_off, (policy, objective)).items():
        yield place, Part(NOTHING, None, enterprises, listed=True, due=False, ended=False, achieved=NOTHING)


def _whole(c: Contribution, cut_off: date) -> Part:
    return Part(
        selected=c.selected(cut_off),
        declared=None if c.supports else c.declared(cut_off),
        enterprises=c.enterprises(cut_off),
        listed=bool(c.supports),
        due=c.due(cut_off),
        ended=(c.operation["ended_on"] or c.operation["ends_on"]) <= cut_off,
        achieved=c.implemented(cut_off) or NOTHING,
    )


def _by_key(c: Contribution, whole: Part, weights: dict[str, int], code: str) -> Part:
    """The part of the whole that falls on one field or region by key."""

    def share(value: Decimal) -> Decimal:
        return split(value, weights, whole=c.indicator.integer)[code]

    declared = None if whole.declared is None else share(whole.declared)
    return replace(whole, selected=share(whole.selected), declared=declared, achieved=share(whole.achieved))


def _regional(c: Contribution, cut_off: date, whole: Part) -> Iterator[tuple[str, str, Part]]:
    """Rule, region and part: by key, in full to each, and joint; enterprises in their own region under every rule."""
    only = next(iter(c.regions)) if len(c.regions) == 1 else JOINT
    for region in c.regions:
        yield "region", region, _by_key(c, whole, c.regions, region)
        yield "region_full", region, whole
    if c.regions:
        yield "region_joint", only, whole
    own = {s.region for s in c.supports if s.counts_from <= cut_off and s.region}
    for region in own:
        for rule, worked_in in (("region", c.regions), ("region_full", c.regions), ("region_joint", {only: 1})):
            if region not in worked_in:
                yield rule, region, replace(whole, selected=NOTHING, due=False, achieved=NOTHING)


def _placed(c: Contribution, cut_off: date, above: tuple[str, str]) -> dict[Place, set[str]]:
    """Who stands in each municipality, and who stands anywhere on the map."""
    found: dict[Place, set[str]] = {}
    for support in c.supports:
        if support.counts_from <= cut_off and support.region and support.municipality:
            for level, under in (("", (ALL, ALL)), ("objective_", above)):
                spot = (support.region, support.municipality)
                found.setdefault((f"{level}municipality", *under, ALL, ALL, *spot), set()).add(support.enterprise)
                found.setdefault((f"{level}placed", *under, ALL, ALL, ALL, ALL), set()).add(support.enterprise)
    return found
