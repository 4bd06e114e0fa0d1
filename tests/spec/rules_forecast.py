"""Forecast: what decided operations will reach, learned from finished ones, as tables (docs/adr/0007-forecast.md).

Two finished operations make a pool here. A report stands as day:value. Where the finished operations all went the
same way nothing is uncertain: low, middle and high are one value.
"""

from __future__ import annotations

from datetime import date

from tests.spec.chapter import Chapter, Example
from tests.spec.tables import Spec

MADE_AT = date(2025, 12, 31)
HEAD = """
projekt
| projekt | slag        | form | start      | slut       | avslutat   | plan | rapporter                   |
"""
F1 = """
| F1      | direct      | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100  | 2023-06-30:40 2024-06-30:80 |
"""
F2 = """
| F2      | direct      | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50   | 2023-06-30:20 2024-06-30:40 |
"""
LATER = """
| F1      | direct      | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100  | 2024-06-30:40 2024-12-31:80 |
| F2      | direct      | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50   | 2024-06-30:20 2024-12-31:40 |
"""
OTHERS = """
| F1      | environment | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100  | 2023-06-30:40 2024-06-30:80 |
| F2      | direct      | 02   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50   | 2023-06-30:20 2024-06-30:40 |
"""
SILENT = """
| F2      | direct      | 01   | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50   |                             |
"""
RUNNING = """
| R1      | direct      | 01   | 2024-12-31 | 2026-12-31 |            | 200  | 2025-12-31:80               |
"""
MORE = """
| R1      | direct      | 01   | 2024-01-01 | 2025-12-31 |            | 100  | 2025-12-31:130              |
"""
UNREPORTED = """
| R1      | direct      | 01   | 2024-12-31 | 2026-12-31 |            | 200  |                             |
"""
UNPLANNED = """
| R1      | direct      | 01   | 2024-12-31 | 2026-12-31 |            |      | 2025-12-31:7                |
"""
INTERRUPTED = """
| R1      | direct      | 01   | 2024-01-01 | 2026-12-31 | 2025-06-30 | 100  | 2025-06-30:5                |
"""


def _given(*parts: str) -> str:
    """The operations of the parts as one table."""
    return "\n".join(part.strip() for part in (HEAD, *parts))


