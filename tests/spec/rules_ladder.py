"""The ladder and the map: gap, delivery risk, indicative shares, fair comparison and spread, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example
from tests.spec.tables import Spec

LADDER = Spec(
    "gap still to call for, delivery risk, and a county without a target",
    "Gap = target − selected. Delivery risk = selected − achieved of operations past their end date. Only the "
    "programme and its objectives have targets: a county may have an indicative share, labelled so, and never a "
    "status.",
    """
    mål för RCO01 under RSO1.3
    | version | valid from | 2024 | 2029 |
    | 1.2     | 2022-07-11 | 10   | 20   |
    vägledande andelar av målet
    | indicator | objective | region | share |
    | RCO01     | RSO1.3    | SE312  | 0.25  |
    operationer
    | diarienummer | slutdatum  |
    | A            | 2024-06-30 |
    | B            | 2027-06-30 |
    regioner
    | diarienummer | region | andel |
    | A            | SE312  | 100   |
    | B            | SE311  | 100   |
    planvarden
    | diarienummer | indikator | planvarde |
    | A            | RCO01     | 10        |
    | B            | RCO01     | 4         |
    lagesrapport
    | diarienummer | indikator | varde |
    | A            | RCO01     | 7     |
    | B            | RCO01     | 1     |
    """,
    """
    | region | valt | genomfort | mål | gap | risk | status    | vägledande |
    | *      | 14   | 8         | 20  | 6   | 3    | watch     |            |
    | SE312  | 10   | 7         |     |     | 3    | no_target | 5          |
    | SE311  | 4    | 1         |     |     | 0    | no_target |            |
    """,
    sv=(
        "kvar att utlysa, leveransrisk, och ett län utan mål",
        (
            "Kvar att utlysa = mål − valt. Leveransrisk = valt − genomfört i projekt efter slutdatum. Bara programmet "
            "och dess mål har målvärden: ett län kan ha en vägledande andel, märkt så, och aldrig en status."
        ),
    ),
)

SPREAD = Spec(
    "municipal spread",
    "How many municipalities an indicator has reached, and the share of the five largest: an enterprise in two is in "
    "both, and one outside the area or without a municipality is in none.",
    """
    operationer
    | diarienummer | sarskilt_mal |
    | C            | RSO1.1       |
    deltagare
    | diarienummer | organisationsnummer | kommun |
    | C            | 5599990016          | 2080   |
    | C            | 5599990024          | 2080   |
    | C            | 5599990032          | 2081   |
    | C            | 5599990040          | 2082   |
    | C            | 5599990057          | 2180   |
    | C            | 5599990065          | 1780   |
    | C            | 5599990073          | 1784   |
    | C            | 5599990081          | 0180   |
    | C            | 5599990099          |        |
    """,
    """
    | indikator | sarskilt_mal | SE312 | SE313 | SE311 | kommuner | företag | fem största |
    | RCO02     | RSO1.1       | 3     | 1     | 2     | 6        | 7       | 6           |
    | RCO02     | RSO2.6       | 0     | 0     | 0     | 0        | 0       |             |
    """,
    sv=(
        "spridning över kommuner",
        (
            "Hur många kommuner en indikator har nått, och de fem störstas andel: ett företag i två räknas i båda, och "
            "ett utanför området eller utan kommun i ingen."
        ),
    ),
)

COMPARED = Example(
    "a comparison fair to regions of unlike size, and nothing divided by nought",
    "Absolute, per decided MSEK of EU support, per 1 000 enterprises, or as a share of the programme. A place with "
    "nothing to divide by has no figure: not applicable.",
    """
    measure         | value | divided by | programme | shown | status
    absolute        | 6     |            | 24        | 6     | A
    per_msek        | 6     | 1.5        | 24        | 4     | A
    per_msek        | 6     | 0          | 24        |       | M
    per_msek        | 6     |            | 24        |       | M
    per_msek        |       | 0          | 24        |       | L
    per_enterprises | 6     | 12         | 24        | 0.5   | A
    per_enterprises | 0     | 12         | 24        | 0     | A
    per_enterprises | 6     |            | 24        |       | M
    share           | 6     |            | 24        | 0.25  | A
    share           | 0     |            | 0         |       | M
    """,
    sv=(
        "en jämförelse som är rättvis mot olika stora regioner, och inget delat med noll",
        (
            "Absolut, per beslutad miljon i EU-stöd, per 1 000 företag eller som andel av programmet. Den som inte har "
            "något att dela med har ingen siffra: ej tillämpligt."
        ),
    ),
)

DENOMINATORS = Example(
    "the number of enterprises is the latest count not after the day",
    "900 were counted for 2021 and 1 000 for 2024; before the first count the first is used.",
    """
    year | enterprises
    2021 | 900
    2023 | 900
    2024 | 1000
    2026 | 1000
    """,
    sv=(
        "antalet företag är den senaste räkningen som inte är senare än dagen",
        "900 räknades för 2021 och 1 000 för 2024; före den första räkningen används den första.",
    ),
)

CHAPTER = Chapter(
    "trappa-och-jamforelse",
    57,
    "Gap, leveransrisk och rättvis jämförelse",
    "Gap, delivery risk and fair comparison",
    (LADDER, SPREAD, COMPARED, DENOMINATORS),
    of_values=False,
)
