"""Time: the last value, corrections, duplicates and contradictions, as tables."""

from __future__ import annotations

from datetime import date

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

LATE = """
        operationer
        | diarienummer | kand_per   |
        | A            | 2023-04-01 |
        planvarden, känd per 2023-04-01
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 20        |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde | kand_per   |
        | A            | 2024-06-30 | RCR98     | 12    | 2025-01-20 |
"""
WITHDRAWN = """
        operationer
        | diarienummer | status     | kand_per   |
        | A            | pågår      | 2024-07-20 |
        | A            | återkallat | 2025-01-20 |
        planvarden, känd per 2024-07-20
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 30        |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde | kand_per   |
        | A            | 2024-06-30 | RCR98     | 10    | 2024-07-20 |
"""
INTERRUPTED = WITHDRAWN.replace("återkallat", "avbrutet  ")

TIME = (
    Spec(
        "last value at or before the cut-off",
        "A reported value is cumulative: the figure is each operation's last value at or before the cut-off, "
        "added over operations and never over time.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde   |
        | A            | 2023-12-31 | RCR02     | 100 000 |
        | A            | 2024-06-30 | RCR02     | 250 000 |
        | B            | 2024-08-31 | RCR02     | 40 000  |
        """,
        """
        | indikator | period     | varde   | status |
        | RCR02     | 2023-10-31 |         | L      |
        | RCR02     | 2023-12-31 | 100 000 | A      |
        | RCR02     | 2024-03-31 | 100 000 | A      |
        | RCR02     | 2024-06-30 | 250 000 | A      |
        | RCR02     | 2024-12-31 | 290 000 | A      |
        """,
        sv=(
            "senaste värdet vid eller före bryttidpunkten",
            (
                "Ett rapporterat värde är ackumulerat: siffran är varje projekts senaste värde vid eller före "
                "bryttidpunkten, summerat över projekt men aldrig över tid."
            ),
        ),
    ),
    Spec(
        "a correction counts from the day it became known",
        "A corrected value replaces the old one in every period; the old one is still there as known before.",
        """
        operationer
        | diarienummer | kand_per   |
        | A            | 2023-04-01 |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde | kand_per   |
        | A            | 2024-06-30 | RCR98     | 80    | 2024-07-20 |
        | A            | 2024-06-30 | RCR98     | 60    | 2025-01-20 |
        """,
        """
        | indikator | period     | varde |
        | RCR98     | 2024-06-30 | 60    |
        | RCR98     | 2024-12-31 | 60    |
        """,
        sv=(
            "en rättelse gäller från den dag den blev känd",
            "Ett rättat värde ersätter det gamla i alla perioder; det gamla finns kvar som känt dessförinnan.",
        ),
    ),
    Spec(
        "as known before the correction",
        "What became known later is not there yet: neither the correction nor the cut-offs after the known-on date.",
        """
        operationer
        | diarienummer | kand_per   |
        | A            | 2023-04-01 |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde | kand_per   |
        | A            | 2024-06-30 | RCR98     | 80    | 2024-07-20 |
        | A            | 2024-06-30 | RCR98     | 60    | 2025-01-20 |
        """,
        """
        | indikator | period     | varde |
        | RCR98     | 2024-06-30 | 80    |
        """,
        known_on=date(2025, 1, 19),
        sv=(
            "som känt före rättelsen",
            "Det som blev känt senare finns inte där än: varken rättelsen eller bryttidpunkterna efter den dagen.",
        ),
    ),
    Spec(
        "the same row twice is one row",
        "An identical duplicate is counted once.",
        """
        operationer
        | diarienummer |
        | A            |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 30        |
        | A            | RCR98     | 30        |
        """,
        """
        | indikator | matt | varde |
        | RCR98     | valt | 30    |
        """,
        sv=(
            "samma rad två gånger är en rad",
            "En identisk dubblett räknas en gång.",
        ),
    ),
    Spec(
        "two answers on one day are no answer",
        "Same key, same known-on date and different values: neither is used, the earlier knowledge stands.",
        """
        operationer
        | diarienummer | kand_per   |
        | A            | 2023-04-01 |
        planvarden
        | diarienummer | indikator | planvarde | kand_per   |
        | A            | RCR98     | 30        | 2023-04-01 |
        | A            | RCR98     | 35        | 2024-04-01 |
        | A            | RCR98     | 53        | 2024-04-01 |
        """,
        """
        | indikator | period     | matt | varde |
        | RCR98     | 2024-03-31 | valt | 30    |
        """,
        known_on=date(2024, 4, 1),
        sv=(
            "två svar samma dag är inget svar",
            "Samma nyckel, samma kända dag och olika värden: inget av dem används, den tidigare kunskapen står fast.",
        ),
    ),
    Spec(
        "a late report, before it came",
        "A report counts from the day it became known, however early its cut-off is: until then nothing is known.",
        LATE,
        """
        | indikator | period     | matt      | varde | status |
        | RCR98     | 2024-06-30 | genomfort |       | L      |
        """,
        known_on=date(2025, 1, 19),
        sv=(
            "en sen rapport, innan den kom",
            "En rapport räknas från den dag den blev känd, hur tidig bryttidpunkten än är: dessförinnan är inget känt.",
        ),
    ),
    Spec(
        "a late report, from the day it came",
        "The cut-off it is about gets its value, and so does every cut-off after it.",
        LATE,
        """
        | indikator | period     | matt      | varde | status |
        | RCR98     | 2024-06-30 | genomfort | 12    | A      |
        | RCR98     | 2024-12-31 | genomfort | 12    | A      |
        """,
        known_on=date(2025, 1, 20),
        sv=(
            "en sen rapport, från den dag den kom",
            "Bryttidpunkten som rapporten gäller får sitt värde, liksom varje senare bryttidpunkt.",
        ),
    ),
    Spec(
        "a withdrawn operation, before it was withdrawn",
        "As known before the withdrawal the operation counts like any other.",
        WITHDRAWN,
        """
        | indikator | period     | matt      | varde | status |
        | RCR98     | 2024-06-30 | valt      | 30    | A      |
        | RCR98     | 2024-06-30 | genomfort | 10    | A      |
        """,
        known_on=date(2025, 1, 19),
        sv=(
            "ett återkallat projekt, innan det återkallades",
            "Som känt före återkallandet räknas projektet som alla andra.",
        ),
    ),
    Spec(
        "an interrupted operation, before it was interrupted",
        "As known before the interruption the plan is the decision's.",
        INTERRUPTED,
        """
        | indikator | period     | matt      | varde | status |
        | RCR98     | 2024-06-30 | valt      | 30    | A      |
        | RCR98     | 2024-06-30 | genomfort | 10    | A      |
        """,
        known_on=date(2025, 1, 19),
        sv=(
            "ett avbrutet projekt, innan det avbröts",
            "Som känt före avbrottet gäller beslutets plan.",
        ),
    ),
    Spec(
        "an interrupted operation, from the day it was interrupted",
        "What it achieved is all that is selected, in earlier cut-offs too.",
        INTERRUPTED,
        """
        | indikator | period     | matt      | varde | status |
        | RCR98     | 2024-06-30 | valt      | 10    | A      |
        | RCR98     | 2024-06-30 | genomfort | 10    | A      |
        """,
        known_on=date(2025, 1, 20),
        sv=(
            "ett avbrutet projekt, från den dag det avbröts",
            "Det som uppnåddes är allt som är valt, också vid tidigare bryttidpunkter.",
        ),
    ),
)

CHAPTER = Chapter("tid", 10, "Tid", "Time", TIME)
