"""Which layout a header row has (docs/leveranser.md): decided by its columns, never by the file's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.model import Programme
from config.words import fold
from etl.layouts import Layout, layouts
from etl.read.refusal import Refuse

PERSONAL = "personal_column"
"""The vocabulary of headers that hold a natural person's details (config/vocabulary.toml)."""


@dataclass(frozen=True)
class Reading:
    """How a sheet is read: its layout and what each column of the header is. Places count from 0."""

    layout: Layout
    header: tuple[str, ...]
    places: dict[str, int]  # column of the layout → place
    personal: tuple[int, ...]  # never read
    unknown: tuple[int, ...]  # not of the layout


@dataclass(frozen=True)
class _Match:
    layout: Layout
    columns: tuple[str, ...]  # per header cell, "" = not recognised

    @property
    def places(self) -> frozenset[int]:
        return frozenset(place for place, name in enumerate(self.columns) if name)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in self.layout.required if name not in self.columns)


class Recogniser:
    """Recognises headers by the spellings of one programme."""

    def __init__(self, programme: Programme) -> None:
        self._spellings = {layout.name: _spellings(layout, programme) for layout in layouts()}
        self._personal = frozenset(fold(word) for word in programme.vocabulary.get(PERSONAL, {}))

    def fits(self, header: Sequence[str]) -> bool:
        """True where the header has every required column of some layout."""
        return any(not match.missing for match in self._matches(header))

    def recognised(self, header: Sequence[str]) -> int:
        """How many columns of the nearest layout the header has."""
        return len(_nearest(self._matches(header)).places)

    def read(self, header: tuple[str, ...], refuse: Refuse) -> Reading:
        """The reading of a header.

        A layout fits when all its required columns are there; one whose columns are all part of another fitting
        layout's says less and gives way. Refuses a header that fits none (F03), two (F04), or has a column twice (F05).
        """
        fitting = [match for match in self._matches(header) if not match.missing]
        widest = [match for match in fitting if not any(match.places < other.places for other in fitting)]
        if not widest:
            raise _unknown(header, self._matches(header), refuse)
        if len(widest) > 1:
            names = " och ".join(match.layout.name for match in widest)
            raise refuse("F04", f"rubrikraden passar {names}")
        return self._reading(widest[0], header, refuse)

    def _reading(self, match: _Match, header: tuple[str, ...], refuse: Refuse) -> Reading:
        twice = [name for name, count in Counter(filter(None, match.columns)).items() if count > 1]
        if twice:
            raise refuse("F05", f'"{twice[0]}" står i {match.columns.count(twice[0])} kolumner')
        others = [place for place in range(len(header)) if place not in match.places]
        personal = tuple(place for place in others if fold(header[place]) in self._personal)
        return Reading(
            layout=match.layout,
            header=header,
            places={name: place for place, name in enumerate(match.columns) if name},
            personal=personal,
            unknown=tuple(place for place in others if place not in personal),
        )

    def _matches(self, header: Sequence[str]) -> list[_Match]:
        folded = [fold(cell) for cell in header]
        return [
            _Match(layout, tuple(self._spellings[layout.name].get(cell, "") for cell in folded)) for layout in layouts()
        ]


def _spellings(layout: Layout, programme: Programme) -> dict[str, str]:
    """Folded spelling → column; the names of docs/leveranser.md always work."""
    listed = programme.headers.get(layout.name, {})
    return {fold(word): name for name in layout.known for word in (name, *listed.get(name, ()))}


def _nearest(matches: Iterable[_Match]) -> _Match:
    """The layout with the largest share of its required columns there, then the most columns."""

    def likeness(match: _Match) -> tuple[float, int]:
        return -len(match.missing) / len(match.layout.required), len(match.places)

    return max(matches, key=likeness)


def _unknown(header: Sequence[str], matches: Iterable[_Match], refuse: Refuse) -> Exception:
    """Headers are quoted only where at least one is known: else the row may be data, with somebody's name in it."""
    nearest = _nearest(matches)
    if not nearest.places:
        found = f"ingen av {len(header)} kolumner känns igen; rubrikraden ska stå överst"
        return refuse("F03", found)
    strange = [f'"{cell}"' for place, cell in enumerate(header) if cell and place not in nearest.places]
    known = f"närmast är {nearest.layout.name}, men kolumnen {', '.join(nearest.missing)} saknas"
    unread = f"; okända rubriker: {', '.join(strange[:10])}" if strange and len(nearest.places) > 1 else ""
    return refuse("F03", known + unread)
