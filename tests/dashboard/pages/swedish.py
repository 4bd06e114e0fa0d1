"""Finds Swedish on an English page: texts, labels and chart words that are not marked as Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dash.development.base_component import Component

from config import Programme, load_programme
from config.texts import catalogue

LETTERS = re.compile(r"[åäöÅÄÖ]")
FILE_NAME = re.compile(r"\S+\.(csv|xlsx|json|toml)\b")
WORD = re.compile(r"[^\W\d_]{3,}")
_PLACES = re.compile("|".join(re.escape(each.name) for each in load_programme().municipalities))
"""Names of municipalities, which a chart cannot mark: it is a drawing."""

SPOKEN = ("title", "alt", "aria-label", "abbr", "value", "label")
"""Attributes whose text a reader hears or sees."""


def texts(part: Any, lang: str = "en") -> Iterator[str]:
    """Every text of a page that is read in English: what stands under another language is left out."""
    if isinstance(part, list | tuple):
        for each in part:
            yield from texts(each, lang)
    elif isinstance(part, Component):
        lang = getattr(part, "lang", None) or lang
        if lang == "en":
            yield from _spoken(part)
        yield from texts(getattr(part, "children", None), lang)
    elif isinstance(part, str) and lang == "en":
        yield part


def _spoken(part: Component) -> Iterator[str]:
    kind = type(part).__name__
    if kind == "Graph":
        yield from (_PLACES.sub(" ", said) for said in _drawn(getattr(part, "figure", {})))
    for name in SPOKEN:
        said = getattr(part, name, None)
        if isinstance(said, str) and not (name == "value" and kind != "Button"):
            yield said


def _drawn(part: Any, key: str = "") -> Iterator[str]:
    """The words of a chart: names, labels, hover texts; not its addresses, colours and codes."""
    if isinstance(part, dict):
        for name, each in part.items():
            yield from _drawn(each, str(name))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _drawn(each, key)
    elif isinstance(part, str) and key in WORDS_OF_CHARTS:
        yield part


WORDS_OF_CHARTS = frozenset({"text", "name", "hovertext", "hovertemplate", "title", "ticktext", "customdata", "label"})


@lru_cache(maxsize=1)
def swedish_words() -> frozenset[str]:
    """Words of the Swedish catalogue that no English text or name uses."""
    swedish, english = (_words(" ".join(_about_the_service(lang))) for lang in ("sv", "en"))
    named = _words(" ".join(indicator.name_en for indicator in load_programme().indicators))
    return frozenset(swedish - english - named)


def _about_the_service(lang: str) -> Iterator[str]:
    """Every text but the name of the other language, which is a word of that language."""
    return (text for key, text in catalogue(lang).words.items() if key != "app.other_language")


def names(programme: Programme) -> tuple[str, ...]:
    """Names of places: the same word in both languages where the configuration has no other."""
    places = [each.name_en for each in programme.regions]
    return tuple(sorted(places, key=len, reverse=True))


def is_swedish(text: str, programme: Programme) -> bool:
    """Whether the text has a Swedish letter or word, names of places apart."""
    text = FILE_NAME.sub(" ", text)
    for name in names(programme):
        text = text.replace(name, " ")
    return bool(LETTERS.search(text)) or bool(_words(text) & swedish_words())


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(re.sub(r"\{\w+\}|<[^>]*>|%\{[^}]*\}", " ", text))}
