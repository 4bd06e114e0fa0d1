"""What every figure shares: configuration, margins, axes, type. Plain dicts: fast and small."""

from __future__ import annotations

from typing import Any

from dashboard import palette

Figure = dict[str, Any]
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def _config(lang: str) -> dict[str, Any]:
    return {
        "locale": "sv" if lang == "sv" else "en-GB",
        "displaylogo": False,
        "displayModeBar": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
    }


CONFIG: dict[str, Any] = {lang: _config(lang) for lang in ("sv", "en")}
"""The one configuration of graphs: no cloud, no logo, our own Swedish."""


def figure(data: list[dict[str, Any]], *, height: int, **layout: Any) -> Figure:
    """A figure on transparent paper, so that the page's theme shows through."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 48, "r": 16, "t": 8, "b": 36, "autoexpand": True},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 14, "color": palette.INK.light},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.PAPER.light,
            "bordercolor": palette.LINE.light,
            "font": {"family": FONT, "size": 14, "color": palette.INK.light},
        },
        "showlegend": False,
        "dragmode": False,
        "separators": ",\u00a0",
    }
    return {"data": data, "layout": base | layout}


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis: thin grid, no zero line of its own, no zooming."""
    return {
        "gridcolor": palette.GRID.light,
        "linecolor": palette.LINE.light,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "ticks": "",
        "tickfont": {"color": palette.INK_SOFT.light, "size": 13},
    } | more


def separators(lang: str) -> str:
    """Decimal sign and thousands sign of the language, as plotly wants them."""
    return ",\u00a0" if lang == "sv" else ".,"
