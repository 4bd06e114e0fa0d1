"""Splits over regions and intervention fields by key, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter
from tests.spec.tables import Spec

SHARES = (
    Spec(
        "whole numbers by largest remainder",
        "10 over 1/3 each: 4 + 3 + 3; equal remainders in the users' order Dalarna, Gävleborg, Värmland.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region             | andel |
        | A            | hela programområdet | 100   |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCO02     | 10        |
        """,
        """
        | indikator | region | matt | varde |
        | RCO02     | SE312  | valt | 4     |
        | RCO02     | SE313  | valt | 3     |
        | RCO02     | SE311  | valt | 3     |
        | RCO02     | *      | valt | 10    |
        """,
        sv=(
            "hela tal enligt största rest",
            (
                "10 fördelat på tredjedelar: 4 + 3 + 3; vid lika rest gäller användarnas ordning Dalarna, "
                "Gävleborg, Värmland."
            ),
        ),
    ),
    Spec(
        "money by key to the last decimal",
        "A value with decimals is divided to six decimals and the parts add up to it exactly.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region         | andel |
        | A            | SE312          | 50    |
        | A            | SE311          | 25    |
        | A            | Stockholms län | 25    |
        lagesrapport
        | diarienummer | indikator | varde    |
        | A            | PS-O-INV  | 1,000001 |
        """,
        """
        | indikator | region  | varde    |
        | PS-O-INV  | SE312   | 0,500001 |
        | PS-O-INV  | SE311   | 0,25     |
        | PS-O-INV  | UTANFOR | 0,25     |
        | PS-O-INV  | *       | 1,000001 |
        """,
        sv=(
            "pengar enligt nyckel till sista decimalen",
            "Ett värde med decimaler delas på sex decimaler och delarna summerar exakt till det.",
        ),
    ),
    Spec(
        "no shares delivered: equal parts per region",
        "Three municipalities in two counties are two equal parts, not three.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region | kommun |
        | A            | SE312  | 2080   |
        | A            | SE312  | 2081   |
        | A            | SE311  | 1780   |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 30        |
        """,
        """
        | indikator | region | matt | varde |
        | RCR98     | SE312  | valt | 15    |
        | RCR98     | SE311  | valt | 15    |
        """,
        sv=(
            "inga andelar levererade: lika delar per region",
            "Tre kommuner i två län är två lika delar, inte tre.",
        ),
    ),
    Spec(
        "the whole area beside a county",
        "The whole programme area gives each county a third of its share: 60 + 40/3 per cent, and 40/3 for the others.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region             | andel |
        | A            | SE312              | 60    |
        | A            | hela programområdet | 40    |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 30        |
        """,
        """
        | indikator | region | matt | varde |
        | RCR98     | SE312  | valt | 22    |
        | RCR98     | SE313  | valt | 4     |
        | RCR98     | SE311  | valt | 4     |
        """,
        sv=(
            "hela området bredvid ett län",
            "Hela programområdet ger varje län en tredjedel av sin andel: 60 + 40/3 procent, och 40/3 till de andra.",
        ),
    ),
    Spec(
        "shares that do not make 100 are scaled",
        "60 and 20 per cent are three quarters and one quarter of the whole operation.",
        """
        operationer
        | diarienummer |
        | A            |
        interventioner
        | diarienummer | interventionsomrade | andel |
        | A            | 021                 | 60    |
        | A            | 025                 | 20    |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 100       |
        """,
        """
        | indikator | interventionsomrade | matt | varde |
        | RCR98     | 021                 | valt | 75    |
        | RCR98     | 025                 | valt | 25    |
        """,
        sv=(
            "andelar som inte blir 100 skalas om",
            "60 och 20 procent är tre fjärdedelar och en fjärdedel av hela projektet.",
        ),
    ),
    Spec(
        "a new split replaces the whole old split",
        "A later delivery of an operation's regions is its new split, and no region of the old one stays.",
        """
        operationer
        | diarienummer | kand_per   |
        | A            | 2023-04-01 |
        regioner
        | diarienummer | region | andel | kand_per   |
        | A            | SE312  | 50    | 2023-04-01 |
        | A            | SE311  | 50    | 2023-04-01 |
        | A            | SE313  | 100   | 2024-05-01 |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 8         |
        """,
        """
        | indikator | region | matt | varde |
        | RCR98     | SE313  | valt | 8     |
        """,
        sv=(
            "en ny fördelning ersätter hela den gamla",
            (
                "En senare leverans av ett projekts regioner är dess nya fördelning, och ingen region ur den "
                "gamla blir kvar."
            ),
        ),
    ),
    Spec(
        "two counties outside the area are two parts",
        "Counties outside the programme area keep their parts together, one county does not swallow the other.",
        """
        operationer
        | diarienummer |
        | A            |
        regioner
        | diarienummer | region         | andel |
        | A            | SE312          | 80    |
        | A            | Stockholms län | 10    |
        | A            | Uppsala län    | 10    |
        planvarden
        | diarienummer | indikator | planvarde |
        | A            | RCR98     | 10        |
        """,
        """
        | indikator | region  | matt | varde |
        | RCR98     | SE312   | valt | 8     |
        | RCR98     | UTANFOR | valt | 2     |
        """,
        sv=(
            "två län utanför området är två delar",
            "Län utanför programområdet behåller sina delar var för sig, det ena slukar inte det andra.",
        ),
    ),
)

CHAPTER = Chapter("fordelning", 50, "Fördelning enligt nyckel", "Splits by key", SHARES)
