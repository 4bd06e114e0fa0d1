"""How much of an amount a coefficient counts: climate, environment and gender equality (docs/counting-rules.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

PER_CENT = Decimal(100)


@dataclass(frozen=True)
class Weighed:
    """Amounts weighed by coefficients, in the amounts' own unit."""

    known: Decimal  # amount with a known coefficient
    counted: Decimal  # sum of amount × coefficient
    unknown: Decimal  # amount whose coefficient is not known: never counted as 0 %

    @property
    def share(self) -> Decimal | None:
        """counted / known, share of 1; None where nothing is known."""
        return self.counted / self.known if self.known else None

    @property
    def least(self) -> Decimal | None:
        """The share were every unknown coefficient 0 %."""
        whole = self.known + self.unknown
        return self.counted / whole if whole else None

    @property
    def most(self) -> Decimal | None:
        """The share were every unknown coefficient 100 %."""
        whole = self.known + self.unknown
        return (self.counted + self.unknown) / whole if whole else None


def weighed(parts: Iterable[tuple[Decimal, int | None]]) -> Weighed:
    """Amounts with their coefficients in per cent, None where it is not known, put together."""
    amounts = list(parts)
    known = [(amount, Decimal(pct)) for amount, pct in amounts if pct is not None]
    return Weighed(
        known=sum((amount for amount, _ in known), Decimal(0)),
        counted=sum((amount * pct / PER_CENT for amount, pct in known), Decimal(0)),
        unknown=sum((amount for amount, pct in amounts if pct is None), Decimal(0)),
    )
