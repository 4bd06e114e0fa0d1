"""Organisation numbers nobody has: valid in form, from series that are not given out.

Legal persons get 559 99x xxx + check digit, far beyond the numbers of today's limited companies. Sole traders
get dates of birth in 1890 and birth numbers 980–999, the span the Swedish Tax Agency uses for test numbers.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

LEGAL_PREFIX = "55999"
LEGAL_NUMBERS = 10_000
TRADER_NUMBERS = 240
WEIGHTS = np.array([2, 1, 2, 1, 2, 1, 2, 1, 2])


def with_check_digit(nine_digits: pd.Series) -> pd.Series:
    """The numbers with their tenth digit (Luhn, modulus 10)."""
    digits = np.array([[int(digit) for digit in number] for number in nine_digits], dtype=int).reshape(-1, 9)
    products = digits * WEIGHTS
    total = (products // 10 + products % 10).sum(axis=1)
    return nine_digits + pd.Series((-total) % 10, index=nine_digits.index).astype(str)


def legal_numbers(first: int, count: int) -> pd.Series:
    """`count` numbers of legal persons, from running number `first` on. Raises ValueError past the series' end."""
    if first + count > LEGAL_NUMBERS:
        raise ValueError(f"{LEGAL_PREFIX}: {first + count} nummer behövs, serien har {LEGAL_NUMBERS}")
    return with_check_digit(pd.Series([f"{LEGAL_PREFIX}{number:04d}" for number in range(first, first + count)]))


def trader_numbers(count: int) -> pd.Series:
    """`count` test numbers of sole traders, born on the first of a month in 1890. Raises ValueError past 240."""
    if count > TRADER_NUMBERS:
        raise ValueError(f"{count} testnummer behövs, serien har {TRADER_NUMBERS}")
    return with_check_digit(pd.Series([f"90{1 + n % 12:02d}01{980 + n // 12}" for n in range(count)]))


def as_written(numbers: pd.Series, rng: np.random.Generator) -> pd.Series:
    """The numbers as senders write them: plain, with hyphen, with 16 before, as a VAT number, spaced."""
    hyphened = numbers.str[:6] + "-" + numbers.str[6:]
    legal = numbers.str[2].astype(int) >= 2
    plain = pd.Series(np.where(rng.random(len(numbers)) < 0.5, numbers, hyphened), index=numbers.index)
    choice = rng.random(len(numbers))
    long_form = numbers.where(~legal, "16" + numbers).where(legal, "18" + hyphened)
    forms = [choice < 0.80, choice < 0.90, (choice < 0.96) & legal]
    written = np.select(forms, [plain, long_form, "SE" + numbers + "01"], default=hyphened)
    return pd.Series(written, index=numbers.index)