FORECASTS = (
    Spec(
        "delivery rate",
        "Half of the time is left, and with it half of the 80 per cent others reached: 120 from the finished, 80 "
        "reported, 40 and then 80 to come.",
        _given(F1, F2, RUNNING),
        """
        | period     | varde |
        | 2026-06-30 | 240   |
        | 2026-12-31 | 280   |
        | 2029-12-31 | 280   |
        """,
        known_on=MADE_AT,
        sv=(
            "leveransgrad",
            (
                "Halva tiden återstår, och med den hälften av de 80 procent som andra nådde: 120 från de avslutade, 80 "
                "rapporterat, 40 och sedan 80 kvar."
            ),
        ),
    ),
    Spec(
        "delay",
        "What others reached half a year after their end comes half a year after this one's: 120 + 80 + 40, then 120 + "
        "80 + 120.",
        _given(LATER, RUNNING),
        """
        | period     | varde |
        | 2026-12-31 | 240   |
        | 2027-12-31 | 320   |
        """,
        known_on=MADE_AT,
        sv=(
            "försening",
            (
                "Det som andra nådde ett halvår efter sitt slut kommer ett halvår efter det här projektets: 120 + 80 + "
                "40, sedan 120 + 80 + 120."
            ),
        ),
    ),
    Spec(
        "never below what is reported",
        "More than planned already, and it keeps that: 120 + 130.",
        _given(F1, F2, MORE),
        """
        | period     | varde |
        | 2026-12-31 | 250   |
        | 2029-12-31 | 250   |
        """,
        known_on=MADE_AT,
        sv=("aldrig under det rapporterade", "Redan mer än planerat, och det står kvar: 120 + 130."),
    ),
    Spec(
        "nothing reported yet",
        "All that others reached is still to come: 120 + 160.",
        _given(F1, F2, UNREPORTED),
        """
        | period     | varde |
        | 2026-12-31 | 280   |
        """,
        known_on=MADE_AT,
        sv=("inget rapporterat än", "Allt som andra nådde återstår: 120 + 160."),
    ),
    Spec(
        "no plan, no forecast of its own",
        "It keeps what it has: 120 + 7.",
        _given(F1, F2, UNPLANNED),
        """
        | period     | varde |
        | 2029-12-31 | 127   |
        """,
        known_on=MADE_AT,
        sv=("ingen plan, ingen egen prognos", "Projektet behåller vad det har: 120 + 7."),
    ),
    Spec(
        "finished operations keep what they have",
        "Nothing is added to what is finished: 80 + 40.",
        _given(F1, F2),
        """
        | period     | varde |
        | 2026-12-31 | 120   |
        | 2029-12-31 | 120   |
        """,
        known_on=MADE_AT,
        sv=("avslutade projekt behåller vad de har", "Inget läggs till det som är avslutat: 80 + 40."),
    ),
    Spec(
        "an interrupted operation keeps what it has",
        "120 + 5, however much it planned.",
        _given(F1, F2, INTERRUPTED),
        """
        | period     | varde |
        | 2029-12-31 | 125   |
        """,
        known_on=MADE_AT,
        sv=("ett avbrutet projekt behåller vad det har", "120 + 5, hur mycket det än planerade."),
    ),
    Spec(
        "too few of the same kind",
        "The wider pool of every kind is used: 120 + 160.",
        _given(OTHERS, RUNNING),
        """
        | period     | varde |
        | 2026-12-31 | 280   |
        """,
        known_on=MADE_AT,
        sv=("för få av samma slag", "Den vidare gruppen av alla slag används: 120 + 160."),
    ),
    Spec(
        "too little history, no forecast",
        "One finished operation is no history here.",
        _given(F1, RUNNING),
        """
        | period     | varde |
        | 2026-12-31 |       |
        """,
        known_on=MADE_AT,
        sv=("för lite historik, ingen prognos", "Ett avslutat projekt är ingen historik här."),
    ),
    Spec(
        "planned but never reported is no history",
        "It is missing, not nought: one finished operation with reports is left, and that is too little.",
        _given(F1, SILENT, RUNNING),
        """
        | period     | varde |
        | 2026-12-31 |       |
        """,
        known_on=MADE_AT,
        sv=(
            "planerat men aldrig rapporterat är ingen historik",
            "Det saknas, det är inte noll: ett avslutat projekt med rapporter är kvar, och det är för lite.",
        ),
    ),
)

RESULTS = Spec(
    "results a year after are history when the year has passed",
    "Closed at 2024-06-30: known as an output at once, as a result measured a year after only from 2025-06-30.",
    _given(F1, F2, RUNNING),
    """
    | mäts           | räcker |
    | vid slutet     | ja     |
    | ett år efter   | nej    |
    """,
    known_on=date(2024, 12, 31),
    sv=(
        "resultat ett år efter är historik när året har gått",
        "Avslutat 2024-06-30: som utfall känt genast, som resultat mätt ett år efter först från 2025-06-30.",
    ),
)

OVERLAP = Example(
    "the overlap is the level divided by its operations",
    "Unique enterprises counted once on the level over the sum of operations; nothing else overlaps.",
    """
    | counting | level | sum of operations | factor |
    | unique   | 90    | 100               | 0.9    |
    | unique   | 100   | 100               | 1      |
    | unique   | 0     | 0                 | 1      |
    | unique   |       | 40                | 1      |
    | sum      | 90    | 100               | 1      |
    """,
    sv=(
        "överlappet är nivån delad med projektens summa",
        "Unika företag räknade en gång på nivån, delat med summan över projekt; inget annat överlappar.",
    ),
)

CHAPTER = Chapter("prognos", 80, "Prognos", "Forecast", (*FORECASTS, RESULTS, OVERLAP), of_values=False)
