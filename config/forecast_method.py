"""The method of the forecast: the numbers a programme may choose, with the product's own where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from config.entry import Entry


@dataclass(frozen=True)
class ForecastMethod:
    """Numbers of the forecast to the target date (docs/adr/0007-forecast.md)."""

    min_finished: int = 8  # fewest finished operations a pool may rest on
    draws: int = 1000  # portfolios drawn
    low: Decimal = Decimal("0.10")  # share of the drawn portfolios below the low value
    high: Decimal = Decimal("0.90")  # share below the high value


def read_forecast(programme: Entry) -> ForecastMethod:
    """The programme's `[forecast]`; the product's own numbers where the table is left out."""
    if not programme.has("forecast"):
        return ForecastMethod()
    entry = programme.table("forecast")
    method = ForecastMethod(
        min_finished=entry.whole("min_finished", 2, 1000),
        draws=entry.whole("draws", 100, 100_000),
        low=entry.between("low", 0, Decimal("0.5")),
        high=entry.between("high", Decimal("0.5"), 1),
    )
    entry.close()
    return method
