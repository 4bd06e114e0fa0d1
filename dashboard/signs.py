"""The signs of nought and of the four absences; the same in both languages."""

from __future__ import annotations

from warehouse.absences import ABSENCE_OF

SIGNS: dict[str, str] = {"zero": "0", "missing": "–", "not_due": "○", "protected": "..", "not_applicable": "."}


def reason_named(reason: str) -> str:
    """An absence by its name or its status code; anything else says nothing about it: missing."""
    return ABSENCE_OF.get(reason, reason if reason in SIGNS else "missing")


def sign(reason: str) -> str:
    """The sign of an absence, given by its name or its status code."""
    return SIGNS[reason_named(reason)]
