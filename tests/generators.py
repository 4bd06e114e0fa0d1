"""Small random programmes of deliveries: operations, splits, plans, reports, enterprises, corrections.

Everything generated is allowed by the contract; what becomes of contradictions, corrections and
late rows is for the counting to decide. Values are drawn so that splits leave remainders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from config.model import ALL, Indicator, Programme
from tests.reference_known import Row, Rows

KNOWN = (date(2024, 2, 5), date(2024, 8, 12), date(2025, 2, 10), date(2025, 7, 21))
"""The days anything becomes known; the last is the release's today."""
PER_DATES = (date(2023, 6, 30), date(2023, 12, 31), date(2024, 3, 31), date(2024, 5, 15), date(2024, 12, 31))
ENTERPRISES = ("5599990016", "5599990024", "5599990032", "5599990040", "5599990057", "9001019802")
ORGANISATIONS = ("2129990012", "2129990020", "8029990010")
MUNICIPALITIES = ("2080", "2084", "2180", "2184", "1780", "1715", "0180", None)
REGIONS = (
    ("SE312", "2080"),
    ("SE312", None),
    ("SE313", None),
    ("SE311", "1780"),
    ("Stockholms län", None),
    (ALL, None),
)
FIELDS = ("021", "025", "027", "028", "013", "023")
STATUSES = ("granted", "running", "running", "running", "finished", "interrupted", "withdrawn")
PLAIN_INDICATORS = ("RCR02", "PS-O-INV", "RCR98", "RCR11", "RCO16", "PS-R-ORGDEV")


@dataclass(frozen=True)
class World:
    """What was delivered and the last day anything became known."""

    rows: Rows
    known_on: date = KNOWN[-1]


