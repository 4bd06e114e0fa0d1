"""Tags as filters: what a choice of operations counts, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

TAGS = Spec(
    "a choice of tags counts the operations that have every one of them, anew",
    "An operation may carry an area of smart specialisation, a dimension of sustainability and the mark of social "
    "innovation. With a choice every figure is counted anew of the operations that have all tags chosen, unique "
    "enterprises too: they are never a part of the whole's figure. What carries no tag is in no choice but the empty "
    "one. A choice has no target, and thereby no status.",
    """
    operationer
    | diarienummer | styrkeomrade | hallbarhet | social_innovation |
    | A            | Livsmedel    | social     | ja                |
    | B            | Livsmedel    | ekonomisk  | nej               |
    | C            | Skog         | social     |                   |
    | D            |              |            |                   |
    planvarden
    | diarienummer | indikator | planvarde |
    | A            | RCO02     | 10        |
    | B            | RCO02     | 20        |
    | C            | RCO02     | 40        |
    | D            | RCO02     | 80        |
    deltagare
    | diarienummer | organisationsnummer |
    | A            | 5599990016          |
    | B            | 5599990016          |
    | B            | 5599990024          |
    | D            | 5599990016          |
    """,
    """
    | styrka    | hallbarhet | social | indikator | valt | genomfort | mål |
    |           |            |        | RCO02     | 150  | 2         | ja  |
    | Livsmedel |            |        | RCO02     | 30   | 2         | nej |
    |           | social     |        | RCO02     | 50   | 1         | nej |
    |           |            | ja     | RCO02     | 10   | 1         | nej |
    | Livsmedel | social     |        | RCO02     | 10   | 1         | nej |
    | Skog      | ekonomisk  |        | RCO02     |      |           | nej |
    """,
    sv=(
        "ett urval av märkning räknar projekten som har varje vald märkning, på nytt",
        (
            "Ett projekt kan ha ett område för smart specialisering, en hållbarhetsdimension och märkningen social "
            "innovation. Med ett urval räknas varje siffra på nytt av projekten som har all vald märkning, också "
            "unika företag: de är aldrig en del av helhetens siffra. Det som saknar märkning är bara med när inget är "
            "valt. Ett urval har inget mål och därmed ingen status."
        ),
    ),
)

CHAPTER = Chapter("markning", 55, "Märkning som urval", "Tags as filters", (TAGS,), of_values=False)
