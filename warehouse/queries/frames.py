"""The answer of a statement as a frame of plain Python values."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa


def fetch(connection: sa.Connection, statement: sa.Executable) -> pd.DataFrame:
    """The rows as a frame of objects: Decimal stays Decimal, whole numbers int, missing None.

    pandas would otherwise turn a nullable whole number or a DECIMAL into a float.
    """
    result = connection.execute(statement)
    names, rows = list(result.keys()), result.fetchall()
    cells = np.fromiter(chain.from_iterable(rows), dtype=object, count=len(rows) * len(names))
    return _of_objects(cells.reshape(len(rows), len(names)), names)


def frame_of(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> pd.DataFrame:
    """The rows, each with every name, as a frame of the objects they hold."""
    cells = np.fromiter((row[name] for row in rows for name in names), dtype=object, count=len(rows) * len(names))
    return _of_objects(cells.reshape(len(rows), len(names)), names)


def _of_objects(
    cells: np.ndarray[Any, Any], names: Sequence[str], *, index: pd.Index[Any] | None = None
) -> pd.DataFrame:
    """A page makes some thirty small frames: no kind of value is guessed, not even that of the columns' names."""
    return pd.DataFrame(cells, index=index, columns=pd.Index(names, dtype=object), dtype=object, copy=False)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries of plain values; ten times faster than pandas' own for small frames of objects."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object)]


def keep(frame: pd.DataFrame, wanted: list[bool]) -> pd.DataFrame:
    """The rows wanted; none of none are still a frame with its columns."""
    return frame.loc[pd.Series(wanted, index=frame.index, dtype=bool)]


def with_objects(frame: pd.DataFrame, **columns: list[Any]) -> pd.DataFrame:
    """The frame with columns added or replaced, all values kept as the objects they are."""
    names = list(dict.fromkeys([*frame.columns, *columns]))
    cells = np.empty((len(frame), len(names)), dtype=object)
    cells[:, : frame.shape[1]] = frame.to_numpy(dtype=object)
    for name, values in columns.items():
        cells[:, names.index(name)] = np.fromiter(values, dtype=object, count=len(frame))
    return _of_objects(cells, names, index=frame.index)


ACCENTED = "åäàáâãæéèêëíìîïñóòôõöøúùûüýç"
BARE = "aaaaaaaeeeeiiiinoooooouuuuyc"
"""The letter each accented one is searched as, so that "gavle" finds Gävle; both lists in one order."""
_BARE_LETTERS = str.maketrans(ACCENTED, BARE)


def bare(text: str) -> str:
    """The text as it is searched: small letters without accents; `contains` has the same rule in SQL."""
    return unicodedata.normalize("NFC", text).lower().translate(_BARE_LETTERS)


def contains(text: str, *columns: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether every word of a text occurs in any of the columns, capitals and accents aside.

    `%` and `_` mean themselves; a text without words is everywhere.
    """
    searched = [sa.func.translate(sa.func.lower(column), ACCENTED, BARE) for column in columns]
    words = [sa.or_(*[each.contains(word, autoescape=True) for each in searched]) for word in bare(text).split()]
    return sa.and_(sa.true(), *words)


def ordered(
    sortable: Mapping[str, sa.ColumnElement[Any]], sort: str, tie: sa.ColumnElement[Any]
) -> list[sa.ColumnElement[Any]]:
    """ORDER BY for `name` (rising) or `-name` (falling), missing last; KeyError for a name not offered."""
    column = sortable[sort.removeprefix("-")]
    return [sa.nulls_last(column.desc() if sort.startswith("-") else column.asc()), tie]
