"""Reads what regions are compared by: enterprises per region, indicative shares of targets."""

from __future__ import annotations

from config.comparison import Comparison, Denominator, IndicativeShare
from config.folder import ConfigFolder

MOST_ENTERPRISES = 10_000_000


def read_comparison(folder: ConfigFolder) -> Comparison:
    """Both files."""
    return Comparison(denominators=_denominators(folder), shares=_shares(folder))


def _denominators(folder: ConfigFolder) -> tuple[Denominator, ...]:
    columns = ("region", "year", "enterprises", "source", "source_date", "confirmed")
    return tuple(
        Denominator(
            region=row.text("region"),
            year=row.whole("year", 1990, 2100),
            enterprises=row.whole("enterprises", 1, MOST_ENTERPRISES),
            source=row.text("source"),
            source_date=row.day("source_date"),
            confirmed=row.flag("confirmed"),
        )
        for row in folder.csv("denominators.csv", columns)
    )


def _shares(folder: ConfigFolder) -> tuple[IndicativeShare, ...]:
    columns = ("indicator", "objective", "region", "share", "valid_from", "source", "confirmed")
    return tuple(
        IndicativeShare(
            indicator=row.text("indicator"),
            objective=row.text("objective"),
            region=row.text("region"),
            share=row.between("share", 0, 1),
            valid_from=row.day("valid_from"),
            source=row.text("source"),
            confirmed=row.flag("confirmed"),
        )
        for row in folder.csv("indicative_shares.csv", columns)
    )
