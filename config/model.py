"""The programme as frozen facts: what `config/` says, checked and typed; nothing else reads the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from config.comparison import Comparison
from config.forecast_method import ForecastMethod
from config.money_rules import MoneyRules
from config.rules import CheckLimits, FindingRule, Ratio

ALL = "*"
"""The word for "all" in every level column: marts, `values`, URLs."""

CountingKind = Literal["sum", "unique", "participations", "annual", "ratio"]
IndicatorType = Literal["output", "result"]
Money = Literal["", "SEK", "MSEK"]
Measured = Literal["output_completion", "operation_completion", "one_year_after"]


@dataclass(frozen=True)
class Region:
    """A county of the programme area, in the users' order."""

    code: str  # NUTS 3, "SE312"
    county: str  # länskod, "20"
    name_sv: str  # "Dalarna"
    county_name_sv: str  # "Dalarnas län"
    name_en: str
    order: int  # 1 = first on every screen
    colour: str  # light theme
    colour_dark: str
    marker: str  # plotly marker symbol
    dash: str  # plotly line dash


@dataclass(frozen=True)
class Municipality:
    """A municipality of the programme area."""

    code: str  # "2080"
    name: str
    region: str  # Region.code


@dataclass(frozen=True)
class Objective:
    """A specific objective (särskilt mål)."""

    code: str  # "RSO1.1"
    policy_objective: str  # "PO1"
    name_sv: str
    name_en: str
    budget_eu_eur: Decimal | None  # ERDF amount in the adopted programme; None = not known
    budget_confirmed: bool
    budget_source: str


@dataclass(frozen=True)
class InterventionKind:
    """One of the framework's three kinds of intervention, with its four columns."""

    code: str  # "direct", "support_structure", "environment"
    name_sv: str
    name_en: str
    intervention_sv: str
    output_sv: str
    effect_short_sv: str
    effect_medium_sv: str


@dataclass(frozen=True)
class ChainCell:
    """One table of the results chain: objective × intervention field × kind."""

    objective: str
    field: str  # final code, Regulation (EU) 2021/1060 Annex I
    draft_field: str  # COM(2018)375 code used in the seed
    kind: str
    name_sv: str
    output_sv: str
    output_indicators: tuple[str, ...]
    result_indicators: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """Which rows of the enterprise list evidence a unique indicator (docs/leveranser.md)."""

    organisation_kinds: tuple[str, ...]  # enterprise | organisation | research | public
    support_forms: tuple[str, ...]  # empty = any
    date_column: str  # a date column of core.enterprise_support
    sme_only: bool


@dataclass(frozen=True)
class Breakdown:
    """A split that is reported but never has a target."""

    categories: tuple[str, ...]  # codes as stored
    optional: tuple[str, ...]  # may be absent in a complete breakdown


@dataclass(frozen=True)
class Indicator:
    """One output or result indicator; the file name is its code and its URL."""

    code: str
    name_sv: str
    name_en: str
    type: IndicatorType
    counting: CountingKind
    unit_sv: str
    unit_en: str
    integer: bool  # only whole numbers may be delivered
    decimals: int  # shown on screen
    money: Money  # "" = not money
    decrease: bool  # lower is better (RCR26)
    objectives: tuple[str, ...]  # where the framework uses it; empty = defined but not chosen
    measured: Measured
    definition_sv: str
    definition_en: str
    source: str
    name_confirmed: bool
    rule_confirmed: bool
    evidence: Evidence | None
    breakdown: Breakdown | None
    order: int  # on screens and in exports
    ratio: Ratio | None = None  # the two indicators of a ratio
    union_of: tuple[str, ...] = ()  # indicators whose enterprises together are this one's (RCO01)
    by_sex: bool = False  # counts persons: the split by sex is asked for
    protected: bool = False  # counts enterprises, organisations or persons: small counts are not for everybody

    @property
    def cumulative(self) -> bool:
        """False for yearly figures, which are never added over years."""
        return self.counting != "annual"


@dataclass(frozen=True)
class InterventionField:
    """Intervention field (insatsområde), Regulation (EU) 2021/1060 Annex I Table 1."""

    code: str
    name_sv: str  # English name where no Swedish one is known; see name_sv_confirmed
    name_en: str
    name_sv_confirmed: bool
    policy_objective: str
    climate_pct: int | None  # coefficient, per cent; None = not known (codes added after 2021)
    environment_pct: int | None
    status: str


@dataclass(frozen=True)
class DraftCode:
    """Intervention field of COM(2018)375 → final code; the two code lists collide."""

    draft: str
    final: str
    name_sv: str
    mapping: str  # one_to_one | default
    alternatives: str


@dataclass(frozen=True)
class Target:
    """Baseline, milestone and target of one indicator under one objective (or "*")."""

    indicator: str
    objective: str
    baseline: Decimal | None
    milestone_2024: Decimal | None
    target_2029: Decimal | None
    programme_version: str
    valid_from: date
    confirmed: bool
    source: str


@dataclass(frozen=True)
class StatusMethod:
    """Thresholds of the one status method (docs/counting-rules.md)."""

    on_track: Decimal  # 0.85
    watch: Decimal  # 0.65
    review_target: Decimal  # 1.20
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Programme:
    """Everything `config/` says about one programme."""

    folder: Path
    checksum: str  # SHA-256 over every file read; part of the release manifest
    cci: str
    name_sv: str
    name_en: str
    short_name_sv: str
    version: str
    start: date
    milestone_date: date
    target_date: date
    cofinancing_rate: Decimal
    climate_goal: Decimal
    money: MoneyRules
    sek_per_eur: Decimal
    sek_per_eur_date: date
    sek_per_eur_source: str
    sek_per_eur_confirmed: bool
    cut_off_days: tuple[tuple[int, int], ...]  # (month, day) of the EU cycles
    indicator_cut_off_days: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...]
    outside_region: str  # code stored for places outside the programme area, "UTANFOR"
    outside_name_sv: str  # "utanför programområdet"
    municipalities: tuple[Municipality, ...]
    all_municipalities: tuple[tuple[str, str], ...]  # every Swedish (code, name)
    counties: tuple[tuple[str, str], ...]  # every Swedish (länskod, name without "län")
    objectives: tuple[Objective, ...]
    kinds: tuple[InterventionKind, ...]
    chain: tuple[ChainCell, ...]
    indicators: tuple[Indicator, ...]  # in screen order
    fields: tuple[InterventionField, ...]
    draft_codes: tuple[DraftCode, ...]
    targets: tuple[Target, ...]
    comparison: Comparison
    status: StatusMethod
    checks: CheckLimits
    forecast: ForecastMethod
    headers: dict[str, dict[str, tuple[str, ...]]]  # layout → column → aliases
    vocabulary: dict[str, dict[str, str]]  # vocabulary → word → code
    code_fixes: dict[str, dict[str, str]]  # vocabulary → reviewed misspelling → code
    rules: dict[str, FindingRule]  # finding code → its texts
    protection_threshold: int
    shrink_limit: Decimal  # largest share a control total may fall without --force

    def indicator(self, code: str) -> Indicator:
        """The indicator with this code; KeyError when the programme has none."""
        return next(i for i in self.indicators if i.code == code)
