"""The style sheet of colours, made from the palette and the programme's regions.

Plotly writes colours into each mark, so the dark theme could not reach them: every colour of the
palette is therefore also a rule "a mark in this colour takes the theme's colour". No script, and
the charts turn with the page, in print too.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from flask import Flask, Response

from config.model import Programme
from dashboard import palette
from dashboard.links import THEME
from dashboard.palette import Colour


def register_theme(server: Flask, programme: Programme) -> str:
    """Serve the style sheet; gives its address with the digest of its content."""
    sheet = style_sheet(tuple(sorted(palette.region_colours(programme.regions).items())))

    def theme() -> Response:
        return Response(sheet, mimetype="text/css")

    server.add_url_rule(THEME, "theme", theme, methods=["GET"])
    return f"{THEME}?m={hashlib.sha256(sheet.encode()).hexdigest()[:12]}"


@lru_cache(maxsize=4)
def style_sheet(regions: tuple[tuple[str, Colour], ...]) -> str:
    """The tokens of both themes and the rules that carry them into charts."""
    named = palette.TOKENS | {f"region-{code}": colour for code, colour in regions}
    named |= {f"scale-{step}": colour for step, colour in enumerate(palette.SCALE)}
    light = "".join(f"--{name}:{colour.light};" for name, colour in named.items())
    dark = "".join(f"--{name}:{colour.dark};" for name, colour in named.items())
    themes = (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n"
    )
    return themes + "".join(_chart_rules(named))


def _chart_rules(named: dict[str, Colour]) -> list[str]:
    by_light = {colour.light.lower(): name for name, colour in reversed(named.items())}
    return [_chart_rule(light, name) for light, name in by_light.items()]


def _chart_rule(light: str, name: str) -> str:
    written = f"rgb({int(light[1:3], 16)}, {int(light[3:5], 16)}, {int(light[5:7], 16)})"
    rules = (
        f'.js-plotly-plot [style*="{prop}: {written}"]{{{prop}:var(--{name})!important}}\n'
        for prop in ("fill", "stroke")
    )
    return "".join(rules)
