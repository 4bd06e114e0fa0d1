"""Breakdowns: each enterprise in one category, reported parts from one report, and what is missing, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

LISTS = """
    operationer, känd per 2023-04-01
    | diarienummer | sarskilt_mal |
    | A            | RSO1.1       |
    | B            | RSO1.3       |
    | C            | RSO1.3       |
    regioner, känd per 2023-04-01
    | diarienummer | region | andel |
    | C            | SE312  | 60    |
    | C            | SE311  | 40    |
    deltagare
    | diarienummer | organisationsnummer | forsta_stod | storleksklass | kommun | ledning |
    | A            | 5599990016          | 2024-02-01  | små           | 2080   | kvinnor |
    | B            | 5599990016          | 2023-06-01  | mikro         | 2080   |         |
    | B            | 5599990024          | 2024-02-01  |               | 1780   | okänt   |
    | B            | 5599990032          | 2024-02-01  | stort         | 2080   | män     |
    lagesrapport
    | diarienummer | indikator | uppdelning | varde |
    | C            | RCO01     |            | 5     |
    | C            | RCO01     | mikro      | 3     |
    | C            | RCO01     | små        | 1     |
"""
PARTICIPANTS = """
    operationer, känd per 2023-04-01
    | diarienummer | sarskilt_mal |
    | D            | RSO1.4       |
    regioner, känd per 2023-04-01
    | diarienummer | region | andel |
    | D            | SE312  | 50    |
    | D            | SE311  | 50    |
    lagesrapport
    | diarienummer | per_datum  | indikator | uppdelning | kon | varde |
    | D            | 2024-06-30 | RCR98     |            |     | 8     |
    | D            | 2024-06-30 | RCR98     |            | K   | 5     |
    | D            | 2024-06-30 | RCR98     |            | M   | 3     |
    | D            | 2024-12-31 | RCR98     |            |     | 13    |
    | D            | 2024-12-31 | RCR98     |            | K   | 6     |
    | D            | 2024-12-31 | RCR98     |            | M   | 4     |
    | D            | 2024-12-31 | RCR98     | teknisk    | K   | 4     |
    | D            | 2024-12-31 | RCR98     | ledning    | M   | 2     |
"""

PARTS = (
    Spec(
        "exactly one size class per enterprise: that of its first support",
        "0016 was micro first (B), small later (A): micro at every level and under both objectives. C adds what it "
        "reported, its key's part in a region.",
        LISTS,
        """
        | indikator | sarskilt_mal | region | uppdelning         | varde |
        | RCO01     | *            | *      | size_class:micro   | 4     |
        | RCO01     | *            | *      | size_class:small   | 1     |
        | RCO01     | *            | *      | size_class:large   | 1     |
        | RCO01     | *            | *      | size_class:unknown | 1     |
        | RCO01     | RSO1.1       | *      | size_class:micro   | 1     |
        | RCO01     | *            | SE312  | size_class:micro   | 3     |
        | RCO01     | *            | SE312  | size_class:small   | 1     |
        | RCO01     | *            | SE312  | size_class:large   | 1     |
        | RCO01     | RSO1.3       | SE311  | size_class:micro   | 1     |
        | RCO01     | RSO1.3       | SE311  | size_class:small   | 0     |
        | RCO01     | RSO1.3       | SE311  | size_class:unknown | 1     |
        """,
        sv=(
            "exakt en storleksklass per företag: den vid första stödet",
            (
                "0016 var mikro först (B), litet senare (A): mikro på varje nivå och under båda målen. C lägger till "
                "vad projektet rapporterat, i en region nyckelns del."
            ),
        ),
    ),
    Spec(
        "leadership is that of the first support that states it",
        "B says nothing about 0016, A says women; unknown states nothing.",
        LISTS,
        """
        | indikator | uppdelning     | varde |
        | RCO02     | led_by:women   | 1     |
        | RCO02     | led_by:men     | 1     |
        | RCO02     | led_by:unknown | 1     |
        """,
        sv=(
            "ledningen är den som första stödet med uppgift anger",
            "B säger inget om 0016, A säger kvinnor; okänt är ingen uppgift.",
        ),
    ),
    Spec(
        "a split comes from the last report that has it",
        "Women and men at a cut-off are those of the last report. Rows split twice serve where none is split once: by "
        "sex there are rows of their own, by type only rows that are split by sex too.",
        PARTICIPANTS,
        """
        | indikator | period     | uppdelning           | varde |
        | RCR98     | 2024-10-31 | sex:women            | 5     |
        | RCR98     | 2024-10-31 | sex:men              | 3     |
        | RCR98     | 2024-12-31 | sex:women            | 6     |
        | RCR98     | 2024-12-31 | sex:men              | 4     |
        | RCR98     | 2024-12-31 | breakdown:technical  | 4     |
        | RCR98     | 2024-12-31 | breakdown:management | 2     |
        """,
        sv=(
            "en uppdelning kommer från den senaste rapporten som har den",
            (
                "Kvinnor och män vid en bryttidpunkt är den senaste rapportens. Rader delade två gånger används där "
                "inga är delade en gång: för kön finns egna rader, för typ bara rader som också är delade på kön."
            ),
        ),
    ),
)
"""The values of a split: every category of its dimension that stands at the place."""

MISSING = (
    Spec(
        "what no part says is the missing share",
        "Unknown is no known part: C reported four of five by size, and one size is unknown in a list.",
        LISTS,
        """
        | indikator | uppdelning | total | saknas |
        | RCO01     | size_class | 8     | 2      |
        """,
        sv=(
            "det ingen del säger är den saknade andelen",
            "Okänt är ingen känd del: C rapporterade storlek för fyra av fem, och en storlek är okänd i en lista.",
        ),
    ),
    Spec(
        "the split by sex shows its missing share",
        "6 women and 4 men of 13 participations: three are not told apart.",
        PARTICIPANTS,
        """
        | indikator | uppdelning | total | saknas |
        | RCR98     | sex        | 13    | 3      |
        """,
        sv=(
            "uppdelningen på kön visar sin saknade andel",
            "6 kvinnor och 4 män av 13 deltaganden: tre är inte uppdelade.",
        ),
    ),
)

CHAPTER = Chapter(
    "uppdelningar", 32, "Uppdelningar i kategorier", "Splits into categories", (*PARTS, *MISSING), of_values=False
)
