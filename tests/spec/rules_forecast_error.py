"""How wrong the forecast was at earlier cut-offs, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

BACK_TEST = Example(
    "the past error is how far the middle lay from what became of the same operations",
    "The forecast is asked at earlier cut-offs and held against what is now known of the operations decided by then: "
    "|middle − outcome| / outcome. An outcome of nought has no error in per cent but lies inside or outside like "
    "others. Beside a forecast stand the median of the errors one and two years ahead, and how many outcomes lay "
    "between low and high.",
    """
    trials low/middle/high → outcome                  | errors % | median % | inside
    80/100/120 → 100                                  | 0        | 0        | 1
    80/100/120 → 80                                   | 25       | 25       | 1
    80/100/120 → 160                                  | 37.5     | 37.5     | 0
    80/100/120 → 100, 80/100/120 → 80, 0/50/60 → 100  | 0 25 50  | 25       | 2
    90/90/90 → 100, 99/99/99 → 100                    | 10 1     | 5.5      | 0
    0/10/20 → 0                                       |          |          | 1
    5/10/20 → 0, 80/100/120 → 125                     | 20       | 20       | 0
    """,
    sv=(
        "det tidigare felet är hur långt mittvärdet låg från utfallet för samma projekt",
        (
            "Prognosen ställs vid tidigare bryttidpunkter och hålls mot det som nu är känt om projekten som var "
            "beslutade då: |mitt − utfall| / utfall. Ett utfall på noll har inget fel i procent men ligger inom eller "
            "utanför som andra. Bredvid en prognos står medianen av felen ett och två år framåt, och hur många utfall "
            "som låg mellan lågt och högt."
        ),
    ),
)

CHAPTER = Chapter(
    "prognosens-fel", 81, "Prognosens tidigare fel", "Past error of the forecast", (BACK_TEST,), of_values=False
)
