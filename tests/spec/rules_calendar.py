"""The EU's calendar: which days a figure is cut off at, and which of them report indicators, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

CUT_OFFS = Example(
    "five cut-offs a year, indicators at two of them",
    "Finance goes to the Commission at all five, indicators at 31 December and 30 June only. The last cut-off of a "
    "release is the last on or before its known-on date.",
    """
    cut-off    | finance | indicators
    2023-12-31 | yes     | yes
    2024-03-31 | yes     | no
    2024-06-30 | yes     | yes
    2024-08-31 | yes     | no
    2024-10-31 | yes     | no
    2024-12-31 | yes     | yes
    """,
    sv=(
        "fem bryttidpunkter om året, indikatorer vid två av dem",
        (
            "Ekonomi går till kommissionen vid alla fem, indikatorer bara 31 december och 30 juni. En utgåvas sista "
            "bryttidpunkt är den sista vid eller före dess kända dag."
        ),
    ),
)

CHAPTER = Chapter("bryttidpunkter", 5, "Bryttidpunkter", "Cut-offs", (CUT_OFFS,), of_values=False)
