"""What regions are compared by: enterprises per region, indicative shares of targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

JOINT = "FLERA"
"""The column of operations in several regions, where the reader keeps them apart: marts, URLs."""


@dataclass(frozen=True)
class Denominator:
    """Enterprises in a region: what a figure is divided by to compare regions of unlike size."""

    region: str
    year: int
    enterprises: int
    source: str
    source_date: date
    confirmed: bool  # False is shown as "exempelnämnare"


@dataclass(frozen=True)
class IndicativeShare:
    """A region's indicative share of a target; never an adopted target, never a status."""

    indicator: str  # or "*"
    objective: str  # or "*"
    region: str
    share: Decimal  # 0–1
    valid_from: date
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Comparison:
    """The two files of it; both may be empty."""

    denominators: tuple[Denominator, ...]
    shares: tuple[IndicativeShare, ...]

    def denominator(self, region: str, *, on: date) -> Denominator | None:
        """The region's latest count of a year not after the day; the earliest where all are later."""
        own = sorted((each for each in self.denominators if each.region == region), key=lambda each: each.year)
        known = [each for each in own if each.year <= on.year]
        return known[-1] if known else next(iter(own), None)

    def share(self, region: str, *, indicator: str, objective: str, on: date) -> IndicativeShare | None:
        """The share valid on the day that names most: indicator and objective before `*`; the latest of these."""
        fits = [
            each
            for each in self.shares
            if each.region == region
            and each.indicator in (indicator, "*")
            and each.objective in (objective, "*")
            and each.valid_from <= on
        ]
        return max(fits, key=lambda s: (s.indicator != "*", s.objective != "*", s.valid_from), default=None)
