"""What a total is: the row without a split, one complete split, one year, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

TOTALS = (
    Spec(
        "the total is used, not its parts",
        "Where the row without any split is there, it is the total, whatever the parts add up to.",
        """
        operationer
        | diarienummer |
        | A            |
        lagesrapport
        | diarienummer | indikator | uppdelning | kon | varde |
        | A            | RCO01     |            |     | 10    |
        | A            | RCO01     | mikro      |     | 4     |
        | A            | RCO01     | små        |     | 3     |
        | A            | RCO01     | medel      |     | 2     |
        | A            | RCO01     | stort      |     | 0     |
        """,
        """
        | indikator | varde | status |
        | RCO01     | 10    | E      |
        """,
        sv=(
            "totalen används, inte delarna",
            "Där raden utan uppdelning finns är den totalen, vad delarna än summerar till.",
        ),
    ),
    Spec(
        "one complete split stands in for a missing total",
        "Without the total, one complete split is added: never two splits of the same thing.",
        """
        operationer
        | diarienummer |
        | A            |
        lagesrapport
        | diarienummer | indikator | uppdelning | kon | varde |
        | A            | RCO01     | mikro      |     | 4     |
        | A            | RCO01     | små        |     | 3     |
        | A            | RCO01     | medel      |     | 2     |
        | A            | RCO01     | stort      |     | 1     |
        | A            | RCR98     |            | K   | 21    |
        | A            | RCR98     |            | M   | 19    |
        """,
        """
        | indikator | varde | status |
        | RCO01     | 10    | E      |
        | RCR98     | 40    | A      |
        """,
        sv=(
            "en fullständig uppdelning ersätter en saknad total",
            "Utan total summeras en fullständig uppdelning: aldrig två uppdelningar av samma sak.",
        ),
    ),
    Spec(
        "an incomplete split is no total",
        "Where parts are missing nothing is added: the last complete figure stands.",
        """
        operationer
        | diarienummer |
        | A            |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 40        |
        lagesrapport
        | diarienummer | per_datum  | indikator | uppdelning | kon | varde |
        | A            | 2023-12-31 | RCO01     |            |     | 5     |
        | A            | 2024-12-31 | RCO01     | mikro      |     | 4     |
        | A            | 2024-12-31 | RCO01     | små        |     | 3     |
        | A            | 2024-12-31 | RCR98     |            | K   | 21    |
        """,
        """
        | indikator | varde | status |
        | RCO01     | 5     | E      |
        | RCR98     |       | L      |
        """,
        sv=(
            "en ofullständig uppdelning är ingen total",
            "Där delar saknas summeras inget: den senaste fullständiga siffran står fast.",
        ),
    ),
    Spec(
        "a table of category by sex",
        "Two splits at once are complete with women and men in every category; a missing cell leaves no total.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        planvarden
        | diarienummer | indikator | planvarde |
        | B            | RCO01     | 10        |
        lagesrapport
        | diarienummer | indikator | uppdelning              | kon | varde |
        | A            | RCR02     | bidrag                  | K   | 100   |
        | A            | RCR02     | bidrag                  | M   | 200   |
        | A            | RCR02     | finansieringsinstrument | K   | 30    |
        | A            | RCR02     | finansieringsinstrument | M   | 40    |
        | B            | RCO01     | mikro                   | K   | 1     |
        | B            | RCO01     | mikro                   | M   | 2     |
        | B            | RCO01     | små                     | K   | 3     |
        | B            | RCO01     | medel                   | M   | 4     |
        | B            | RCO01     | stort                   | M   | 5     |
        """,
        """
        | indikator | varde | status |
        | RCR02     | 370   | A      |
        | RCO01     |       | L      |
        """,
        sv=(
            "en tabell med kategori och kön",
            (
                "Två uppdelningar samtidigt är fullständiga med kvinnor och män i varje kategori; saknas en cell "
                "finns ingen total."
            ),
        ),
    ),
    Spec(
        "participations are added, and called so",
        "A person in two operations is two participations: nobody is identified and nothing is counted once.",
        """
        operationer
        | diarienummer | sarskilt_mal |
        | A            | RSO1.4       |
        | B            | RSO1.4       |
        lagesrapport
        | diarienummer | indikator | varde |
        | A            | RCR98     | 12    |
        | B            | RCR98     | 10    |
        """,
        """
        | indikator | sarskilt_mal | varde |
        | RCR98     | *            | 22    |
        | RCR98     | RSO1.4       | 22    |
        """,
        sv=(
            "deltaganden summeras, och heter så",
            "En person i två projekt är två deltaganden: ingen identifieras och inget räknas bara en gång.",
        ),
    ),
    Spec(
        "a yearly figure is not added over years",
        "Users per year: the last year reported by each operation, added over operations only.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde |
        | A            | 2023-12-31 | RCR11     | 1 000 |
        | A            | 2024-12-31 | RCR11     | 900   |
        | B            | 2024-12-31 | RCR11     | 50    |
        """,
        """
        | indikator | period     | varde |
        | RCR11     | 2023-12-31 | 1 000 |
        | RCR11     | 2024-12-31 | 950   |
        """,
        sv=(
            "ett årsvärde summeras inte över år",
            "Användare per år: varje projekts senast rapporterade år, summerat bara över projekt.",
        ),
    ),
)

CHAPTER = Chapter("totaler", 30, "Totaler och uppdelningar", "Totals and breakdowns", TOTALS)
