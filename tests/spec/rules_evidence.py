"""Evidenced and declared: lists of enterprises, and counts without one, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

EVIDENCE = (
    Spec(
        "a list speaks for every cut-off",
        "Where an operation has a list, a declared count is not used even at cut-offs before the list's first date.",
        """
        operationer
        | diarienummer |
        | A            |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde |
        | A            | 2023-12-31 | RCO02     | 6     |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2024-02-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2023-12-31 | 0     |
        | RCO02     | 2024-03-31 | 1     |
        """,
        sv=(
            "en lista gäller för varje bryttidpunkt",
            (
                "Där projektet har en lista används inte ett uppgivet antal, inte ens vid bryttidpunkter före "
                "listans första dag."
            ),
        ),
    ),
    Spec(
        "declared counts fill in where there is no list",
        "Published = distinct enterprises from the lists + declared counts of operations without a list for the "
        "indicator; a declared count beside a list is not added. Status E where the declared part is not zero.",
        """
        operationer
        | diarienummer | sarskilt_mal |
        | A            | RSO1.1       |
        | B            | RSO1.3       |
        lagesrapport
        | diarienummer | indikator | varde |
        | A            | RCO02     | 9     |
        | B            | RCO02     | 5     |
        deltagare
        | diarienummer | organisationsnummer | stodform        |
        | A            | 5599990016          | bidrag          |
        | A            | 5599990024          | bidrag          |
        | B            | 5599990016          | icke-ekonomiskt |
        """,
        """
        | indikator | sarskilt_mal | varde | status |
        | RCO02     | *            | 7     | E      |
        | RCO02     | RSO1.1       | 2     | A      |
        | RCO02     | RSO1.3       | 5     | E      |
        | RCO04     | *            | 1     | A      |
        """,
        sv=(
            "uppgivna antal fyller i där lista saknas",
            (
                "Publicerat = olika företag i listorna + uppgivna antal för projekt utan lista för indikatorn; "
                "ett uppgivet antal bredvid en lista läggs inte till. Status E där den uppgivna delen inte är "
                "noll."
            ),
        ),
    ),
)

CHAPTER = Chapter("styrkt-och-uppgivet", 45, "Styrkt och uppgivet", "Evidenced and declared", EVIDENCE)
