"""Every published figure counted again in dull Python, from plain rows; the check of the marts.

Nothing here knows SQL or the loader: lists, dicts, Decimal and date only. More levels: tests/reference_levels.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from config.model import ALL, Breakdown, Indicator, Programme
from tests.reference_known import Row, Rows, as_known
from tests.reference_split import field_weights, region_weights, split

Cell = tuple[str, str, str]
"""Objective, region, intervention field; `*` = all."""
Key = tuple[str, str, str, str, str, str]
"""Indicator, objective, region, field, cut-off as ISO date, measure (valt or genomfort)."""
Figure = tuple[Decimal | None, str]
"""Value (None = missing) and status (A, E, O, L)."""


@dataclass(frozen=True)
class Support:
    """An enterprise that evidences the indicator, from the day it counts."""

    enterprise: str
    region: str | None
    municipality: str | None
    counts_from: date


@dataclass(frozen=True)
class Contribution:
    """All one operation says about one indicator."""

    operation: Row
    indicator: Indicator
    planned: Decimal | None
    reported: dict[date, Decimal]
    supports: list[Support]
    regions: dict[str, int]
    fields: dict[str, int]

    @property
    def concerns(self) -> bool:
        """Whether the operation plans, reports or evidences the indicator at all."""
        return self.planned is not None or bool(self.reported) or bool(self.supports)

    def declared(self, cut_off: date) -> Decimal | None:
        """The last reported total at or before the cut-off; None where nothing is reported."""
        days = [day for day in self.reported if day <= cut_off]
        return self.reported[max(days)] if days else None

    def enterprises(self, cut_off: date, region: str = ALL) -> set[str]:
        """Distinct enterprises by the cut-off, in their own region."""
        return {s.enterprise for s in self.supports if s.counts_from <= cut_off and region in (ALL, s.region)}

    def implemented(self, cut_off: date) -> Decimal | None:
        """Achieved by the operation: from its list where it has one, else as declared."""
        return Decimal(len(self.enterprises(cut_off))) if self.supports else self.declared(cut_off)

    def selected(self, cut_off: date) -> Decimal:
        """Planned in the decision; what was achieved where the operation was interrupted."""
        if self.planned is None:
            return Decimal(0)
        return (self.implemented(cut_off) or Decimal(0)) if self.operation["status"] == "interrupted" else self.planned

    def due(self, cut_off: date) -> bool:
        """Whether the measuring date of the indicator has come."""
        end = self.operation["ended_on"] or self.operation["ends_on"]
        if self.indicator.measured == "one_year_after":
            end = end.replace(year=end.year + 1)
        return self.planned is not None and end <= cut_off

    def part(self, value: Decimal, cell: Cell) -> Decimal:
        """The part of the operation's value that falls on the cell, by key."""
        _, region, code = cell
        whole = self.indicator.integer
        if region != ALL:
            return split(value, self.regions, whole=whole).get(region, Decimal(0)) if self.regions else Decimal(0)
        return split(value, self.fields, whole=whole).get(code, Decimal(0)) if code != ALL else value

    def cells(self, cut_off: date) -> list[Cell]:
        """The cells of every level the operation falls in, its enterprises' regions included."""
        objective = self.operation["specific_objective"]
        own = {s.region for s in self.supports if s.counts_from <= cut_off and s.region}
        regions = {*self.regions, *own}
        return [
            (ALL, ALL, ALL),
            (objective, ALL, ALL),
            *((o, region, ALL) for o in (ALL, objective) for region in regions),
            *((ALL, ALL, code) for code in self.fields),
        ]


def values(rows: Rows, programme: Programme, known_on: date) -> dict[Key, Figure]:
    """Every figure as known on a day, at the levels programme, objective, region, both, and field."""
    known = as_known(rows, known_on)
    figures: dict[Key, Figure] = {}
    for indicator in programme.indicators:
        concerned = [c for c in contributions(known, indicator, programme) if c.concerns]
        for cut_off in cut_offs(programme, known_on):
            decided = [c for c in concerned if c.operation["decided_on"] <= cut_off]
            for cell, here in _by_cell(decided, cut_off).items():
                key = (indicator.code, *cell, cut_off.isoformat())
                figures[*key, "valt"] = (sum((c.part(c.selected(cut_off), cell) for c in here), Decimal(0)), "A")
                figures[*key, "genomfort"] = _implemented(here, cell, cut_off)
    return figures


def cut_offs(programme: Programme, known_on: date) -> list[date]:
    """The EU cut-offs from programme start to the last one on or before the day."""
    years = range(programme.start.year, known_on.year + 1)
    days = sorted(date(year, month, day) for year in years for month, day in programme.cut_off_days)
    return [day for day in days if programme.start <= day <= known_on]


def _by_cell(contributions: list[Contribution], cut_off: date) -> dict[Cell, list[Contribution]]:
    cells: dict[Cell, list[Contribution]] = {}
    for contribution in contributions:
        for cell in contribution.cells(cut_off):
            cells.setdefault(cell, []).append(contribution)
    return cells


