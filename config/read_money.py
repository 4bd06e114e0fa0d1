"""Reads the money rules: the commitments of each year, weights of the gender dimension, objectives of the JTF."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from config.entry import Entry
from config.folder import ConfigFolder
from config.money_rules import Commitment, MoneyRules

COMMITMENTS = "commitments.csv"
_COLUMNS = ("year", "amount_eur", "due_on", "confirmed", "source")
YEARS_TO_CLAIM = 3
"""N+3: a commitment is to be claimed by the end of the third year after its own."""


def read_money(folder: ConfigFolder, money: Entry) -> MoneyRules:
    """The rules of `[money]` and `commitments.csv`; a programme may have none of them."""
    return MoneyRules(
        commitments=_commitments(folder),
        gender_weights=_weights(money.table("gender_weights")) if money.has("gender_weights") else (),
        jtf_objectives=money.texts("jtf_objectives"),
    )


def _weights(table: Entry) -> tuple[tuple[str, int], ...]:
    weights = tuple((code, table.whole(code, 0, 100)) for code in ("01", "02", "03"))
    table.close()
    return weights


def _commitments(folder: ConfigFolder) -> tuple[Commitment, ...]:
    rows = folder.csv(COMMITMENTS, _COLUMNS) if folder.has(COMMITMENTS) else []
    found: dict[int, Commitment] = {}
    for row in rows:
        each = _commitment(row)
        if each.year in found:
            raise row.refuse("year", f"{each.year} står två gånger", "varje år ska stå en gång")
        found[each.year] = each
    return tuple(found[year] for year in sorted(found))


def _commitment(row: Entry) -> Commitment:
    year = row.whole("year", 2000, 2100)
    due_on = row.day("due_on") if row.has("due_on") else date(year + YEARS_TO_CLAIM, 12, 31)
    if due_on.year <= year:
        raise row.refuse("due_on", f"{due_on} ligger inte efter {year}", "en dag efter åtagandets år")
    return Commitment(
        year=year,
        amount_eur=row.between("amount_eur", 0, Decimal("1e12")),
        due_on=due_on,
        confirmed=row.flag("confirmed"),
        source=row.text("source"),
    )
