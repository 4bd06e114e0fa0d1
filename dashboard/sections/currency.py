"""The currency a reader chose: SEK as reported, or EUR at a dated rate that is always named."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from config.money_rules import MoneyRules
from dashboard.filters import Choice, Filter
from dashboard.formats import MILLION
from dashboard.request import PageRequest
from dashboard.table import Column

CENT = Decimal("0.01")
UNITS = {"SEK": "kr", "EUR": "euro"}


def _choices(request: PageRequest) -> list[Choice]:
    return [Choice(code, request.t(f"pages.economy.currency.{code}")) for code in UNITS]


CURRENCY = Filter("valuta", "pages.economy.currency.label", choices=_choices, default=lambda _: "SEK", every="")


@dataclass(frozen=True)
class Currency:
    """Amounts in the chosen currency, converted at the programme's one rate."""

    code: str
    rate: Decimal  # SEK per EUR

    def sek(self, value: Any) -> Any:
        """An amount reported in SEK; None stays None."""
        if value is None or self.code == "SEK":
            return value
        return (Decimal(value) / self.rate).quantize(CENT)

    def eur(self, value: Any) -> Any:
        """An amount planned in EUR; None stays None."""
        if value is None or self.code == "EUR":
            return value
        return (Decimal(value) * self.rate).quantize(CENT)

    def key(self, name: str) -> str:
        """The name of a table column that holds the currency: `beslutat_sek`."""
        return f"{name}_{self.code.lower()}"

    def column(self, name: str, label: str, **more: Any) -> Column:
        """A column of amounts; the unit stands in the heading."""
        return Column(self.key(name), label, "number", unit=UNITS[self.code], **more)


def currency_of(request: PageRequest) -> Currency:
    """The currency of the address; SEK on pages without the choice."""
    return Currency(request.params.get("valuta", "SEK"), request.programme.sek_per_eur)


def millions(request: PageRequest, value: Any) -> str:
    """An amount in the chosen currency as "12,3 MSEK" or "1,1 MEUR"."""
    unit = f"M{currency_of(request).code}"
    return request.f.with_unit(None if value is None else Decimal(value) / MILLION, unit, 1)


def rate_note(request: PageRequest) -> str:
    """Which rate was used to convert, its date, and whether it is only a planning rate."""
    programme = request.programme
    key = "pages.money.rate" if programme.sek_per_eur_confirmed else "pages.money.rate_unconfirmed"
    return request.t(
        key, rate=request.f.number(programme.sek_per_eur, 2), date=request.f.day(programme.sek_per_eur_date)
    )


def example_profile(rules: MoneyRules) -> bool:
    """Whether any year's commitment is an example."""
    return not all(each.confirmed for each in rules.commitments)
