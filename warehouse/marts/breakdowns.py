"""Breakdowns: an indicator by size class, form of support, type, sex and who leads the enterprise.

Where a list evidences the indicator, enterprises are counted anew per category, each in exactly one: the
size class, or the leadership, of the first support that states it. Operations without a list add the parts of
their last report that has the split, by key over regions. What no part says is the missing share: total − parts.
A breakdown never has a target (docs/counting-rules.md).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import ALL
from warehouse.marts.firsts import Firsts, added_at
from warehouse.marts.level import Level, key_columns
from warehouse.marts.levels import LEVELS
from warehouse.marts.split import split_over
from warehouse.marts.unique import Counted
from warehouse.marts.work import Work
from warehouse.tables.base import VALUE
from warehouse.tables.core import indicator_report
from warehouse.tables.mart import breakdown_value, operation_value

BROKEN_DOWN = ("programme", "objective", "region", "objective_region")
SERIES = ("indicator", "breakdown_of", "category", "cut_off")
UNKNOWN = "unknown"
"""Category of the enterprises whose rows do not state one."""

TRAITS = {"size_class": ("micro", "small", "medium", "large"), "led_by": ("women", "men", "shared")}
"""What an enterprise is told apart by: the categories, the first of two stated on the same day counting."""

SUPPORT_FORMS = ("grant", "financial_instrument", "non_financial")


def fill_breakdowns(
    work: Work, tables: dict[str, sa.TableClause], *, rows: sa.TableClause, counted: dict[str, Counted]
) -> None:
    """Fill `mart_breakdown_value` for every level that is broken down, from the lists and who counts at each level."""
    reported = _operation_parts(work, tables)
    parts = {
        None: reported,
        "region": split_over(work, reported, tables["regions"], dimension="region", amounts=("value",)),
    }
    traits = _traits(work, rows)
    for level in (level for level in LEVELS if level.name in BROKEN_DOWN):
        added = _added(work, counted[level.name], traits=traits, level=level)
        evidenced = [_counted(tables, added, level=level, trait=trait) for trait in TRAITS]
        both = sa.union_all(_reported(level, parts[level.split]), *evidenced).subquery("rows")
        keys = [*key_columns(level, both), *[both.c[name] for name in SERIES]]
        sums = [sa.cast(sa.func.sum(both.c[name]), VALUE) for name in ("value", "evidenced")]
        query = sa.select(sa.literal(level.name), *keys, *sums)
        query = query.group_by(*[both.c[name] for name in (*level.keys, *SERIES)])
        work.connection.execute(breakdown_value.insert().from_select(list(breakdown_value.c.keys()), query))


def _operation_parts(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """The parts each operation without a list last reported at or before every cut-off."""
    parts, calendar, value = _last_parts(work, tables["calendar"]), tables["calendar"], operation_value
    operations, indicators = tables["operations"], tables["indicators"]
    here = sa.and_(*[value.c[name] == parts.c[name] for name in ("operation_id", "indicator")])
    return work.keep(
        "parts",
        sa.select(
            *[parts.c[name] for name in ("operation_id", "indicator", "breakdown_of", "category", "value")],
            value.c.cut_off,
            *[operations.c[name] for name in ("policy_objective", "specific_objective")],
            indicators.c.scale,
        )
        .join_from(parts, calendar, calendar.c.position == parts.c.position)
        .join(value, sa.and_(here, value.c.cut_off == calendar.c.cut_off))
        .join(operations, operations.c.operation_id == parts.c.operation_id)
        .join(indicators, indicators.c.indicator == parts.c.indicator)
        .where(~value.c.has_list),
    )


def _last_parts(work: Work, calendar: sa.TableClause) -> sa.TableClause:
    """A split's parts at every cut-off from its report to the next report that has the split."""
    parts = work.keep("reported_parts", _parts(work))
    keys = ("operation_id", "indicator", "breakdown_of")
    reports = sa.select(*[parts.c[name] for name in (*keys, "cut_off")]).distinct().subquery("reports")
    by = [reports.c[name] for name in keys]
    following = sa.func.lead(reports.c.cut_off).over(partition_by=by, order_by=reports.c.cut_off)
    spans = sa.select(reports, following.label("next_cut_off")).subquery("spans")
    still_last = sa.or_(spans.c.next_cut_off.is_(None), calendar.c.cut_off < spans.c.next_cut_off)
    same = sa.and_(*[parts.c[name] == spans.c[name] for name in (*keys, "cut_off")])
    return work.keep(
        "last_parts",
        sa.select(*[parts.c[name] for name in (*keys, "category", "value")], calendar.c.position)
        .join_from(parts, spans, same)
        .join(calendar, sa.and_(calendar.c.cut_off >= spans.c.cut_off, still_last)),
    )


