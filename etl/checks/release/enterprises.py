"""Enterprise lists against decisions, declared counts and themselves (C04, C11, C12, C13, C23)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings, same_pair
from warehouse.marts.breakdowns import TRAITS
from warehouse.tables.core import enterprise_support, operation
from warehouse.tables.mart import operation_value

DATES = {
    "first_support_on": "forsta_stod",
    "product_process_innovation_on": "produkt_process_innovation",
    "marketing_organisation_innovation_on": "marknads_organisationsinnovation",
    "skills_investment_on": "investerar_i_fardigheter",
    "research_cooperation_on": "samarbetar_med_forskning",
}


def check(facts: Facts) -> Iterator[Findings]:
    """Events before the decision (C04), declared ≠ evidenced (C11), two size classes (C12) or leaderships (C23), no
    municipality (C13)."""
    yield from _before_decision(facts)
    yield _declared(facts)
    for rule, trait, column in (("C12", "size_class", "storleksklass"), ("C23", "led_by", "ledning")):
        yield _contradictions(facts, rule, trait=trait, column=column)
    table = enterprise_support
    nowhere = facts.current(table).where(table.c.region.is_(None)).subquery()
    yield facts.findings("C13", nowhere, column="kommun")


def _before_decision(facts: Facts) -> Iterator[Findings]:
    support, decided = facts.current(enterprise_support).subquery(), facts.current(operation).subquery()
    rows = sa.select(support, decided.c.decided_on)
    rows = rows.join_from(support, decided, decided.c.operation_id == support.c.operation_id)
    for name, column in DATES.items():
        early = rows.where(support.c[name] < decided.c.decided_on).subquery()
        yield facts.findings("C04", early, column=column, cell=early.c[name], hint=early.c.decided_on)


def _declared(facts: Facts) -> Findings:
    """The report used at the last cut-off, where the operation's list counts something else."""
    value, totals = operation_value, facts.totals()
    last = sa.select(sa.func.max(value.c.cut_off)).scalar_subquery()
    rows = (
        sa.select(totals, value.c.evidenced)
        .join_from(totals, value, sa.and_(same_pair(value, totals), value.c.reported_on == totals.c.cut_off))
        .where(value.c.cut_off == last, value.c.has_list, value.c.declared != value.c.evidenced)
        .subquery()
    )
    return facts.findings("C11", rows, column="varde", cell=rows.c.value, hint=rows.c.evidenced)


def _contradictions(facts: Facts, rule: str, *, trait: str, column: str) -> Findings:
    """Rows that state another category than the one the enterprise counts under: that of its first support."""
    table, decided, categories = enterprise_support, facts.current(operation).subquery(), TRAITS[trait]
    stated = (table.c.known_to.is_(None), table.c[trait].in_(categories))
    lowest, highest = sa.func.min(table.c[trait]), sa.func.max(table.c[trait])
    several = sa.select(table.c.enterprise).where(*stated).group_by(table.c.enterprise).having(lowest != highest)
    support = facts.current(table).where(*stated, table.c.enterprise.in_(several)).subquery()
    day = sa.case(
        (support.c.first_support_on < decided.c.decided_on, decided.c.decided_on), else_=support.c.first_support_on
    )
    rank = sa.case(*[(support.c[trait] == one, place) for place, one in enumerate(categories)])
    first = sa.func.first_value(support.c[trait]).over(partition_by=support.c.enterprise, order_by=[day, rank])
    rows = sa.select(support, first.label("first_stated"))
    rows = rows.join_from(support, decided, decided.c.operation_id == support.c.operation_id)
    every = rows.where(decided.c.status != "withdrawn").subquery()
    other = sa.select(every).where(every.c[trait] != every.c.first_stated).subquery()
    return facts.findings(rule, other, column=column, cell=other.c[trait], hint=other.c.first_stated)
