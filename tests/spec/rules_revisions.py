"""Revisions: what changed between two known-on dates and why, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

REVISIONS = Spec(
    "every change between two days is listed with its cause",
    "Between two known-on dates each changed fact is one row: old value, new value, operation, delivery and exactly "
    "one cause. A correction is a new row, the old one stays. The days here are 2025-01-19 and 2025-01-20.",
    """
    operationer
    | diarienummer | status     | kand_per   |
    | A            | pågår      | 2024-04-01 |
    | B            | pågår      | 2024-04-01 |
    | B            | återkallat | 2025-01-20 |
    planvarden
    | diarienummer | indikator | planvarde | kand_per   |
    | A            | RCR98     | 100       | 2024-04-01 |
    | A            | RCR98     | 120       | 2025-01-20 |
    lagesrapport
    | diarienummer | per_datum  | indikator | varde | kand_per   |
    | A            | 2023-12-31 | RCR98     | 5     | 2024-07-20 |
    | A            | 2024-06-30 | RCR98     | 80    | 2024-07-20 |
    | A            | 2024-06-30 | RCR98     | 60    | 2025-01-20 |
    | A            | 2024-12-31 | RCR98     | 90    | 2025-01-20 |
    """,
    """
    | projekt | indikator | period     | före | efter | orsak        |
    | A       | RCR98     | 2024-06-30 | 80   | 60    | correction   |
    | A       | RCR98     | 2024-12-31 |      | 90    | new_report   |
    | A       | RCR98     |            | 100  | 120   | changed_plan |
    | B       |           |            |      |       | withdrawn    |
    """,
    sv=(
        "varje ändring mellan två dagar listas med sin orsak",
        (
            "Mellan två kända dagar är varje ändrad uppgift en rad: före, efter, projekt, leverans och exakt en "
            "orsak. En rättelse är en ny rad, den gamla blir kvar. Dagarna här är 2025-01-19 och 2025-01-20."
        ),
    ),
)

CHAPTER = Chapter("revideringar", 15, "Revideringar", "Revisions", (REVISIONS,), of_values=False)
