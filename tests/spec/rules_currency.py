"""The currency switch: one rate, always named, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

SWITCH = Example(
    "EUR at one rate that is named with its date; what is reported in SEK stays so",
    "Amounts are kept in the currency they were reported or adopted in. The switch divides or multiplies them by the "
    "programme's one rate and rounds to cents; an amount that is not there stays so. Money indicators are never "
    "converted. The note under the amounts says rate, date and whether the rate is only one for planning.",
    """
    kept in | amount  | shown in | rate  | shown
    SEK     | 1135    | SEK      | 11.35 | 1135
    SEK     | 1135    | EUR      | 11.35 | 100.00
    SEK     | 1000000 | EUR      | 11.35 | 88105.73
    SEK     | -1135   | EUR      | 11.35 | -100.00
    SEK     | 0       | EUR      | 11.35 | 0.00
    SEK     |         | EUR      | 11.35 |
    EUR     | 100     | EUR      | 11.35 | 100
    EUR     | 100     | SEK      | 11.35 | 1135.00
    EUR     |         | SEK      | 11.35 |
    """,
    sv=(
        "euro till en kurs som sägs med sitt datum; det som rapporteras i kronor förblir kronor",
        (
            "Belopp sparas i den valuta de rapporterats eller beslutats i. Valutavalet delar eller multiplicerar dem "
            "med programmets enda kurs och avrundar till ören eller cent; ett belopp som saknas saknas fortfarande. "
            "Indikatorer i pengar räknas aldrig om. Noten under beloppen säger kurs, datum och om kursen bara är en "
            "planeringskurs."
        ),
    ),
)

CHAPTER = Chapter("valuta", 71, "Valuta", "Currency", (SWITCH,), of_values=False)
