"""Every colour of the product, light and dark, in one place; the style sheet and the charts both ask here.

Contrast (WCAG 2.2 AA) and distance for colour-blind readers were computed for these pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from config.model import Region


@dataclass(frozen=True)
class Colour:
    """One colour in both themes."""

    light: str
    dark: str


INK = Colour("#1F2933", "#E8ECF0")
INK_SOFT = Colour("#52606D", "#B8C1CB")
PAPER = Colour("#FFFFFF", "#12181F")
PAPER_SOFT = Colour("#F5F7F9", "#1A222B")
PAPER_CARD = Colour("#FFFFFF", "#182029")
GRID = Colour("#E3E7EB", "#2C3743")
LINE = Colour("#C5CCD3", "#44525F")
EDGE = Colour("#6B7680", "#8C99A6")  # borders of form fields: 3:1 against the paper
LINK = Colour("#0B5394", "#7FB8F0")
ACCENT = Colour("#0B3C5D", "#8CC4F5")  # implemented, in bullets and lines
ACCENT_SOFT = Colour("#B4CBDD", "#3A5A74")  # selected, as an area
SELECTED = Colour("#4A7598", "#7FA3BF")  # selected, as a line
BAND = Colour("#0A3049", "#0D2435")  # the page's head
EXAMPLE = Colour("#FFF1CC", "#4A3A10")
WARNING = Colour("#FDF0E3", "#3D2A17")
NOTE = Colour("#EAF2F9", "#17293A")

STATUS: dict[str, Colour] = {
    "reached": Colour("#0B7A4B", "#6EC1FF"),
    "on_track": Colour("#0B7A4B", "#6EC1FF"),
    "watch": Colour("#C77700", "#FFD166"),
    "behind": Colour("#6A040F", "#FF8A80"),
    "not_expected": Colour("#6B7680", "#B8C1CB"),
    "missing": Colour("#6B7680", "#B8C1CB"),
    "protected": Colour("#6B7680", "#B8C1CB"),
    "no_target": Colour("#6B7680", "#B8C1CB"),
}

TOKENS: dict[str, Colour] = {
    "ink": INK,
    "ink-soft": INK_SOFT,
    "paper": PAPER,
    "paper-soft": PAPER_SOFT,
    "paper-card": PAPER_CARD,
    "grid": GRID,
    "line": LINE,
    "edge": EDGE,
    "link": LINK,
    "accent": ACCENT,
    "accent-soft": ACCENT_SOFT,
    "selected": SELECTED,
    "band": BAND,
    "example": EXAMPLE,
    "warning": WARNING,
    "note": NOTE,
} | {f"status-{name}": colour for name, colour in STATUS.items()}

SCALE: tuple[Colour, ...] = (
    Colour("#E6EEF5", "#1D2B38"),
    Colour("#BFD3E4", "#27455E"),
    Colour("#8FB3D0", "#356489"),
    Colour("#4F86AF", "#5590C2"),
    Colour("#1B4F7A", "#A3D1F7"),
)
"""Five steps of a map, least to most."""


def region_colours(regions: tuple[Region, ...]) -> dict[str, Colour]:
    """The programme's own colours of its regions, by code."""
    return {region.code: Colour(region.colour, region.colour_dark) for region in regions}
