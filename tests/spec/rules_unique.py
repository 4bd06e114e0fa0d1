"""Unique enterprises: counted anew at every level, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

UNIQUE = (
    Spec(
        "an enterprise counts once per level",
        "Unique enterprises are counted anew at every level; the sum of lower levels may be larger.",
        """
        operationer
        | diarienummer | sarskilt_mal |
        | A            | RSO1.1       |
        | B            | RSO1.3       |
        deltagare
        | diarienummer | organisationsnummer | kommun |
        | A            | 5599990016          | 2080   |
        | A            | 5599990024          | 1780   |
        | B            | 5599990016          | 2080   |
        | B            | 5599990032          |        |
        """,
        """
        | indikator | sarskilt_mal | region | varde |
        | RCO02     | *            | *      | 3     |
        | RCO02     | RSO1.1       | *      | 2     |
        | RCO02     | RSO1.3       | *      | 2     |
        | RCO02     | *            | SE312  | 1     |
        | RCO02     | *            | SE311  | 1     |
        | RCO02     | RSO1.3       | SE312  | 1     |
        """,
        sv=(
            "ett företag räknas en gång per nivå",
            "Unika företag räknas på nytt på varje nivå; summan av lägre nivåer kan vara större.",
        ),
    ),
    Spec(
        "in two regions: once in each, once in the total",
        "An enterprise stands in the region of its own municipality, not of the beneficiary or the project; "
        "other municipalities are outside the programme area.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        regioner
        | diarienummer | region | andel |
        | A            | SE313  | 100   |
        deltagare
        | diarienummer | organisationsnummer | kommun |
        | A            | 5599990016          | 2080   |
        | B            | 5599990016          | 1780   |
        | A            | 5599990024          | 0180   |
        """,
        """
        | indikator | region  | varde |
        | RCO02     | *       | 2     |
        | RCO02     | SE312   | 1     |
        | RCO02     | SE311   | 1     |
        | RCO02     | SE313   | 0     |
        | RCO02     | UTANFOR | 1     |
        """,
        sv=(
            "i två regioner: en gång i varje, en gång totalt",
            (
                "Ett företag hör till sin egen kommuns region, inte stödmottagarens eller projektets; andra "
                "kommuner ligger utanför programområdet."
            ),
        ),
    ),
    Spec(
        "first support dates an enterprise",
        "An enterprise counts from its first support, and from the decision where the support is dated earlier.",
        """
        operationer
        | diarienummer | beslutsdatum |
        | A            | 2024-02-01   |
        | B            | 2023-02-01   |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2023-11-01  |
        | A            | 5599990024          | 2024-05-01  |
        | B            | 5599990024          | 2024-09-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2023-12-31 | 0     |
        | RCO02     | 2024-03-31 | 1     |
        | RCO02     | 2024-06-30 | 2     |
        | RCO02     | 2024-10-31 | 2     |
        """,
        sv=(
            "första stödet ger företaget dess dag",
            "Ett företag räknas från sitt första stöd, och från beslutet där stödet är daterat tidigare.",
        ),
    ),
    Spec(
        "the day of the cut-off counts",
        "An enterprise first supported on the day of a cut-off is counted at that cut-off.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2024-06-30  |
        | A            | 5599990024          | 2024-07-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2024-06-30 | 1     |
        """,
        sv=(
            "bryttidpunktens dag räknas med",
            "Ett företag som får sitt första stöd på bryttidpunktens dag räknas vid den bryttidpunkten.",
        ),
    ),
    Spec(
        "forms of support and their union",
        "RCO02, RCO03 and RCO04 count an enterprise in each form it got; RCO01 counts it once: the largest of the "
        "forms ≤ RCO01 ≤ the forms added up.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | stodform                |
        | A            | 5599990016          | bidrag                  |
        | A            | 5599990016          | icke-ekonomiskt         |
        | A            | 5599990024          | finansieringsinstrument |
        """,
        """
        | indikator | varde |
        | RCO01     | 2     |
        | RCO02     | 1     |
        | RCO03     | 1     |
        | RCO04     | 1     |
        """,
        sv=(
            "stödformer och deras union",
            (
                "RCO02, RCO03 och RCO04 räknar ett företag i varje stödform det fått; RCO01 räknar det en gång: den "
                "största av formerna ≤ RCO01 ≤ formernas summa."
            ),
        ),
    ),
    Spec(
        "small and medium-sized enterprises only",
        "RCR03 leaves out large enterprises; an unknown size is not large. Dates after the cut-off do not count yet.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | storleksklass | produkt_process_innovation |
        | A            | 5599990016          | små           | 2024-06-01                 |
        | A            | 5599990024          | stort         | 2024-06-01                 |
        | A            | 5599990032          |               | 2024-06-01                 |
        | A            | 5599990040          | mikro         | 2025-01-10                 |
        | A            | 5599990057          | medel         |                            |
        """,
        """
        | indikator | varde |
        | RCR03     | 2     |
        | RCO02     | 5     |
        """,
        sv=(
            "endast små och medelstora företag",
            "RCR03 utelämnar stora företag; okänd storlek är inte stor. Datum efter bryttidpunkten räknas inte än.",
        ),
    ),
    Spec(
        "an enterprise counts in each field of its operations",
        "Enterprises are never divided; declared counts are split by key in whole numbers.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 021                 | 60    |
        | A            | 025                 | 40    |
        | B            | 021                 | 50    |
        | B            | 025                 | 50    |
        deltagare
        | diarienummer | organisationsnummer |
        | A            | 5599990016          |
        lagesrapport
        | diarienummer | indikator | varde |
        | B            | RCO02     | 5     |
        """,
        """
        | indikator | interventionsomrade | varde | status |
        | RCO02     | *                   | 6     | E      |
        | RCO02     | 021                 | 4     | E      |
        | RCO02     | 025                 | 3     | E      |
        """,
        sv=(
            "ett företag räknas i varje interventionsområde som dess projekt har",
            "Företag delas aldrig; uppgivna antal fördelas enligt nyckel i hela tal.",
        ),
    ),
)

CHAPTER = Chapter("unika-foretag", 40, "Unika företag", "Unique enterprises", UNIQUE)
