"""Numbers, money, shares and days as a reader of the language expects them.

Babel's rules (CLDR): Swedish `1 234 567,9` with no-break spaces, English `1,234,567.9`; the
minus sign is U+2212 in both. Nothing known is never written as nought: see `absent`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale

from config.model import Indicator
from dashboard.signs import sign

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
MILLION = Decimal(1_000_000)

Numeric = Decimal | int | float


@lru_cache(maxsize=8)
def _signs(lang: str) -> dict[int, str]:
    """What Python's group and decimal signs become in the language, by CLDR, and the minus of both."""
    symbols = Locale.parse(LOCALES[lang]).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"], "-": MINUS})


def known(value: object) -> bool:
    """Whether there is a value: neither None nor not-a-number."""
    return value is not None and value == value  # noqa: PLR0124 - NaN and NaT differ from themselves


def rounded(value: Numeric, decimals: int) -> Decimal:
    """The value to so many decimals, halves away from nought as people round."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Formats:
    """The formats of one language."""

    lang: str = "sv"

    def number(self, value: Numeric | None, decimals: int = 0, *, absent: str = "missing") -> str:
        """The number with so many decimals, or the sign of its absence."""
        if value is None or not known(value):
            return sign(absent)
        exact = rounded(value, decimals)
        exact = abs(exact) if exact == 0 else exact
        return f"{exact:,.{decimals}f}".translate(_signs(self.lang))

    def signed(self, value: Numeric | None, decimals: int = 0) -> str:
        """A change: the sign is written out, nought has none."""
        plus = "+" if value is not None and known(value) and rounded(value, decimals) > 0 else ""
        return plus + self.number(value, decimals)

    def percent(self, ratio: Numeric | None, decimals: int = 0, *, absent: str = "missing") -> str:
        """A ratio (0.5 = half) in per cent."""
        if ratio is None or not known(ratio):
            return sign(absent)
        space = NO_BREAK_SPACE if self.lang == "sv" else ""
        return f"{self.number(Decimal(str(ratio)) * 100, decimals)}{space}%"

    def sek(self, value: Numeric | None, *, absent: str = "missing") -> str:
        """Whole kronor."""
        return self.with_unit(value, "kr" if self.lang == "sv" else "SEK", absent=absent)

    def msek(self, value_sek: Numeric | None, decimals: int = 1, *, absent: str = "missing") -> str:
        """Kronor in millions, "MSEK" in both languages."""
        millions = Decimal(str(value_sek)) / MILLION if value_sek is not None and known(value_sek) else None
        return self.with_unit(millions, "MSEK", decimals, absent=absent)

    def with_unit(self, value: Numeric | None, unit: str, decimals: int = 0, *, absent: str = "missing") -> str:
        """The number and its unit, never parted by a line break."""
        if value is None or not known(value):
            return sign(absent)
        return f"{self.number(value, decimals)}{NO_BREAK_SPACE}{unit}" if unit else self.number(value, decimals)

    def value(self, value: Numeric | None, indicator: Indicator, *, absent: str = "missing") -> str:
        """An indicator's value with the decimals its file gives, without unit."""
        return self.number(value, indicator.decimals, absent=absent)

    def day(self, value: date | None) -> str:
        """The day as ISO 8601, in both languages."""
        return value.isoformat()[:10] if value is not None and known(value) else sign("missing")