def _parts(work: Work) -> sa.Select[Any]:
    """Reported parts per category; from rows split by that alone, else summed over what else splits them."""
    rows = sa.union_all(*[_one_way(work, name) for name in ("breakdown", "sex")]).subquery("one_way")
    keys = [rows.c[name] for name in ("operation_id", "indicator", "cut_off", "breakdown_of")]
    fewest = sa.func.min(rows.c.crossed).over(partition_by=keys).label("fewest")
    ranked = sa.select(rows, fewest).subquery("ranked")
    names = [ranked.c[name] for name in ("operation_id", "indicator", "cut_off", "breakdown_of", "category")]
    total = sa.func.sum(ranked.c.value).label("value")
    return sa.select(*names, total).where(ranked.c.crossed == ranked.c.fewest).group_by(*names)


def _one_way(work: Work, name: str) -> sa.Select[Any]:
    table = indicator_report
    other = table.c.sex if name == "breakdown" else table.c.breakdown
    crossed = sa.case((other != ALL, 1), else_=0) + sa.case((table.c.region != ALL, 2), else_=0)
    of: sa.ColumnElement[str] = sa.literal(name)
    if name == "breakdown":
        sizes = (table.c.breakdown.in_(TRAITS["size_class"]), "size_class")
        of = sa.case(sizes, (table.c.breakdown.in_(SUPPORT_FORMS), "support_form"), else_=name)
    return sa.select(
        *[table.c[key] for key in ("operation_id", "indicator", "cut_off", "value")],
        of.label("breakdown_of"),
        table.c[name].label("category"),
        crossed.label("crossed"),
    ).where(work.known(table), table.c[name] != ALL)


def _reported(level: Level, parts: sa.TableClause) -> sa.Select[Any]:
    keys = [parts.c[name] for name in (*level.keys, *SERIES)]
    return sa.select(*keys, parts.c.value, sa.cast(sa.null(), VALUE).label("evidenced"))


def _traits(work: Work, rows: sa.TableClause) -> sa.TableClause:
    """Every enterprise with the place in `TRAITS` of the size class and the leadership it counts under."""
    first = sa.select(rows.c.enterprise_no, *[_first_stated(rows, trait).label(trait) for trait in TRAITS])
    earliest = first.group_by(rows.c.enterprise_no).subquery("earliest")
    stated = [sa.cast(earliest.c[trait] % len(TRAITS[trait]), sa.SmallInteger).label(trait) for trait in TRAITS]
    return work.keep("traits", sa.select(earliest.c.enterprise_no, *stated))


def _first_stated(rows: sa.TableClause, trait: str) -> sa.ColumnElement[int]:
    """The day an enterprise first states the trait, and which category, as one number that orders both."""
    categories = TRAITS[trait]
    place = sa.case({one: place for place, one in enumerate(categories)}, value=rows.c[trait])
    return sa.func.min(rows.c.day_no * len(categories) + place)


def _category(place: sa.ColumnElement[int], trait: str) -> sa.ColumnElement[str]:
    return sa.case(dict(enumerate(TRAITS[trait])), value=place, else_=UNKNOWN)


def _added(work: Work, counted: Counted, *, traits: sa.TableClause, level: Level) -> sa.TableClause:
    """How many enterprises of each size and leadership every cut-off adds, each at its first support in the level."""
    rows, groups = counted.firsts.table, counted.groups
    indicators = enumerate(work.programme.indicators, start=1)
    kept = tuple(no for no, i in indicators if i.evidence and "enterprise" in i.evidence.organisation_kinds)
    columns = [rows.c.group_no, *[rows.c[Firsts.column(number)] for number in kept]]
    told = sa.select(*columns, *[traits.c[name] for name in TRAITS])
    told = told.join_from(rows, traits, traits.c.enterprise_no == rows.c.enterprise_no)
    firsts = Firsts(work.keep(f"traits_{level.name}", told), kept)
    added = added_at(firsts, "group_no", *TRAITS).subquery("added")
    return work.keep(
        f"broken_down_{level.name}",
        sa.select(added, *[groups.c[name] for name in level.keys]).join_from(
            added, groups, groups.c.group_no == added.c.group_no
        ),
    )


def _counted(tables: dict[str, sa.TableClause], added: sa.TableClause, *, level: Level, trait: str) -> sa.Select[Any]:
    """Enterprises per category of one trait, cumulative at every cut-off."""
    indicators, calendar = tables["indicators"], tables["calendar"]
    number = sa.cast(sa.func.sum(added.c.added), VALUE)
    keys = [*[added.c[name] for name in level.keys], indicators.c.indicator]
    return (
        sa.select(
            *keys,
            sa.literal(trait).label("breakdown_of"),
            _category(added.c[trait], trait).label("category"),
            calendar.c.cut_off,
            number.label("value"),
            number.label("evidenced"),
        )
        .join_from(added, calendar, calendar.c.position >= added.c.position)
        .join(indicators, indicators.c.indicator_no == added.c.indicator_no)
        .group_by(*keys, added.c[trait], calendar.c.cut_off)
    )