def _implemented(here: list[Contribution], cell: Cell, cut_off: date) -> Figure:
    unique = here[0].indicator.counting == "unique"
    if unique:
        listed = [c for c in here if c.supports]
        declared = [c for c in here if not c.supports and c.declared(cut_off) is not None]
    else:
        listed, declared = [], [c for c in here if c.declared(cut_off) is not None]
    if not listed and not declared:
        return None, "O" if any(c.due(cut_off) for c in here) else "L"
    distinct = set().union(*(c.enterprises(cut_off, cell[1]) for c in listed))
    without_list = sum((c.part(c.declared(cut_off) or Decimal(0), cell) for c in declared), Decimal(0))
    estimated = unique and without_list != 0
    return len(distinct) + without_list, "E" if estimated else "A"


def contributions(known: Rows, indicator: Indicator, programme: Programme) -> list[Contribution]:
    """What every operation that is not withdrawn says about one indicator."""
    return [
        Contribution(
            operation=operation,
            indicator=indicator,
            planned=_planned(_of(operation, known.plans), indicator),
            reported=_reported(_of(operation, known.reports), indicator, _regions(operation, known, programme)),
            supports=_supports(operation, known, indicator=indicator, programme=programme),
            regions=_regions(operation, known, programme),
            fields=field_weights(_of(operation, known.fields)),
        )
        for operation in known.operations
        if operation["status"] != "withdrawn"
    ]


def _of(operation: Row, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["operation_id"] == operation["operation_id"]]


def _regions(operation: Row, known: Rows, programme: Programme) -> dict[str, int]:
    return region_weights(_of(operation, known.regions), programme)


def _planned(rows: list[Row], indicator: Indicator) -> Decimal | None:
    by_category = {row["breakdown"]: row["planned_value"] for row in rows if row["indicator"] == indicator.code}
    if ALL in by_category:
        return by_category[ALL]
    return sum(by_category.values(), Decimal(0)) if _complete(by_category, indicator.breakdown) else None


def _reported(rows: list[Row], indicator: Indicator, regions: dict[str, int]) -> dict[date, Decimal]:
    mine = [row for row in rows if row["indicator"] == indicator.code]
    totals = {
        day: _total([r for r in mine if r["cut_off"] == day], indicator, regions)
        for day in {r["cut_off"] for r in mine}
    }
    return {day: total for day, total in totals.items() if total is not None}


def _total(rows: list[Row], indicator: Indicator, regions: dict[str, int]) -> Decimal | None:
    """The row without any split; else the sum of one complete split; else nothing."""
    total = {row["value"] for row in rows if row["breakdown"] == row["sex"] == row["region"] == ALL}
    if total:
        return total.pop()
    by_category, by_sex, by_region = (_one_way(rows, name) for name in ("breakdown", "sex", "region"))
    if _complete(by_category, indicator.breakdown):
        return sum(by_category.values(), Decimal(0))
    if {"women", "men"} <= set(by_sex):
        return sum(by_sex.values(), Decimal(0))
    if regions and set(regions) <= set(by_region):
        return sum(by_region.values(), Decimal(0))
    return _crossed(rows, indicator)


def _crossed(rows: list[Row], indicator: Indicator) -> Decimal | None:
    """The sum of a table of category by sex, where women and men are there in every category."""
    cells = [row for row in rows if ALL not in (row["breakdown"], row["sex"]) and row["region"] == ALL]
    both = {s: {row["breakdown"]: row["value"] for row in cells if row["sex"] == s} for s in ("women", "men")}
    if cells and all(_complete(by_category, indicator.breakdown) for by_category in both.values()):
        return sum((row["value"] for row in cells), Decimal(0))
    return None


def _one_way(rows: list[Row], name: str) -> dict[str, Decimal]:
    """The values split by one column alone, the two other splits being empty."""
    others = [other for other in ("breakdown", "sex", "region") if other != name]
    return {r[name]: r["value"] for r in rows if r[name] != ALL and all(r[other] == ALL for other in others)}


def _complete(by_category: dict[str, Decimal], breakdown: Breakdown | None) -> bool:
    return breakdown is not None and set(breakdown.categories) - set(breakdown.optional) <= set(by_category)


def _supports(operation: Row, known: Rows, *, indicator: Indicator, programme: Programme) -> list[Support]:
    if indicator.evidence is None:
        return []
    return [
        Support(
            enterprise=row["enterprise"],
            region=place(row["municipality"], programme),
            municipality=row["municipality"],
            counts_from=max(row[indicator.evidence.date_column], operation["decided_on"]),
        )
        for row in _of(operation, known.participants)
        if _qualifies(row, indicator)
    ]


def _qualifies(row: Row, indicator: Indicator) -> bool:
    """An unknown size class is not a large enterprise (docs/leveranser.md: storleksklass ≠ stort)."""
    evidence = indicator.evidence
    return (
        evidence is not None
        and row["organisation_kind"] in evidence.organisation_kinds
        and (not evidence.support_forms or row["support_form"] in evidence.support_forms)
        and row[evidence.date_column] is not None
        and not (evidence.sme_only and row["size_class"] == "large")
    )


def place(municipality: str | None, programme: Programme) -> str | None:
    """The region of a municipality; the outside region for other municipalities, None where unknown."""
    if municipality is None:
        return None
    own = {m.code: m.region for m in programme.municipalities}
    return own.get(municipality, programme.outside_region)
