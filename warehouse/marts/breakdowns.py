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
from warehouse.marts.evidence import UNKNOWN_PLACE, EvidenceTables
from warehouse.marts.level import Level, key_columns
from warehouse.marts.levels import LEVELS
from warehouse.marts.split import split_over
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


def fill_breakdowns(work: Work, tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> None:
    """Fill `mart_breakdown_value` for every level that is broken down."""
    reported = _operation_parts(work, tables)
    parts = {
        None: reported,
        "region": split_over(work, reported, tables["regions"], dimension="region", amounts=("value",)),
    }
    traits = _traits(work, evidence)
    for level in (level for level in LEVELS if level.name in BROKEN_DOWN):
        added = _added(work, evidence, traits=traits, level=level)
        counted = [_counted(tables, added, level=level, trait=trait) for trait in TRAITS]
        rows = sa.union_all(_reported(level, parts[level.split]), *counted).subquery("rows")
        keys = [*key_columns(level, rows), *[rows.c[name] for name in SERIES]]
        evidenced = sa.cast(sa.func.sum(rows.c.evidenced), VALUE)
        query = sa.select(sa.literal(level.name), *keys, sa.cast(sa.func.sum(rows.c.value), VALUE), evidenced)
        query = query.group_by(*[rows.c[name] for name in (*level.keys, *SERIES)])
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


def _traits(work: Work, evidence: EvidenceTables) -> sa.TableClause:
    """Every enterprise with the one size class and the one leadership it counts under."""
    rows = evidence.rows
    every = sa.select(rows.c.enterprise_no).distinct().subquery("every")
    query = sa.select(every.c.enterprise_no)
    joined: sa.FromClause = every
    for trait, categories in TRAITS.items():
        first = _first_stated(rows, trait, categories)
        query = query.add_columns(sa.func.coalesce(first.c.category, UNKNOWN).label(trait))
        joined = joined.outerjoin(first, first.c.enterprise_no == every.c.enterprise_no)
    return work.keep("traits", query.select_from(joined))


def _first_stated(rows: sa.TableClause, trait: str, categories: tuple[str, ...]) -> sa.Subquery:
    category = rows.c[trait]
    days = (
        sa.select(rows.c.enterprise_no, category.label("category"), sa.func.min(rows.c.first_support_on).label("day"))
        .where(category.in_(categories))
        .group_by(rows.c.enterprise_no, category)
        .subquery(f"days_{trait}")
    )
    rank = sa.case(*[(days.c.category == one, place) for place, one in enumerate(categories)])
    place = sa.func.row_number().over(partition_by=days.c.enterprise_no, order_by=[days.c.day, rank])
    placed = sa.select(days, place.label("place")).subquery(f"placed_{trait}")
    firsts = sa.select(placed.c.enterprise_no, placed.c.category).where(placed.c.place == 1)
    return firsts.subquery(f"first_{trait}")


def _added(work: Work, evidence: EvidenceTables, *, traits: sa.TableClause, level: Level) -> sa.TableClause:
    """How many enterprises of each size and leadership every cut-off adds, each at its first support in the level."""
    rows, groups = evidence.by_cell, _groups(work, evidence, level)
    numbers = [
        number
        for number, indicator in enumerate(work.programme.indicators, start=1)
        if indicator.evidence and "enterprise" in indicator.evidence.organisation_kinds
    ]
    keys = (groups.c.group_no, rows.c.indicator_no, rows.c.enterprise_no)
    firsts = (
        sa.select(*keys, sa.func.min(rows.c.position).label("position"))
        .join_from(rows, groups, groups.c.cell_no == rows.c.cell_no)
        .where(rows.c.indicator_no.in_(numbers), rows.c.position.is_not(None))
        .group_by(*keys)
        .subquery("firsts")
    )
    by = [*[firsts.c[name] for name in ("group_no", "indicator_no", "position")], *[traits.c[name] for name in TRAITS]]
    same = traits.c.enterprise_no == firsts.c.enterprise_no
    counted = sa.select(*by, sa.func.count().label("added")).join_from(firsts, traits, same).group_by(*by)
    numbered = counted.subquery("numbered")
    named = sa.select(*[groups.c[name] for name in ("group_no", *level.keys)]).distinct().subquery("named")
    return work.keep(
        f"broken_down_{level.name}",
        sa.select(numbered, *[named.c[name] for name in level.keys]).join_from(
            numbered, named, named.c.group_no == numbered.c.group_no
        ),
    )


def _groups(work: Work, evidence: EvidenceTables, level: Level) -> sa.TableClause:
    """Cell → the group it belongs to at the level."""
    cells = evidence.cells
    keys = [cells.c[name] for name in level.keys]
    order: list[sa.ColumnElement[Any]] = [*keys] or [sa.literal(1)]
    number = sa.cast(sa.func.dense_rank().over(order_by=order), sa.Integer).label("group_no")
    query = sa.select(cells.c.cell_no, *keys, number)
    if "region" in level.keys:
        query = query.where(cells.c.region != UNKNOWN_PLACE)
    return work.keep(f"breakdown_groups_{level.name}", query)


def _counted(tables: dict[str, sa.TableClause], added: sa.TableClause, *, level: Level, trait: str) -> sa.Select[Any]:
    """Enterprises per category of one trait, cumulative at every cut-off."""
    indicators, calendar = tables["indicators"], tables["calendar"]
    number = sa.cast(sa.func.sum(added.c.added), VALUE)
    keys = [*[added.c[name] for name in level.keys], indicators.c.indicator]
    return (
        sa.select(
            *keys,
            sa.literal(trait).label("breakdown_of"),
            added.c[trait].label("category"),
            calendar.c.cut_off,
            number.label("value"),
            number.label("evidenced"),
        )
        .join_from(added, calendar, calendar.c.position >= added.c.position)
        .join(indicators, indicators.c.indicator_no == added.c.indicator_no)
        .group_by(*keys, added.c[trait], calendar.c.cut_off)
    )
