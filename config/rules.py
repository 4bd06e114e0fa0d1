"""What the product's own rules are told: a ratio's two parts, the limits of the checks, the words of a finding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Ratio:
    """Two other indicators, each counted apart at every level and then divided."""

    numerator: str  # Indicator.code
    denominator: str  # Indicator.code
    factor: Decimal  # 100 = per cent


@dataclass(frozen=True)
class DeMinimis:
    """The ceiling for small amounts of aid to one enterprise over rolling years."""

    ceiling_eur: Decimal
    years: int
    source: str
    confirmed: bool


@dataclass(frozen=True)
class CheckLimits:
    """From where on a delivered value is worth a look; every limit but that of dates only warns."""

    far_above_plan: Decimal  # achieved / planned
    jump: Decimal  # value / value of the cut-off before
    unit_tolerance: Decimal  # how far from exactly 1 000 or 1 000 000 times still is a mix-up of units
    median_operations: int  # fewest operations a median is taken of
    report_after_end_days: int  # days a report may follow the operation's last day
    late_report_days: int  # days a report may follow its cut-off
    date_margin_years: int  # years before the start and after the target a date may lie; beyond, its row is held back
    de_minimis: DeMinimis


@dataclass(frozen=True)
class FindingRule:
    """One check: its code, weight and the words a reader gets."""

    code: str  # "K02"
    severity: Literal["error", "warning", "info"]  # error = row quarantined or file refused
    title_sv: str
    title_en: str
    expected_sv: str
    expected_en: str
    remedy_sv: str
    remedy_en: str
