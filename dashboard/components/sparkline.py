"""A sparkline as a picture in the page itself: some hundred bytes instead of a graph."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dash.development.base_component import Component

from dashboard import html, palette
from dashboard.formats import Numeric, known

WIDTH, HEIGHT, EDGE = 96, 24, 3
AS_THEY_ARE = " '/:;=,(){}@"
"""Signs an address of data may hold; written as `%27` each would be three times as long."""
_STYLE = (
    f"path{{fill:none;stroke:{palette.INK_SOFT.light};stroke-width:1.5}}circle{{fill:{palette.ACCENT.light}}}"
    f"@media(prefers-color-scheme:dark){{path{{stroke:{palette.INK_SOFT.dark}}}circle{{fill:{palette.ACCENT.dark}}}}}"
)


def sparkline(values: Sequence[Numeric | None], *, words: str) -> Component:
    """The course of a series, gaps left open, the last value marked; `words` say it to a screen reader."""
    points = _points(values)
    if not points:
        return html.Span(className="sparkline")
    x, y = points[-1]
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'><style>{_STYLE}</style>"
        f"<path d='{_path(points)}'/><circle cx='{x:.1f}' cy='{y:.1f}' r='2.5'/></svg>"
    )
    source = f"data:image/svg+xml,{quote(drawing, safe=AS_THEY_ARE)}"
    return html.Img(src=source, alt=words, className="sparkline", width=str(WIDTH), height=str(HEIGHT))


def _points(values: Sequence[Numeric | None]) -> list[tuple[float, float]]:
    numbers = [(place, float(value)) for place, value in enumerate(values) if value is not None and known(value)]
    if not numbers:
        return []
    low = min(0.0, *(value for _, value in numbers))
    span = (max(value for _, value in numbers) - low) or 1.0
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    tall = HEIGHT - 2 * EDGE
    return [(EDGE + place * step, HEIGHT - EDGE - (value - low) / span * tall) for place, value in numbers]


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
