"""A refused file: nothing of it is loaded, and the sender is told where, what, what instead and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from config.errors import DeliveryError
from config.model import Programme


@dataclass(frozen=True)
class Refuse:
    """Makes the error for one file; the words come from the rule in config/findings.toml."""

    programme: Programme
    where: str  # file, and sheet where it has any

    def __call__(self, rule: str, found: str, *, expected: str = "") -> DeliveryError:
        """The error of `rule`; `found` never quotes a row, which may hold personal data."""
        words = self.programme.rules[rule]
        return DeliveryError(
            where=self.where,
            found=f"{words.title_sv} ({rule}): {found}",
            expected=expected or _inside(words.expected_sv),
            todo=words.remedy_sv,
        )

    def in_sheet(self, sheet: str) -> Refuse:
        """The same for a worksheet of the file."""
        return Refuse(self.programme, f"{self.where}, blad {sheet}" if sheet else self.where)


def _inside(sentence: str) -> str:
    """The sentence as part of another: no full stop, and a small first letter unless it begins an abbreviation."""
    bare = sentence.rstrip(".")
    return bare if bare[1:2].isupper() else bare[:1].lower() + bare[1:]
