"""Unique enterprises: counted anew at every level, as tables."""

from __future__ import annotations

from tests.spec.tables import Spec

UNIQUE = (
    Spec(
        "an enterprise counts once per level",
        "Unique enterprises are counted anew at every level; the sum of lower levels may be larger.",
        """
        operationer
        | diarienummer | sarskilt_mal |
        | A            | RSO1.1       |
        | B            | RSO1.3       |
        deltagare
        | diarienummer | organisationsnummer | kommun |
        | A            | 5599990016          | 2080   |
        | A            | 5599990024          | 1780   |
        | B            | 5599990016          | 2080   |
        | B            | 5599990032          |        |
        """,
        """
        | indikator | sarskilt_mal | region | varde |
        | RCO02     | *            | *      | 3     |
        | RCO02     | RSO1.1       | *      | 2     |
        | RCO02     | RSO1.3       | *      | 2     |
        | RCO02     | *            | SE312  | 1     |
        | RCO02     | *            | SE311  | 1     |
        | RCO02     | RSO1.3       | SE312  | 1     |
        """,
    ),
    Spec(
        "in two regions: once in each, once in the total",
        "An enterprise stands in the region of its own municipality, not of the beneficiary or the project; "
        "other municipalities are outside the programme area.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        regioner
        | diarienummer | region | andel |
        | A            | SE313  | 100   |
        deltagare
        | diarienummer | organisationsnummer | kommun |
        | A            | 5599990016          | 2080   |
        | B            | 5599990016          | 1780   |
        | A            | 5599990024          | 0180   |
        """,
        """
        | indikator | region  | varde |
        | RCO02     | *       | 2     |
        | RCO02     | SE312   | 1     |
        | RCO02     | SE311   | 1     |
        | RCO02     | SE313   | 0     |
        | RCO02     | UTANFOR | 1     |
        """,
    ),
    Spec(
        "first support dates an enterprise",
        "An enterprise counts from its first support, and from the decision where the support is dated earlier.",
        """
        operationer
        | diarienummer | beslutsdatum |
        | A            | 2024-02-01   |
        | B            | 2023-02-01   |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2023-11-01  |
        | A            | 5599990024          | 2024-05-01  |
        | B            | 5599990024          | 2024-09-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2023-12-31 | 0     |
        | RCO02     | 2024-03-31 | 1     |
        | RCO02     | 2024-06-30 | 2     |
        | RCO02     | 2024-10-31 | 2     |
        """,
    ),
    Spec(
        "the day of the cut-off counts",
        "An enterprise first supported on the day of a cut-off is counted at that cut-off.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2024-06-30  |
        | A            | 5599990024          | 2024-07-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2024-06-30 | 1     |
        """,
    ),
    Spec(
        "a list speaks for every cut-off",
        "Where an operation has a list, a declared count is not used even at cut-offs before the list's first date.",
        """
        operationer
        | diarienummer |
        | A            |
        lagesrapport
        | diarienummer | per_datum  | indikator | varde |
        | A            | 2023-12-31 | RCO02     | 6     |
        deltagare
        | diarienummer | organisationsnummer | forsta_stod |
        | A            | 5599990016          | 2024-02-01  |
        """,
        """
        | indikator | period     | varde |
        | RCO02     | 2023-12-31 | 0     |
        | RCO02     | 2024-03-31 | 1     |
        """,
    ),
    Spec(
        "forms of support and their union",
        "RCO02, RCO03 and RCO04 count an enterprise in each form it got; RCO01 counts it once.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | stodform                |
        | A            | 5599990016          | bidrag                  |
        | A            | 5599990016          | icke-ekonomiskt         |
        | A            | 5599990024          | finansieringsinstrument |
        """,
        """
        | indikator | varde |
        | RCO01     | 2     |
        | RCO02     | 1     |
        | RCO03     | 1     |
        | RCO04     | 1     |
        """,
    ),
    Spec(
        "small and medium-sized enterprises only",
        "RCR03 leaves out large enterprises; an unknown size is not large. Dates after the cut-off do not count yet.",
        """
        operationer
        | diarienummer |
        | A            |
        deltagare
        | diarienummer | organisationsnummer | storleksklass | produkt_process_innovation |
        | A            | 5599990016          | små           | 2024-06-01                 |
        | A            | 5599990024          | stort         | 2024-06-01                 |
        | A            | 5599990032          |               | 2024-06-01                 |
        | A            | 5599990040          | mikro         | 2025-01-10                 |
        | A            | 5599990057          | medel         |                            |
        """,
        """
        | indikator | varde |
        | RCR03     | 2     |
        | RCO02     | 5     |
        """,
    ),
    Spec(
        "declared counts fill in where there is no list",
        "Published = distinct enterprises from the lists + declared counts of operations without a list for the "
        "indicator; a declared count beside a list is not added. Status E where the declared part is not zero.",
        """
        operationer
        | diarienummer | sarskilt_mal |
        | A            | RSO1.1       |
        | B            | RSO1.3       |
        lagesrapport
        | diarienummer | indikator | varde |
        | A            | RCO02     | 9     |
        | B            | RCO02     | 5     |
        deltagare
        | diarienummer | organisationsnummer | stodform        |
        | A            | 5599990016          | bidrag          |
        | A            | 5599990024          | bidrag          |
        | B            | 5599990016          | icke-ekonomiskt |
        """,
        """
        | indikator | sarskilt_mal | varde | status |
        | RCO02     | *            | 7     | E      |
        | RCO02     | RSO1.1       | 2     | A      |
        | RCO02     | RSO1.3       | 5     | E      |
        | RCO04     | *            | 1     | A      |
        """,
    ),
    Spec(
        "an enterprise counts in each field of its operations",
        "Enterprises are never divided; declared counts are split by key in whole numbers.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 021                 | 60    |
        | A            | 025                 | 40    |
        | B            | 021                 | 50    |
        | B            | 025                 | 50    |
        deltagare
        | diarienummer | organisationsnummer |
        | A            | 5599990016          |
        lagesrapport
        | diarienummer | indikator | varde |
        | B            | RCO02     | 5     |
        """,
        """
        | indikator | interventionsomrade | varde | status |
        | RCO02     | *                   | 6     | E      |
        | RCO02     | 021                 | 4     | E      |
        | RCO02     | 025                 | 3     | E      |
        """,
    ),
)
