"""Money: what is decided, claimed, certified and paid, its parts, climate, and N+3, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

MONEY = (
    Spec(
        "claims are added over time, each amount by its own day",
        "A claim counts from its cut-off, as certified from the day of certifying and as paid from the day of payment.",
        """
        operationer
        | diarienummer | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | 1 000                        | 500         | 500                           |
        utbetalning
        | diarienummer | ansokan | per_datum  | upparbetad_kostnad_sek | eu_stod_sek | certifierad | utbetald   |
        | A            | 1       | 2023-12-31 | 200                    | 100         | 2024-03-01  | 2024-07-15 |
        | A            | 2       | 2024-06-30 | 300                    | 150         | 2024-09-01  |            |
        | A            | 3       | 2024-12-31 | -20                    | -10         |             |            |
        """,
        """
        | belopp     | period     | varde |
        | upparbetat | 2023-12-31 | 200   |
        | ansokt_eu  | 2023-12-31 | 100   |
        | intygat_eu | 2023-12-31 | 0     |
        | intygat_eu | 2024-03-31 | 100   |
        | utbetalt_eu | 2024-06-30 | 0    |
        | utbetalt_eu | 2024-08-31 | 100  |
        | upparbetat | 2024-12-31 | 480   |
        | ansokt_eu  | 2024-12-31 | 240   |
        | intygat_eu | 2024-12-31 | 250   |
        | utbetalt_eu | 2024-12-31 | 100  |
        """,
        sv=(
            "ansökningar summeras, varje belopp efter sin egen dag",
            "En ansökan räknas från sin bryttidpunkt, som intygad från intygandet och som utbetald från utbetalningen.",
        ),
    ),
    Spec(
        "a later delivery of a claim replaces it",
        "A claim delivered again with the same number is its new row: the old amount is not added.",
        """
        operationer
        | diarienummer | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | 1 000                        | 500         | 500                           |
        utbetalning, känd per 2024-02-01
        | diarienummer | ansokan | per_datum  | upparbetad_kostnad_sek | eu_stod_sek |
        | A            | 1       | 2023-12-31 | 200                    | 100         |
        utbetalning, känd per 2024-08-01
        | diarienummer | ansokan | per_datum  | upparbetad_kostnad_sek | eu_stod_sek |
        | A            | 1       | 2023-12-31 | 180                    | 90          |
        """,
        """
        | belopp     | varde |
        | upparbetat | 180   |
        | ansokt_eu  | 90    |
        """,
        sv=(
            "en rättad ansökan ersätter den gamla",
            "En ansökan som levereras på nytt med samma nummer är dess nya rad: det gamla beloppet läggs inte till.",
        ),
    ),
    Spec(
        "a blank part is not nought",
        "One blank part of a decided cost is the rest of it; where both are blank the rest is undivided. "
        "A claim's blank is never filled in.",
        """
        operationer
        |diarienummer|stodberattigande_kostnad_sek|eu_stod_sek|offentlig_medfinansiering_sek|privat_medfinansiering_sek|
        | A | 100 | 50 | 30    |   |
        | B | 100 | 40 |       |   |
        | C | 100 | 50 | 49,50 | 0 |
        utbetalning
        | diarienummer | ansokan | per_datum  | upparbetad_kostnad_sek | eu_stod_sek | offentlig_sek | privat_sek |
        | A            | 1       | 2024-12-31 | 10                     | 5           | 3             |            |
        """,
        """
        | belopp                 | varde |
        | beslutad_kostnad       | 300   |
        | beslutat_eu            | 140   |
        | beslutat_offentligt    | 79,50 |
        | beslutat_privat        | 20    |
        | beslutat_ej_fordelat   | 60,50 |
        | upparbetat_offentligt  | 3     |
        | upparbetat_privat      | 0     |
        | upparbetat_ej_fordelat | 2     |
        """,
        sv=(
            "en tom del är inte noll",
            (
                "Är en del av den beslutade kostnaden tom är den resten; är båda tomma är resten ej fördelad. "
                "En ansökans tomma del fylls aldrig i."
            ),
        ),
    ),
    Spec(
        "money goes by key to the hundredth of a krona",
        "100.00 over three equal counties: 33.34, 33.33 and 33.33; equal remainders in the users' order.",
        """
        operationer
        | diarienummer | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | 200                          | 100         | 100                           |
        regioner
        | diarienummer | region             | andel |
        | A            | hela programområdet | 100   |
        """,
        """
        | belopp      | region | varde |
        | beslutat_eu | SE312  | 33,34 |
        | beslutat_eu | SE313  | 33,33 |
        | beslutat_eu | SE311  | 33,33 |
        | beslutat_eu | *      | 100   |
        """,
        sv=(
            "pengar delas efter nyckel till öret",
            "100,00 på tre lika län: 33,34, 33,33 och 33,33; lika rester i användarnas ordning.",
        ),
    ),
    Spec(
        "withdrawn counts nowhere, interrupted keeps its decided amount",
        "A withdrawn operation has no money at any cut-off; an interrupted one's decision stands until a new one is "
        "delivered.",
        """
        operationer
        | diarienummer | status    | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | avbrutet  | 100                          | 50          | 50                            |
        | B            | återkallat | 80                          | 40          | 40                            |
        utbetalning
        | diarienummer | ansokan | per_datum  | upparbetad_kostnad_sek | eu_stod_sek |
        | A            | 1       | 2024-06-30 | 30                     | 15          |
        | B            | 1       | 2024-06-30 | 20                     | 10          |
        """,
        """
        | belopp      | period     | varde |
        | beslutat_eu | 2024-06-30 | 50    |
        | ansokt_eu   | 2024-06-30 | 15    |
        """,
        sv=(
            "återkallat räknas inte, avbrutet behåller beslutet",
            ("Ett återkallat projekt har inga pengar. Ett avbrutet projekts beslut gäller tills ett nytt levereras."),
        ),
    ),
    Spec(
        "the climate share weighs each field's part",
        "An operation over several fields is split by its decided shares, each part times its field's coefficient: "
        "021 counts 0 %, 043 counts 40 %, 047 counts 100 %, and (60 × 0 % + 40 × 40 % + 100 × 100 %) / 200 = 58 %.",
        """
        operationer
        | diarienummer | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | 200                          | 100         | 100                           |
        | B            | 200                          | 100         | 100                           |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 021                 | 60    |
        | A            | 043                 | 40    |
        | B            | 047                 | 100   |
        """,
        """
        | belopp      | interventionsomrade | varde |
        | beslutat_eu | 021                 | 60    |
        | beslutat_eu | 043                 | 40    |
        | klimatandel | *                   | 0,58  |
        """,
        sv=(
            "klimatandelen väger varje områdes del",
            "Ett projekt i flera områden delas efter sina beslutade andelar, varje del gånger områdets koefficient.",
        ),
    ),
    Spec(
        "an unknown coefficient is shown apart",
        "A field without a coefficient, and an operation without a field, stand outside the share and are never 0 %.",
        """
        operationer
        | diarienummer | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | 200                          | 100         | 100                           |
        | B            | 60                           | 30          | 30                            |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 047                 | 100   |
        """,
        """
        | belopp               | varde |
        | klimatandel          | 1     |
        | koefficient_saknas   | 30    |
        """,
        sv=(
            "en okänd koefficient visas för sig",
            "Ett område utan koefficient och ett projekt utan område står utanför andelen och räknas aldrig som 0 %.",
        ),
    ),
    Spec(
        "the Just Transition Fund is never climate",
        "Objectives named in jtf_objectives (here JSO8.1) are left out of both sides of the climate share.",
        """
        operationer
        | diarienummer | sarskilt_mal | stodberattigande_kostnad_sek | eu_stod_sek | offentlig_medfinansiering_sek |
        | A            | RSO1.3       | 200                          | 100         | 100                           |
        | B            | JSO8.1       | 600                          | 300         | 300                           |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 043                 | 100   |
        | B            | 047                 | 100   |
        """,
        """
        | belopp             | varde |
        | klimatandel        | 0,4   |
        | koefficient_saknas | 0     |
        """,
        sv=(
            "fonden för en rättvis omställning är aldrig klimat",
            "Mål som står i jtf_objectives (här JSO8.1) lämnas utanför båda sidor av klimatandelen.",
        ),
    ),
)

COMMITMENTS = (
    Spec(
        "what is committed one year is due three years later",
        "Without a day of its own a commitment is due on 31 December of the third year after; what must have been "
        "claimed by a day is everything due on or before it.",
        """
        commitments.csv
        | year | amount_eur | due_on     |
        | 2021 | 100        |            |
        | 2022 | 60         |            |
        | 2026 | 40         |            |
        | 2027 | 10         | 2029-12-31 |
        """,
        """
        | ar   | senast     | ackumulerat_eur |
        | 2021 | 2024-12-31 | 100             |
        | 2022 | 2025-12-31 | 160             |
        | 2026 | 2029-12-31 | 210             |
        | 2027 | 2029-12-31 | 210             |
        """,
        sv=(
            "det som åtas ett år förfaller tre år senare",
            (
                "Utan egen dag förfaller ett åtagande den 31 december tredje året därefter; till en dag ska det som "
                "förfaller då eller tidigare ha begärts."
            ),
        ),
    ),
)

CHAPTER = Chapter("pengar", 70, "Pengar", "Money", (*MONEY, *COMMITMENTS), of_values=False)
