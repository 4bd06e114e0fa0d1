"""Closed sums: every row of every file is accounted for, as a table (the deliveries of tests/heldback)."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

SUMS = Example(
    "read = loaded + quarantined + superseded + ignored",
    "Exactly, for every sheet of every file: no row is lost and none is counted twice. A row is quarantined by an "
    "error that is named, superseded by the same row elsewhere, or ignored by a rule.",
    """
    file                            | sheet      | read | loaded | quarantined | superseded | ignored
    Projektregister 2024-08-12.csv  |            | 5    | 5      | 0           | 0          | 0
    Insatsområden_2024-08-12.csv    |            | 6    | 6      | 0           | 0          | 0
    Regioner 2024-08-12.csv         |            | 9    | 9      | 0           | 0          | 0
    Deltagarlista 2024-08-12.csv    |            | 12   | 10     | 1           | 1          | 0
    Planvärden.xlsx                 | Planvärden | 12   | 12     | 0           | 0          | 0
    Utbetalningar 2025-02-10.csv    |            | 7    | 6      | 0           | 1          | 0
    Rättelser 2025-02-10.xlsx       | Projekt    | 2    | 2      | 0           | 0          | 0
    Rättelser 2025-02-10.xlsx       | Läge       | 7    | 7      | 0           | 0          | 0
    Rättelser 2025-02-10.xlsx       | Deltagare  | 3    | 3      | 0           | 0          | 0
    """,
    sv=(
        "lästa = laddade + i karantän + ersatta + bortsedda",
        (
            "Exakt, för varje blad i varje fil: ingen rad går förlorad och ingen räknas två gånger. En rad hålls i "
            "karantän av ett namngivet fel, ersätts av samma rad på annat ställe, eller bortses från enligt en regel."
        ),
    ),
)

CHAPTER = Chapter("slutna-summor", 90, "Slutna summor", "Closed sums", (SUMS,), of_values=False)
