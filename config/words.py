"""How words are matched: codes, headers and spellings, whatever their case and spacing."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

_IGNORED = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
_LISTED = 40
_NUMBERED_CODE = re.compile(r"^([A-Z]+)0*(\d+)$")


def fold(text: str) -> str:
    """The text without case, accents, spaces, underscores and hyphens ("EU-stöd " → "eustod").

    The loader has the same rule in SQL; a test holds the two together.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _IGNORED.sub("", bare.lower())


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word most like the text, or None when nothing is near."""
    by_fold = {fold(word): word for word in known}
    hits = difflib.get_close_matches(fold(text), by_fold, n=1, cutoff=0.6)
    return by_fold[hits[0]] if hits else None


def expectation(text: str, allowed: Iterable[str]) -> str:
    """What was expected instead of the text: the nearest allowed word and the allowed words, at most forty."""
    choices = sorted(allowed)
    near = nearest(text, choices)
    hint = f"menade du {near}? " if near else ""
    rest = f" … ({len(choices)} värden)" if len(choices) > _LISTED else ""
    return f"{hint}Tillåtet: {', '.join(choices[:_LISTED]) or 'inget'}{rest}"


def code_spellings(code: str) -> tuple[str, ...]:
    """The code and its zero-padded spellings: RCO01 is also RCO1 and RCO001 (Annex V allows five characters)."""
    numbered = _NUMBERED_CODE.match(code)
    if not numbered:
        return (code,)
    letters, digits = numbered.groups()
    spellings = {code, *(f"{letters}{digits.zfill(width)}" for width in (1, 2, 3))}
    return tuple(sorted(spellings, key=lambda spelling: (spelling != code, len(spelling))))
