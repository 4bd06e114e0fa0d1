"""Operations in several regions under three rules, as tables. Column regel: key | full | joint."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

REGIONS = (
    Spec(
        "an operation in several regions under three rules",
        "By key the regions add up to the total; joint, with the joint column; in full they exceed it.",
        """
        operationer
        | diarienummer |
        | A            |
        | B            |
        regioner
        | diarienummer | region         | andel |
        | A            | SE312          | 50    |
        | A            | SE311          | 30    |
        | A            | Stockholms län | 20    |
        | B            | SE311          | 100   |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 7         |
        | B            | RCR98     | 5         |
        """,
        """
        | indikator | regel | region      | matt | varde |
        | RCR98     | key   | SE312       | valt | 4     |
        | RCR98     | key   | SE313       | valt | 0     |
        | RCR98     | key   | SE311       | valt | 7     |
        | RCR98     | key   | UTANFOR     | valt | 1     |
        | RCR98     | key   | dubbelräknat | valt | 0     |
        | RCR98     | full  | SE312       | valt | 7     |
        | RCR98     | full  | SE311       | valt | 12    |
        | RCR98     | full  | UTANFOR     | valt | 7     |
        | RCR98     | full  | dubbelräknat | valt | 14    |
        | RCR98     | joint | SE312       | valt | 0     |
        | RCR98     | joint | SE311       | valt | 5     |
        | RCR98     | joint | FLERA       | valt | 7     |
        | RCR98     | joint | UTANFOR     | valt | 0     |
        | RCR98     | joint | dubbelräknat | valt | 0     |
        """,
        sv=(
            "ett projekt i flera regioner enligt tre regler",
            "Efter nyckel summerar regionerna till totalen, länsöverskridande med sin egen kolumn; fullt blir mer.",
        ),
    ),
    Spec(
        "enterprises stand where they are under every rule",
        "The rule moves declared values; an enterprise in a list is in its own region, and in the total once.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region | andel |
        | A            | SE312  | 50    |
        | A            | SE311  | 50    |
        deltagare
        | diarienummer | organisationsnummer | kommun |
        | A            | 5599990016          | 2080   |
        | A            | 5599990024          | 1780   |
        | A            | 5599990032          | 1780   |
        """,
        """
        | indikator | regel | region | matt      | varde |
        | RCO01     | key   | SE312  | genomfort | 1     |
        | RCO01     | key   | SE311  | genomfort | 2     |
        | RCO01     | full  | SE312  | genomfort | 1     |
        | RCO01     | full  | SE311  | genomfort | 2     |
        | RCO01     | joint | SE312  | genomfort | 1     |
        | RCO01     | joint | SE311  | genomfort | 2     |
        | RCO01     | joint | FLERA  | genomfort |       |
        """,
        sv=(
            "företag står där de finns, oavsett regel",
            "Regeln flyttar uppgivna värden. Ett företag i en lista står i sin egen region, och en gång i totalen.",
        ),
    ),
)

CHAPTER = Chapter(
    "flera-regioner", 55, "Projekt i flera regioner", "Operations in several regions", REGIONS, of_values=False
)
