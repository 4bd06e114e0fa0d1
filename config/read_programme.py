"""Reads what the programme is: identity, dates, money, regions, kinds, objectives, places."""

from __future__ import annotations

import re
from decimal import Decimal

from config.entry import Entry
from config.folder import ConfigFolder
from config.model import InterventionKind, Municipality, Objective, Region, StatusMethod
from config.rules import CheckLimits, DeMinimis

_CUT_OFF = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_COUNTY = re.compile(r"\d{2}")
_MUNICIPALITY = re.compile(r"\d{4}")
_OBJECTIVE = re.compile(r"[A-Z]{2,4}\d\.\d{1,2}")
_POLICY_OBJECTIVE = re.compile(r"PO[1-5]")
MARKERS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "x", "star", "pentagon", "hexagon")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def read_regions(programme: Entry) -> tuple[Region, ...]:
    """The regions in the users' order, which is their order in the file."""
    return tuple(_region(entry, order) for order, entry in enumerate(programme.tables("region"), start=1))


def _region(entry: Entry, order: int) -> Region:
    region = Region(
        code=entry.text("code"),
        county=entry.pattern("county", _COUNTY, "är en länskod med två siffror"),
        name_sv=entry.text("name_sv"),
        county_name_sv=entry.text("county_name_sv"),
        name_en=entry.text("name_en"),
        order=order,
        colour=entry.pattern("colour", _COLOUR, "är en färg som #0B3C6F"),
        colour_dark=entry.pattern("colour_dark", _COLOUR, "är en färg som #7FB3E6"),
        marker=entry.one_of("marker", MARKERS),
        dash=entry.one_of("dash", DASHES),
    )
    entry.close()
    return region


def read_kinds(programme: Entry) -> tuple[InterventionKind, ...]:
    """The kinds of intervention with their four columns."""
    return tuple(_kind(entry) for entry in programme.tables("kind"))


def _kind(entry: Entry) -> InterventionKind:
    kind = InterventionKind(
        code=entry.text("code"),
        name_sv=entry.text("name_sv"),
        name_en=entry.text("name_en"),
        intervention_sv=entry.text("intervention_sv"),
        output_sv=entry.text("output_sv"),
        effect_short_sv=entry.text("effect_short_sv"),
        effect_medium_sv=entry.text("effect_medium_sv"),
    )
    entry.close()
    return kind


def read_status(entry: Entry) -> StatusMethod:
    """The thresholds of the status method, watch below on track."""
    watch = entry.between("watch", 0, 1)
    status = StatusMethod(
        on_track=entry.between("on_track", watch, 1),
        watch=watch,
        review_target=entry.between("review_target", 1, 10),
        source=entry.text("source"),
        confirmed=entry.flag("confirmed"),
    )
    entry.close()
    return status


def read_checks(entry: Entry) -> CheckLimits:
    """From where on the checks warn."""
    aid = entry.table("de_minimis")
    limits = CheckLimits(
        far_above_plan=entry.between("far_above_plan", 1, 1000),
        jump=entry.between("jump", 1, 1000),
        unit_tolerance=entry.between("unit_tolerance", 1, 10),
        median_operations=entry.whole("median_operations", 2, 1000),
        report_after_end_days=entry.whole("report_after_end_days", 0, 3650),
        late_report_days=entry.whole("late_report_days", 0, 3650),
        date_margin_years=entry.whole("date_margin_years", 1, 100),
        de_minimis=DeMinimis(
            ceiling_eur=aid.between("ceiling_eur", 0, Decimal("1e9")),
            years=aid.whole("years", 1, 20),
            source=aid.text("source"),
            confirmed=aid.flag("confirmed"),
        ),
    )
    aid.close()
    entry.close()
    return limits


def read_cut_off_days(entry: Entry, key: str) -> tuple[tuple[int, int], ...]:
    """Month and day of each cut-off, in the order of the year."""
    days = []
    for written in entry.texts(key):
        if not _CUT_OFF.fullmatch(written):
            raise entry.refuse(key, f'"{written}" är ingen dag', "väntade månad och dag som 03-31")
        days.append((int(written[:2]), int(written[3:])))
    if not days:
        raise entry.refuse(key, "ingen dag", 'väntade minst en, till exempel ["12-31"]')
    return tuple(sorted(days))


def read_objectives(folder: ConfigFolder) -> tuple[Objective, ...]:
    """The specific objectives, in the order of the file."""
    root = folder.toml("objectives.toml")
    objectives = tuple(_objective(entry) for entry in root.tables("objective"))
    root.close()
    return objectives


def _objective(entry: Entry) -> Objective:
    known = entry.has("budget_eu_eur")
    objective = Objective(
        code=entry.pattern("code", _OBJECTIVE, "är ett särskilt mål som RSO1.1"),
        policy_objective=entry.pattern("policy_objective", _POLICY_OBJECTIVE, "är ett politiskt mål som PO1"),
        name_sv=entry.text("name_sv"),
        name_en=entry.text("name_en"),
        budget_eu_eur=entry.between("budget_eu_eur", 0, Decimal("1e12")) if known else None,
        budget_confirmed=entry.flag("budget_confirmed"),
        budget_source=entry.text("budget_source"),
    )
    if objective.budget_confirmed and not known:
        raise entry.refuse("budget_confirmed", "true utan belopp", "ett okänt belopp kan inte vara bekräftat")
    entry.close()
    return objective


def read_municipalities(folder: ConfigFolder) -> tuple[Municipality, ...]:
    """The municipalities of the programme area."""
    return tuple(
        Municipality(
            code=row.pattern("code", _MUNICIPALITY, "är en kommunkod med fyra siffror"),
            name=row.text("name"),
            region=row.text("region"),
        )
        for row in folder.csv("municipalities.csv", ("code", "name", "region"))
    )


def read_sweden(folder: ConfigFolder) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, ...], ...]]:
    """Every Swedish municipality (code, name) and county (code, short name, official name, NUTS 3 code)."""
    municipalities = tuple(
        (row.pattern("code", _MUNICIPALITY, "är en kommunkod med fyra siffror"), row.text("name"))
        for row in folder.csv("sweden_municipalities.csv", ("code", "name"))
    )
    names = ("name", "official_name", "nuts3")
    counties = tuple(
        (row.pattern("code", _COUNTY, "är en länskod med två siffror"), *(row.text(key) for key in names))
        for row in folder.csv("sweden_counties.csv", ("code", *names))
    )
    return municipalities, counties
