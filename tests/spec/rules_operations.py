"""Operations: decided, withdrawn, interrupted, and when a value is due, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

OPERATIONS = (
    Spec(
        "selected is the sum of plans decided by then",
        "Selected is the sum of planned values of operations decided on or before the cut-off.",
        """
        operationer
        | diarienummer | beslutsdatum |
        | A            | 2023-03-31   |
        | B            | 2024-07-01   |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCO02     | 10        |
        | B            | RCO02     | 7         |
        """,
        """
        | indikator | period     | matt | varde |
        | RCO02     | 2023-03-31 | valt | 10    |
        | RCO02     | 2024-06-30 | valt | 10    |
        | RCO02     | 2024-08-31 | valt | 17    |
        """,
        sv=(
            "valt är summan av beslutade planer",
            "Valt är summan av planvärdena i projekt som beslutats vid eller före bryttidpunkten.",
        ),
    ),
    Spec(
        "a withdrawn operation counts nowhere",
        "A withdrawal takes plans, reports and enterprises away at every cut-off.",
        """
        operationer
        | diarienummer | status     | kand_per   |
        | A            | pågår      | 2023-04-01 |
        | A            | återkallat | 2024-11-01 |
        | B            | pågår      | 2023-04-01 |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCO02     | 10        |
        | B            | RCO02     | 4         |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2023-09-01  |
        | B            | 5599990024          | 2024-02-01  |
        """,
        """
        | indikator | period     | matt      | varde |
        | RCO02     | 2023-10-31 | valt      | 4     |
        | RCO02     | 2023-10-31 | genomfort | 0     |
        | RCO02     | 2024-12-31 | valt      | 4     |
        | RCO02     | 2024-12-31 | genomfort | 1     |
        """,
        sv=(
            "ett återkallat projekt räknas ingenstans",
            "Återkallat tar bort planer, rapporter och företag vid varje bryttidpunkt.",
        ),
    ),
    Spec(
        "an interrupted operation planned what it achieved",
        "An interruption keeps its achieved value, and its planned value counts as what it achieved at that cut-off.",
        """
        operationer
        | diarienummer | status   |
        | A            | avbrutet |
        | B            | pågår    |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 100       |
        | B            | RCR98     | 50        |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde |
        | A            | 2024-06-30 | RCR98     | 12    |
        """,
        """
        | indikator | period     | matt      | varde |
        | RCR98     | 2023-12-31 | valt      | 50    |
        | RCR98     | 2024-06-30 | valt      | 62    |
        | RCR98     | 2024-06-30 | genomfort | 12    |
        """,
        sv=(
            "ett avbrutet projekt planerade det som det uppnådde",
            "Avbrutet behåller det uppnådda värdet, och planvärdet räknas som det som var uppnått vid bryttidpunkten.",
        ),
    ),
    Spec(
        "what was never planned is not selected",
        "An interrupted operation that did not plan an indicator selects nothing of it, whatever it achieved.",
        """
        operationer
        | diarienummer | status   |
        | A            | avbrutet |
        lagesrapport
        | diarienummer | indikator | varde |
        | A            | RCR98     | 12    |
        """,
        """
        | indikator | matt      | varde |
        | RCR98     | valt      | 0     |
        | RCR98     | genomfort | 12    |
        """,
        sv=(
            "det som aldrig planerades är inte valt",
            "Ett avbrutet projekt som inte planerade en indikator har inget valt av den, vad det än uppnådde.",
        ),
    ),
    Spec(
        "not yet due and missing are two things",
        "Without a report an output is not yet due until a planning operation has ended, and missing from then on; "
        "a result measured one year after follows a year later.",
        """
        operationer
        | diarienummer | slutdatum  |
        | A            | 2023-09-30 |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCO02     | 10        |
        | A            | RCR03     | 4         |
        """,
        """
        | indikator | period     | varde | status |
        | RCO02     | 2023-08-31 |       | L      |
        | RCO02     | 2023-10-31 |       | O      |
        | RCR03     | 2023-10-31 |       | L      |
        | RCR03     | 2024-08-31 |       | L      |
        | RCR03     | 2024-10-31 |       | O      |
        """,
        sv=(
            "ej förväntat än och saknas är två saker",
            (
                "Utan rapport är en aktivitetsindikator inte förväntad förrän ett projekt som planerar den har "
                "slutat, och saknas därefter; ett resultat som mäts ett år efter följer ett år senare."
            ),
        ),
    ),
    Spec(
        "ended on the day of the cut-off",
        "An operation that ends on the day of a cut-off is measured at that cut-off; the actual last day goes first.",
        """
        operationer
        | diarienummer | slutdatum  | faktiskt_slutdatum |
        | A            | 2024-12-31 |                    |
        | B            | 2024-12-31 | 2024-06-30         |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCO02     | 10        |
        | B            | RCO04     | 10        |
        """,
        """
        | indikator | period     | varde | status |
        | RCO02     | 2024-10-31 |       | L      |
        | RCO02     | 2024-12-31 |       | O      |
        | RCO04     | 2024-03-31 |       | L      |
        | RCO04     | 2024-06-30 |       | O      |
        """,
        sv=(
            "slut samma dag som bryttidpunkten",
            (
                "Ett projekt som slutar på bryttidpunktens dag mäts vid den bryttidpunkten; den faktiska "
                "slutdagen går före."
            ),
        ),
    ),
    Spec(
        "a reported zero is a zero",
        "Zero is a value: it is neither missing nor not yet due.",
        """
        operationer
        | diarienummer |
        | A            |
        lagesrapport
        | diarienummer | indikator | varde |
        | A            | RCO02     | 0     |
        """,
        """
        | indikator | varde |
        | RCO02     | 0     |
        """,
        sv=(
            "en rapporterad nolla är en nolla",
            "Noll är ett värde: det är varken saknat eller ej förväntat än.",
        ),
    ),
)

CHAPTER = Chapter("projekt", 20, "Projekt", "Operations", OPERATIONS)