def worlds(programme: Programme, *, operations: int = 6) -> st.SearchStrategy[World]:
    """Programmes of at least half and at most so many operations, with everything delivered about them."""
    return st.lists(_operations(programme), min_size=operations // 2, max_size=operations).map(_numbered)


def _numbered(deliveries: list[dict[str, list[Row]]]) -> World:
    """The operations' deliveries put together, each under its own number."""
    together: dict[str, list[Row]] = {}
    for number, delivery in enumerate(deliveries, start=1):
        for kind, rows in delivery.items():
            together.setdefault(kind, []).extend({**row, "operation_id": f"P-{number:03d}"} for row in rows)
    last = {**together["operations"][0], "operation_id": "P-999", "status": "withdrawn", "known_on": KNOWN[-1]}
    together["operations"].append(last)  # so that something becomes known on the last day
    return World(Rows(**together))


@st.composite
def _operations(draw: st.DrawFn, programme: Programme) -> dict[str, list[Row]]:
    """Everything delivered about one operation, version by version."""
    first = draw(st.integers(0, 1))
    operation = draw(_registrations(programme, KNOWN[first]))
    later = draw(_changes(programme, operation))
    chosen = draw(st.lists(st.sampled_from(_pool(programme)), min_size=1, max_size=4, unique_by=lambda i: i.code))
    regions = draw(_region_splits(KNOWN[first]))
    return {
        "operations": [operation, later] if draw(st.booleans()) else [operation],
        "fields": draw(_field_splits(KNOWN[first])),
        "regions": regions,
        "plans": [row for indicator in chosen for row in draw(_plans(indicator))],
        "reports": [row for indicator in chosen for row in draw(_reports(indicator, _inside(regions, programme)))],
        "participants": draw(st.lists(_participants(), max_size=6)),
    }


def _pool(programme: Programme) -> list[Indicator]:
    """Indicators of every counting kind, with and without evidence and splits."""
    return [i for i in programme.indicators if i.evidence is not None or i.code in PLAIN_INDICATORS]


@st.composite
def _registrations(draw: st.DrawFn, programme: Programme, known_on: date) -> Row:
    decided = date(2023, 1, 10) + timedelta(days=draw(st.integers(0, 380)))
    ends = decided + timedelta(days=draw(st.integers(100, 900)))
    return {
        "name": "Exempelprojekt",
        "beneficiary": "Region Exempel",
        "specific_objective": draw(st.sampled_from([o.code for o in programme.objectives[:4]])),
        "kind": draw(st.sampled_from(("direct", "direct", "support_structure"))),
        "decided_on": decided,
        "starts_on": decided,
        "ends_on": ends,
        "ended_on": draw(st.sampled_from((None, None, ends - timedelta(days=60)))),
        "status": draw(st.sampled_from(STATUSES)),
        "eligible_cost_sek": Decimal("2000000.50"),
        "eu_support_sek": Decimal(1000000),
        "public_cofinancing_sek": Decimal("1000000.50"),
        "private_cofinancing_sek": Decimal(0),
        "known_on": known_on,
    }


@st.composite
def _changes(draw: st.DrawFn, programme: Programme, operation: Row) -> Row:
    """The operation as registered later: another status, decision date or objective."""
    return {
        **operation,
        "status": draw(st.sampled_from(STATUSES)),
        "decided_on": operation["decided_on"] + timedelta(days=draw(st.sampled_from((0, 0, 40)))),
        "specific_objective": draw(st.sampled_from([o.code for o in programme.objectives[:2]])),
        "known_on": draw(st.sampled_from(KNOWN[2:])),
    }


@st.composite
def _field_splits(draw: st.DrawFn, known_on: date) -> list[Row]:
    """No split, or shares that make 100 or not; perhaps a later split instead."""
    versions = draw(st.sampled_from(((), (known_on,), (known_on,), (known_on, KNOWN[2]))))
    return [
        row for day in versions for row in draw(_shared([{"field": f, "known_on": day} for f in FIELDS], given=True))
    ]


@st.composite
def _region_splits(draw: st.DrawFn, known_on: date) -> list[Row]:
    """Regions and municipalities, the whole area or outside it, with shares or without any."""
    versions = draw(st.sampled_from(((), (known_on,), (known_on,), (known_on, KNOWN[3]))))
    return [row for day in versions for row in draw(_shared(_places(day), given=draw(st.booleans())))]


def _places(day: date) -> list[Row]:
    return [{"region": region, "municipality": municipality, "known_on": day} for region, municipality in REGIONS]


@st.composite
def _shared(draw: st.DrawFn, candidates: list[Row], *, given: bool) -> list[Row]:
    chosen = draw(st.lists(st.sampled_from(candidates), min_size=1, max_size=3, unique_by=str))
    even = len(chosen) == 3 and draw(st.booleans())
    parts = [Decimal("33.33")] * 3 if even else [draw(_shares()) for _ in chosen]
    return [{**row, "share_pct": part if given else None} for row, part in zip(chosen, parts, strict=True)]


def _shares() -> st.SearchStrategy[Decimal]:
    return st.sampled_from([Decimal(text) for text in ("100", "50", "25", "12.5", "66.67", "7.1234", "20")])


def _amounts(indicator: Indicator) -> st.SearchStrategy[Decimal]:
    """Small counts; money from nothing to billions of SEK, with öre."""
    if indicator.integer:
        return st.integers(0, 40).map(Decimal)
    return (st.integers(0, 4_000_000) | st.integers(10**11, 10**12)).map(lambda number: Decimal(number) / 100)


@st.composite
def _plans(draw: st.DrawFn, indicator: Indicator) -> list[Row]:
    """The value in the decision, perhaps changed later, perhaps contradicted the same day."""
    days = draw(st.sampled_from(((), KNOWN[:1], KNOWN[:1], (KNOWN[0], KNOWN[2]), (KNOWN[0], KNOWN[1], KNOWN[1]))))
    plan = {"indicator": indicator.code, "breakdown": ALL}
    rows = [{**plan, "planned_value": draw(_amounts(indicator)), "known_on": day} for day in days]
    if len(days) == 1 and indicator.breakdown and draw(st.booleans()):
        return [{**row, "breakdown": category} for row in rows for category in indicator.breakdown.categories]
    return rows


@st.composite
def _reports(draw: st.DrawFn, indicator: Indicator, regions: tuple[str, ...]) -> list[Row]:
    """Cumulative values for some cut-offs, some late, some corrected, as totals or in parts."""
    rows: list[Row] = []
    for cut_off in draw(st.lists(st.sampled_from(PER_DATES), max_size=3, unique=True)):
        days = [day for day in KNOWN if day >= cut_off]
        report = {"cut_off": cut_off, "indicator": indicator.code, "breakdown": ALL, "sex": ALL, "region": ALL}
        for day in draw(st.lists(st.sampled_from(days), min_size=1, max_size=2, unique=True)):
            amount = draw(_amounts(indicator))
            ways = _ways(indicator, regions) if len(rows) == 0 else ((),)
            parts = [{**report, **part, "known_on": day} for part in _parted(amount, draw(st.sampled_from(ways)))]
            rows += draw(st.sampled_from((parts, parts, parts, parts[:-1], _last_part_later(parts))))
    return rows


def _last_part_later(parts: list[Row]) -> list[Row]:
    """The same report, its last part known only on the last day."""
    return [*parts[:-1], {**parts[-1], "known_on": KNOWN[-1]}]


def _ways(indicator: Indicator, regions: tuple[str, ...]) -> tuple[tuple[Row, ...], ...]:
    """How a total may be said: as itself (the empty split), in a complete split, or in both ways."""
    categories = indicator.breakdown.categories if indicator.breakdown else ()
    by_category: tuple[Row, ...] = tuple({"breakdown": category} for category in categories)
    by_sex: tuple[Row, ...] = ({"sex": "women"}, {"sex": "men"})
    crossed = tuple({**category, **sex} for category in by_category for sex in by_sex)
    return ((), (), by_category, by_sex, ({}, *by_sex), crossed, tuple({"region": region} for region in regions))


def _parted(amount: Decimal, parts: tuple[Row, ...]) -> list[dict[str, Any]]:
    """The amount in the first part and small change in the others; alone where there are no parts."""
    if not parts:
        return [{"value": amount}]
    return [{**part, "value": amount if number == 0 else Decimal(number)} for number, part in enumerate(parts)]


def _inside(regions: list[Row], programme: Programme) -> tuple[str, ...]:
    """Every region of an operation that only ever works inside the programme area."""
    own = [region.code for region in programme.regions]
    named = {code for row in regions for code in (own if row["region"] == ALL else [row["region"]])}
    return tuple(code for code in own if code in named) if named <= set(own) else ()


@st.composite
def _participants(draw: st.DrawFn) -> Row:
    public = draw(st.integers(0, 4)) == 0
    kinds = ("organisation", "research", "public") if public else ("enterprise",)
    known_on = draw(st.sampled_from(KNOWN[1:]))
    return {
        "enterprise": draw(st.sampled_from(ORGANISATIONS if public else ENTERPRISES)),
        "name": "Exempelföretag",
        "organisation_kind": draw(st.sampled_from(kinds)),
        "size_class": draw(st.sampled_from(("micro", "small", "medium", "large", None))),
        "municipality": draw(st.sampled_from(MUNICIPALITIES)),
        "support_form": draw(st.sampled_from(("grant", "financial_instrument", "non_financial"))),
        "led_by": draw(st.sampled_from(("women", "men", "shared", "unknown", None))),
        "first_support_on": draw(_events()),
        "product_process_innovation_on": draw(st.none() | _events()),
        "marketing_organisation_innovation_on": draw(st.none() | _events()),
        "skills_investment_on": draw(st.none() | _events()),
        "research_cooperation_on": draw(st.none() | _events()),
        "known_on": known_on,
    }


def _events() -> st.SearchStrategy[date]:
    """Days before the decision, on cut-offs and after them."""
    days = [date(2022, 12, 31), date(2023, 6, 30), date(2023, 7, 1), date(2023, 12, 31), date(2024, 3, 31)]
    return st.sampled_from([*days, date(2024, 6, 30), date(2024, 7, 1)])
