"""Payment claims against the decision and the programme: more than was decided (C30), before the programme (C31)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import PLACE, Facts, Findings
from warehouse.tables.core import claim, operation

TOLERANCE_SEK = 1
"""As for the parts of the eligible cost (C02): amounts are rounded one by one."""

AMOUNTS = {
    "upparbetad_kostnad_sek": ("eligible_expenditure_sek", "eligible_cost_sek"),
    "eu_stod_sek": ("eu_support_sek", "eu_support_sek"),
}
"""Delivered column → the claimed amount and the decided one that all claims together stay within."""


def check(facts: Facts) -> Iterator[Findings]:
    """Claims that together pass the decided amount (C30); claims of days before the programme began (C31)."""
    for column, (claimed, decided) in AMOUNTS.items():
        yield _above_decided(facts, column, claimed=claimed, decided=decided)
    early = facts.current(claim).where(claim.c.cut_off < facts.programme.start).subquery("early")
    yield facts.findings("C31", early, column="per_datum", cell=early.c.cut_off, hint=facts.programme.start.isoformat())


def _above_decided(facts: Facts, column: str, *, claimed: str, decided: str) -> Findings:
    """The claim with which an operation's sum passes what was decided; a repayment lowers the sum."""
    order = [claim.c[name] for name in ("cut_off", *PLACE)]
    so_far = sa.func.sum(claim.c[claimed]).over(partition_by=claim.c.operation_id, order_by=order).label("so_far")
    sums = facts.current(claim).add_columns(so_far).subquery("sums")
    grants = facts.current(operation).subquery("grants")
    above = (
        sa.select(sums, grants.c[decided].label("decided"))
        .join_from(sums, grants, grants.c.operation_id == sums.c.operation_id)
        .where(sums.c.so_far > grants.c[decided] + TOLERANCE_SEK)
        .subquery("above")
    )
    first_of = [above.c[name] for name in ("cut_off", *PLACE)]
    place = sa.func.row_number().over(partition_by=above.c.operation_id, order_by=first_of).label("place")
    placed = sa.select(above, place).subquery("placed")
    first = sa.select(placed).where(placed.c.place == 1).subquery("first")
    return facts.findings("C30", first, column=column, cell=first.c.so_far, hint=first.c.decided)
