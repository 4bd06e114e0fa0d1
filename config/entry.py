"""One table of a TOML file or one row of a CSV file, read key by key and typed.

Every reading method raises ConfigError with file, key, value and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from config.errors import ConfigError
from config.words import expectation

_FIX = "Rätta filen."
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years a day of a programme may lie in; anything else is a typing error."""


class Entry:
    """A table or row that remembers which keys were asked for, so that the rest can be refused."""

    def __init__(self, file: str, place: str, values: Mapping[str, object], *, is_row: bool = False) -> None:
        self.file = file
        self.place = place
        self.values = values
        self.is_row = is_row
        self._known: set[str] = set()

    def where(self, key: str) -> str:
        """The place of a key in words."""
        parts = (self.file, self.place, f'{"kolumn" if self.is_row else "nyckel"} "{key}"')
        return ", ".join(part for part in parts if part)

    def refuse(self, key: str, found: str, expected: str) -> ConfigError:
        """The error to raise about this key."""
        return ConfigError(where=self.where(key), found=found, expected=expected, todo=_FIX)

    def has(self, key: str) -> bool:
        """Whether an optional key is given (an empty cell is not)."""
        self._known.add(key)
        return self.values.get(key, "") != "" if self.is_row else key in self.values

    def text(self, key: str) -> str:
        """A text that is not empty."""
        value = self._value(key, "en text")
        if isinstance(value, str) and value.strip():
            return value.strip()
        raise self.refuse(key, f"{_shown(value)} är ingen text", "väntade en text som inte är tom")

    def optional_text(self, key: str) -> str:
        """A text, empty where the key is left out."""
        return self.text(key) if self.has(key) else ""

    def pattern(self, key: str, form: re.Pattern[str], example: str) -> str:
        """A text of a given form."""
        value = self.text(key)
        if value.isascii() and form.fullmatch(value):  # other digits than ours are digits to a pattern too
            return value
        raise self.refuse(key, f'"{value}" har fel form', f"väntade något som {example}")

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """One of the allowed words."""
        value = self.text(key)
        self.require(key, value, allowed)
        return value

    def require(self, key: str, value: str, allowed: Iterable[str]) -> None:
        """Refuse a value that is not among the allowed, naming the nearest."""
        choices = set(allowed)
        if value not in choices:
            raise self.refuse(key, f'"{value}" finns inte', expectation(value, choices))

    def number(self, key: str) -> Decimal:
        """A number; a cell writes it with a decimal point and nothing else."""
        value = self._value(key, "ett tal")
        is_cell = self.is_row and isinstance(value, str) and _NUMBER.fullmatch(value) is not None
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        number = Decimal(str(value)) if is_cell or is_number else None
        if number is None or not number.is_finite():
            raise self.refuse(key, f"{_shown(value)} är inget tal", "väntade ett tal, till exempel 12.5")
        return number

    def optional_number(self, key: str) -> Decimal | None:
        """A number, None where it is left out."""
        return self.number(key) if self.has(key) else None

    def between(self, key: str, low: Decimal | int, high: Decimal | int) -> Decimal:
        """A number from low to high."""
        number = self.number(key)
        if low <= number <= high:
            return number
        raise self.refuse(key, f"{number} ligger utanför", f"tillåtet är {low} till {high}")

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from low to high."""
        number = self.between(key, low, high)
        if number == int(number):
            return int(number)
        raise self.refuse(key, f"{number} är inget heltal", f"tillåtet är heltal från {low} till {high}")

    def flag(self, key: str) -> bool:
        """true or false."""
        value = self._value(key, "true eller false")
        if isinstance(value, bool):
            return value
        if self.is_row and value in ("true", "false"):
            return value == "true"
        raise self.refuse(key, f"{_shown(value)} är varken sant eller falskt", "tillåtet: true, false")

    def day(self, key: str) -> date:
        """A date, 2022-07-11, of a year a programme can be about."""
        value = self._value(key, "ett datum")
        day = self._written_day(value) if self.is_row else value
        if not isinstance(day, date) or isinstance(day, datetime):
            raise self.refuse(key, f"{_shown(value)} är inget datum", "väntade ett datum som 2022-07-11")
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise self.refuse(key, f"{day} ligger utanför", f"tillåtet är år {FIRST_YEAR} till {LAST_YEAR}")

    @staticmethod
    def _written_day(value: object) -> date | None:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts without repetition, empty where the key is left out."""
        if not self.has(key):
            return ()
        value = self.values[key]
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.refuse(key, f"{_shown(value)} är ingen lista av texter", 'väntade något som ["a", "b"]')
        if len(set(value)) < len(value):
            raise self.refuse(key, f"{_shown(value)} upprepar ett värde", "varje värde ska stå en gång")
        return tuple(value)

    def table(self, key: str) -> Entry:
        """The table under a key."""
        value = self._value(key, "en tabell")
        if isinstance(value, dict):
            return Entry(self.file, ", ".join(part for part in (self.place, f"[{key}]") if part), value)
        raise self.refuse(key, f"{_shown(value)} är ingen tabell", f"väntade [{key}]")

    def tables(self, key: str) -> list[Entry]:
        """The list of tables under a key; at least one."""
        value = self._value(key, f"[[{key}]]")
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            return [Entry(self.file, f"[[{key}]] nummer {n}", one) for n, one in enumerate(value, start=1)]
        raise self.refuse(key, f"{_shown(value)} är ingen lista av tabeller", f"väntade minst en [[{key}]]")

    def named_tables(self) -> list[tuple[str, Entry]]:
        """Every key of this table with the table under it."""
        return [(name, self.table(name)) for name in self.values]

    def close(self) -> None:
        """Refuse keys nobody asked for: a misspelt key must not pass as an absent one."""
        for key in self.values:
            if key not in self._known:
                raise self.refuse(key, "nyckeln är okänd", expectation(key, self._known))

    def _value(self, key: str, expected: str) -> object:
        if not self.has(key):
            raise self.refuse(key, "värdet saknas", f"väntade {expected}")
        return self.values[key]


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
