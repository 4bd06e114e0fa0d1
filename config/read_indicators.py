"""Reads the indicators: one file each, the file name being the code."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import cast, get_args

from config.entry import Entry
from config.errors import ConfigError
from config.folder import ConfigFolder
from config.model import Breakdown, CountingKind, Evidence, Indicator, IndicatorType, Measured, Money
from config.rules import Ratio

EVIDENCE_DATES = (
    "first_support_on",
    "product_process_innovation_on",
    "marketing_organisation_innovation_on",
    "skills_investment_on",
    "research_cooperation_on",
)
"""The dates of the enterprise list that can evidence a count (core.enterprise_support)."""

ORGANISATION_KINDS = ("enterprise", "organisation", "research", "public")
SUPPORT_FORMS = ("grant", "financial_instrument", "non_financial")
_CODE = re.compile(r"[A-Z]{2,3}(\d{2,3}[a-z]?|(-[A-Z0-9]+)+)")


def read_indicators(folder: ConfigFolder, protected_units: tuple[str, ...]) -> tuple[Indicator, ...]:
    """Every indicator, in screen order; what is counted in `protected_units` is protected where it is few."""
    indicators = [_indicator(folder, name, protected_units) for name in folder.names("indicators")]
    return tuple(sorted(indicators, key=lambda indicator: indicator.order))


def _indicator(folder: ConfigFolder, name: str, protected_units: tuple[str, ...]) -> Indicator:
    code = PurePosixPath(name).stem
    entry = folder.toml(name)
    if not _CODE.fullmatch(code):
        raise ConfigError(
            where=entry.file,
            found=f'filnamnet "{code}" är ingen indikatorkod',
            expected="väntade en kod som RCO01 eller PS-O-ORG",
            todo="Döp om filen.",
        )
    integer = entry.flag("integer")
    indicator = Indicator(
        code=code,
        name_sv=entry.text("name_sv"),
        name_en=entry.text("name_en"),
        type=cast(IndicatorType, entry.one_of("type", get_args(IndicatorType))),
        counting=cast(CountingKind, entry.one_of("counting", get_args(CountingKind))),
        unit_sv=entry.text("unit_sv"),
        unit_en=entry.text("unit_en"),
        integer=integer,
        decimals=entry.whole("decimals", 0, 0 if integer else 6),
        money=_money(entry),
        decrease=entry.has("decrease") and entry.flag("decrease"),
        objectives=entry.texts("objectives"),
        measured=_measured(entry),
        definition_sv=entry.text("definition_sv"),
        definition_en=entry.text("definition_en"),
        source=entry.text("source"),
        name_confirmed=entry.flag("name_confirmed"),
        rule_confirmed=entry.flag("rule_confirmed"),
        evidence=_evidence(entry),
        breakdown=_breakdown(entry),
        order=entry.whole("order", 1, 1_000_000),
        ratio=_ratio(entry),
        union_of=entry.texts("union_of"),
        by_sex=entry.has("by_sex") and entry.flag("by_sex"),
        protected=_protected(entry, protected_units),
    )
    _check_ratio(entry, indicator)
    if indicator.evidence and indicator.counting != "unique":
        raise entry.refuse("evidence", f"räknesättet är {indicator.counting}", "bara unique räknas ur företagslistan")
    entry.close()
    return indicator


def _protected(entry: Entry, units: tuple[str, ...]) -> bool:
    """By the unit, unless the file says otherwise; a unique count is never left undecided."""
    unit = entry.text("unit_sv")
    if entry.has("protected"):
        return entry.flag("protected")
    if entry.text("counting") == "unique" and unit not in units:
        told = f'"{unit}" står inte i protected_units i programme.toml'
        raise entry.refuse("protected", told, "true eller false för en unik räkning i en egen enhet")
    return unit in units


def _ratio(entry: Entry) -> Ratio | None:
    if not entry.has("ratio"):
        return None
    table = entry.table("ratio")
    ratio = Ratio(table.text("numerator"), table.text("denominator"), table.between("factor", 1, 1_000_000))
    if ratio.numerator == ratio.denominator:
        raise table.refuse("denominator", f'"{ratio.denominator}" är också täljare', "väntade en annan indikator")
    table.close()
    return ratio


def _check_ratio(entry: Entry, indicator: Indicator) -> None:
    if (indicator.counting == "ratio") != (indicator.ratio is not None):
        found = f"räknesättet är {indicator.counting}"
        raise entry.refuse("ratio", found, "[ratio] hör till räknesättet ratio, och bara dit")
    kept_out = {
        "union_of": (bool(indicator.union_of), "en kvot är ingen union"),
        "money": (bool(indicator.money), "en kvot är inget belopp"),
        "by_sex": (indicator.by_sex, "en kvot delas inte upp på kön"),
    }
    for key, (given, found) in kept_out.items() if indicator.ratio else ():
        if given:
            raise entry.refuse(key, found, "ta bort nyckeln; den hör till täljaren eller nämnaren")
    if indicator.union_of and indicator.counting != "unique":
        raise entry.refuse("union_of", f"räknesättet är {indicator.counting}", "bara unique är en union av andra")
    if indicator.ratio and indicator.breakdown:
        raise entry.refuse("breakdown", "en kvot har ingen uppdelning", "dela upp täljaren och nämnaren i stället")
    if indicator.ratio and indicator.integer:
        raise entry.refuse("integer", "true för en kvot", "väntade false")


def _money(entry: Entry) -> Money:
    return cast(Money, entry.one_of("money", ("SEK", "MSEK")) if entry.has("money") else "")


def _measured(entry: Entry) -> Measured:
    measured = cast(Measured, entry.one_of("measured", get_args(Measured)))
    if (measured == "output_completion") != (entry.text("type") == "output"):
        raise entry.refuse("measured", f'"{measured}" passar inte typen', "output_completion hör till output, bara dit")
    return measured


def _evidence(entry: Entry) -> Evidence | None:
    if not entry.has("evidence"):
        return None
    table = entry.table("evidence")
    evidence = Evidence(
        organisation_kinds=_some_of(table, "organisation_kinds", ORGANISATION_KINDS),
        support_forms=_some_of(table, "support_forms", SUPPORT_FORMS) if table.has("support_forms") else (),
        date_column=table.one_of("date_column", EVIDENCE_DATES),
        sme_only=table.flag("sme_only"),
    )
    table.close()
    return evidence


def _breakdown(entry: Entry) -> Breakdown | None:
    if not entry.has("breakdown"):
        return None
    table = entry.table("breakdown")
    categories = table.texts("categories")
    if len(categories) < 2:
        raise table.refuse("categories", f"{len(categories)} kategorier", "väntade minst två")
    optional = _some_of(table, "optional", categories) if table.has("optional") else ()
    table.close()
    return Breakdown(categories=categories, optional=optional)


def _some_of(entry: Entry, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = entry.texts(key)
    for value in values:
        entry.require(key, value, allowed)
    if not values:
        raise entry.refuse(key, "listan är tom", f"tillåtet: {', '.join(allowed)}")
    return values
