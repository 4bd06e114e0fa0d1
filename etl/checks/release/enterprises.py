"""Enterprise lists against decisions, declared counts and themselves (C04, C11, C12, C13)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings, same_pair
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
    """Events before the decision (C04), declared ≠ evidenced (C11), two size classes (C12), no municipality (C13)."""
    yield from _before_decision(facts)
    yield _declared(facts)
    yield _sizes(facts)
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


def _sizes(facts: Facts) -> Findings:
    """Rows whose size class is not the one at the enterprise's first support."""
    table = enterprise_support
    differ = sa.func.min(table.c.size_class) < sa.func.max(table.c.size_class)
    several = (
        sa.select(table.c.enterprise).where(table.c.known_to.is_(None)).group_by(table.c.enterprise).having(differ)
    )
    rows_of_these = facts.current(table).where(table.c.enterprise.in_(several))
    support = rows_of_these.where(table.c.size_class.is_not(None)).subquery()
    order = [support.c[name] for name in ("first_support_on", "delivery_id", "sheet", "source_row")]
    first = sa.func.first_value(support.c.size_class).over(partition_by=support.c.enterprise, order_by=order)
    rows = sa.select(support, first.label("first_size")).subquery()
    other = sa.select(rows).where(rows.c.size_class != rows.c.first_size).subquery()
    return facts.findings("C12", other, column="storleksklass", cell=other.c.size_class, hint=other.c.first_size)
