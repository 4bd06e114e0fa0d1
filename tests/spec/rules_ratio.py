"""Ratios: numerator and denominator counted apart, then divided, as a table. PS-R-KVOT is PS-R-OMS over RCO04."""

from __future__ import annotations

from datetime import date

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

RATIO = Spec(
    "numerators and denominators are added apart and then divided",
    "At every level: (20 + 8) / 4 is selected, (10 + 5) / 3 distinct enterprises achieved, never a mean of ratios. "
    "Without enterprises there is nothing to divide by: not applicable. What was reported as a ratio is not used.",
    """
    operationer, känd per 2023-02-01
    | diarienummer | beslutsdatum | startdatum | slutdatum  |
    | A            | 2023-01-10   | 2023-02-01 | 2026-12-31 |
    | B            | 2023-01-10   | 2023-02-01 | 2026-12-31 |
    | C            | 2023-01-10   | 2023-02-01 | 2026-12-31 |
    planvarden, känd per 2023-02-01
    | diarienummer | indikator | planvarde |
    | A            | PS-R-OMS  | 20        |
    | A            | RCO04     | 4         |
    | B            | PS-R-OMS  | 8         |
    lagesrapport, känd per 2025-07-20
    | diarienummer | per_datum  | indikator | varde |
    | A            | 2023-12-31 | PS-R-OMS  | 3     |
    | A            | 2024-12-31 | PS-R-OMS  | 10    |
    | B            | 2024-12-31 | PS-R-OMS  | 5     |
    | C            | 2025-06-30 | RCO04     | 2     |
    | A            | 2024-12-31 | PS-R-KVOT | 99    |
    deltagare, känd per 2025-07-20
    | diarienummer | organisationsnummer | stodform        | forsta_stod | kommun |
    | A            | 5599990016          | icke-ekonomiskt | 2024-03-01  | 1380   |
    | A            | 5599990024          | icke-ekonomiskt | 2024-03-01  | 1380   |
    | B            | 5599990024          | icke-ekonomiskt | 2024-05-01  | 1380   |
    | B            | 5599990032          | icke-ekonomiskt | 2024-05-01  | 1384   |
    """,
    """
    | indikator | sarskilt_mal | period     | matt      | varde | status |
    | PS-R-KVOT | *            | 2023-06-30 | valt      | 7     | A      |
    | PS-R-KVOT | *            | 2023-06-30 | genomfort |       | L      |
    | PS-R-KVOT | *            | 2023-12-31 | genomfort |       | M      |
    | PS-R-KVOT | *            | 2024-12-31 | genomfort | 5     | A      |
    | PS-R-KVOT | *            | 2025-06-30 | genomfort | 3     | E      |
    | PS-R-KVOT | RSO1.3       | 2023-06-30 | valt      | 7     | A      |
    | PS-R-KVOT | RSO1.3       | 2023-06-30 | genomfort |       | L      |
    | PS-R-KVOT | RSO1.3       | 2023-12-31 | genomfort |       | M      |
    | PS-R-KVOT | RSO1.3       | 2024-12-31 | genomfort | 5     | A      |
    | PS-R-KVOT | RSO1.3       | 2025-06-30 | genomfort | 3     | E      |
    """,
    known_on=date(2025, 7, 20),
    sv=(
        "täljare och nämnare summeras var för sig och delas sedan",
        (
            "På varje nivå: (20 + 8) / 4 är valt, (10 + 5) / 3 olika företag genomfört, aldrig ett medelvärde av "
            "kvoter. Utan företag finns inget att dela med: ej tillämpligt. Det som rapporterats som kvot används inte."
        ),
    ),
)

CHAPTER = Chapter("kvoter", 35, "Kvoter", "Ratios", (RATIO,), of_values=False)
