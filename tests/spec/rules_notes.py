"""Deviation notes: which note stands beside a status, and what is below plan without one, as tables."""

from __future__ import annotations

from datetime import date

from tests.spec.chapter import Chapter, Example
from tests.spec.tables import Spec

NOTES = Spec(
    "a cut-off shows the latest note",
    "A figure shows the notes of the latest cut-off that has any; a later delivery replaces every note of its cut-off, "
    "and what became known after the known-on date is not there.",
    """
    kommentarer
    | indicator | objective | region | cut-off    | cause            | note     | known from | known to   |
    | RCO01     | RSO1.3    | *      | 2024-12-31 | late_start       | old      | 2025-01-20 | 2025-02-10 |
    | RCO01     | RSO1.3    | *      | 2024-12-31 | late_start       | =new     | 2025-02-10 |            |
    | RCO01     | RSO1.3    | *      | 2024-12-31 | price_change     | dearer   | 2025-02-10 |            |
    | RCO01     | RSO1.3    | *      | 2025-06-30 | fewer_applicants | few      | 2025-07-20 |            |
    | RCO01     | RSO1.3    | SE312  | 2024-12-31 | other            | regional | 2025-01-20 |            |
    | RCR02     | RSO1.3    | *      | 2024-12-31 | wrong_target     | too high | 2025-01-20 |            |
    | RCO04     | RSO1.3    | *      | 2025-06-30 | other            | not yet  | 2025-07-21 |            |
    """,
    """
    | as of      | indicator | region | shown                                  | about      |
    | 2024-10-31 | RCO01     | *      |                                        |            |
    | 2024-12-31 | RCO01     | *      | late_start: =new, price_change: dearer | 2024-12-31 |
    | 2025-03-31 | RCO01     | *      | late_start: =new, price_change: dearer | 2024-12-31 |
    | 2025-06-30 | RCO01     | *      | fewer_applicants: few                  | 2025-06-30 |
    | 2025-06-30 | RCO01     | SE312  | other: regional                        | 2024-12-31 |
    | 2025-06-30 | RCR02     | *      | wrong_target: too high                 | 2024-12-31 |
    | 2025-06-30 | RCO04     | *      |                                        |            |
    """,
    known_on=date(2025, 7, 20),
    sv=(
        "en bryttidpunkt visar den senaste kommentaren",
        (
            "En siffra visar kommentarerna till den senaste bryttidpunkten som har någon; en senare leverans ersätter "
            "alla kommentarer till sin bryttidpunkt, och det som blev känt efter den kända dagen finns inte där."
        ),
    ),
)

WITHOUT = Example(
    "below plan needs a note since the last report",
    "Watch and behind are listed where there is no note about the latest report to the Commission or later.",
    """
    | status       | latest note | as of      | listed |
    | behind       |             | 2025-06-30 | yes    |
    | watch        |             | 2025-06-30 | yes    |
    | behind       | 2024-12-31  | 2025-06-30 | yes    |
    | behind       | 2025-06-30  | 2025-06-30 | no     |
    | behind       | 2025-06-30  | 2025-08-31 | no     |
    | behind       | 2025-06-30  | 2025-12-31 | yes    |
    | on_track     |             | 2025-06-30 | no     |
    | not_expected |             | 2025-06-30 | no     |
    | missing      |             | 2025-06-30 | no     |
    | protected    |             | 2025-06-30 | no     |
    """,
    sv=(
        "under plan kräver en kommentar sedan senaste rapporteringen",
        "Bevaka och efter plan listas där ingen kommentar finns om senaste rapporten till kommissionen eller senare.",
    ),
)

CHAPTER = Chapter("kommentarer", 65, "Kommentarer", "Deviation notes", (NOTES, WITHOUT), of_values=False)
