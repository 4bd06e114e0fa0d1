"""Status as tables: one line, one case.

The programme of the tables runs from 2021-01-01 over the milestone 2024-12-31 to the target
2029-12-31; on track from 0.85, watch from 0.65, a look at the target from 1.20 of it.
"""

from __future__ import annotations

from datetime import date

from tests.spec.chapter import Chapter, Example
from tests.spec.tables import Spec

STATUS = Example(
    "one method for every indicator",
    "Expected is on straight lines from the baseline at programme start over the milestone 2024 to the target 2029. "
    "The ratio is (implemented − baseline) / (expected − baseline), turned round where lower is better: on track from "
    "0.85, watch from 0.65, else behind; reached at the target. Red only where something measurable is missing.",
    """
    what                            | baseline | 2024 | 2029 | cut-off    | value | due | lower | path | status
    target reached                  |          | 100  | 300  | 2024-12-31 | 300   | yes | no    | 100  | reached
    above the target                |          | 100  | 300  | 2024-12-31 | 310   | yes | no    | 100  | reached
    at the milestone                |          | 100  | 300  | 2024-12-31 | 100   | yes | no    | 100  | on_track
    exactly 0.85 of what is expected |          | 100  | 300  | 2024-12-31 | 85    | yes | no    | 100  | on_track
    just below 0.85                 |          | 100  | 300  | 2024-12-31 | 84.99 | yes | no    | 100  | watch
    exactly 0.65                    |          | 100  | 300  | 2024-12-31 | 65    | yes | no    | 100  | watch
    just below 0.65                 |          | 100  | 300  | 2024-12-31 | 64.99 | yes | no    | 100  | behind
    nought, something expected      |          | 100  | 300  | 2024-12-31 | 0     | yes | no    | 100  | behind
    after the target day            |          | 100  | 300  | 2031-06-30 | 250   | yes | no    | 300  | watch
    baseline counts from where it is | 50       |      | 150  | 2029-12-31 | 135   | yes | no    | 150  | on_track
    below the baseline              | 50       |      | 150  | 2029-12-31 | 40    | yes | no    | 150  | behind
    not yet due                     |          | 100  | 300  | 2024-12-31 | 10    | no  | no    | 100  | not_expected
    nothing known, not yet due      |          | 100  | 300  | 2024-12-31 |       | no  | no    | 100  | not_expected
    nothing known, due              |          | 100  | 300  | 2024-12-31 |       | yes | no    | 100  | missing
    no target                       |          |      |      | 2024-12-31 | 10    | yes | no    |      | no_target
    no target and no value          |          |      |      | 2024-12-31 |       | yes | no    |      | no_target
    milestone nought                |          | 0    | 300  | 2023-06-30 | 20    | yes | no    | 0    | not_expected
    programme start                 | 50       |      | 150  | 2021-01-01 | 60    | yes | no    | 50   | not_expected
    target equals baseline          | 50       |      | 50   | 2025-06-30 | 40    | yes | no    | 50   | not_expected
    lower is better, reached        | 400      |      | 300  | 2029-12-31 | 290   | yes | yes   | 300  | reached
    lower is better, on track       | 400      |      | 300  | 2029-12-31 | 310   | yes | yes   | 300  | on_track
    lower is better, behind         | 400      |      | 300  | 2029-12-31 | 390   | yes | yes   | 300  | behind
    lower is better, not yet measured | 400      |      | 300  | 2029-12-31 | 0     | no  | yes   | 300  | not_expected
    """,
    sv=(
        "en metod för alla indikatorer",
        (
            "Det väntade ligger på räta linjer från basvärdet vid programstart via delmålet 2024 till målet 2029. "
            "Kvoten är (genomfört − basvärde) / (väntat − basvärde), omvänd där lägre är bättre: i fas från 0,85, "
            "bevaka från 0,65, annars efter plan; målet är nått vid målvärdet. Rött bara när något mätbart saknas."
        ),
    ),
)

REVIEW = Example(
    "far above the target asks for a look at the target",
    "Above 1.20 of the target the target and possible double counting are to be looked at.",
    """
    what                           | baseline | 2029 | value | lower | look at the target
    exactly 1.20 of the target     |          | 100  | 120   | no    | no
    above 1.20 of the target       |          | 100  | 121   | no    | yes
    target nought is never divided |          | 0    | 10    | no    | no
    no target                      |          |      | 10    | no    | no
    no value                       |          | 100  |       | no    | no
    lower is better, 1.20 of way   | 400      | 300  | 280   | yes   | no
    lower is better, 1.21 of way   | 400      | 300  | 279   | yes   | yes
    """,
    sv=(
        "långt över målet: granska målet",
        "Över 1,20 av målet ska målet och eventuell dubbelräkning granskas.",
    ),
)

REACH = Example(
    "the decided operations are held to the target by the same method",
    "The ratio is (selected − baseline) / (target − baseline), turned round where lower is better: enough from 1, "
    "nearly from 0.85, short from 0.65, else far short; too early to say short before the milestone's day. Nothing is "
    "divided by nought.",
    """
    what                              | baseline | 2029 | cut-off    | selected | lower | ratio | reaches         | look
    exactly the target                |          | 300  | 2026-06-30 | 300      | no    | 1     | enough          | no
    112 per cent of the target        |          | 300  | 2026-06-30 | 336      | no    | 1.12  | enough          | no
    over 1.20 of the target           |          | 300  | 2026-06-30 | 363      | no    | 1.21  | enough          | yes
    exactly 0.85                      |          | 300  | 2026-06-30 | 255      | no    | 0.85  | nearly          | no
    just below 0.85                   |          | 300  | 2026-06-30 | 252      | no    | 0.84  | short           | no
    exactly 0.65                      |          | 300  | 2026-06-30 | 195      | no    | 0.65  | short           | no
    just below 0.65                   |          | 300  | 2026-06-30 | 192      | no    | 0.64  | far_short       | no
    the day before the milestone      |          | 300  | 2024-12-30 | 192      | no    | 0.64  | too_early       | no
    the milestone's day               |          | 300  | 2024-12-31 | 192      | no    | 0.64  | far_short       | no
    early, and it nearly reaches      |          | 300  | 2023-06-30 | 270      | no    | 0.9   | nearly          | no
    nothing planned                   |          | 300  | 2026-06-30 | 0        | no    |       | nothing_planned | no
    counted from the baseline         | 100      | 300  | 2026-06-30 | 280      | no    | 0.9   | nearly          | no
    below the baseline                | 100      | 300  | 2026-06-30 | 80       | no    | -0.1  | far_short       | no
    no target                         |          |      | 2026-06-30 | 80       | no    |       | no_target       | no
    target nought is never divided    |          | 0    | 2026-06-30 | 80       | no    |       | not_assessable  | no
    target equals baseline            | 50       | 50   | 2026-06-30 | 80       | no    |       | not_assessable  | yes
    lower is better, enough           | 400      | 300  | 2026-06-30 | 290      | yes   | 1.1   | enough          | no
    lower is better, nearly           | 400      | 300  | 2026-06-30 | 310      | yes   | 0.9   | nearly          | no
    lower is better, far              | 400      | 300  | 2026-06-30 | 390      | yes   | 0.1   | far_short       | no
    lower is better, over 1.20 of way | 400      | 300  | 2026-06-30 | 279      | yes   | 1.21  | enough          | yes
    lower is better, nothing planned  | 400      | 300  | 2026-06-30 | 0        | yes   |       | nothing_planned | no
    """,
    sv=(
        "de beslutade projekten hålls mot målet med samma metod",
        (
            "Kvoten är (valt − basvärde) / (mål − basvärde), omvänd där lägre är bättre: räcker från 1, nästan från "
            "0,85, för lite från 0,65, annars långt ifrån; före delmålets dag är det för tidigt att säga för lite. "
            "Inget delas med noll."
        ),
    ),
)

SHARE = Example(
    "the share of the target counts from the baseline; a capped share is capped and the uncapped one stays",
    "(implemented − baseline) / (target − baseline); capped it is between 0 and 1; none where there is no way to go.",
    """
    what                   | baseline | 2029 | value | share | capped
    no baseline            |          | 100  | 40    | 0.4   | 0.4
    above the target       |          | 100  | 150   | 1.5   | 1
    from the baseline      | 50       | 100  | 75    | 0.5   | 0.5
    below the baseline     | 50       | 100  | 25    | -0.5  | 0
    target equals baseline | 50       | 50   | 75    |       |
    target nought          |          | 0    | 75    |       |
    """,
    sv=(
        "andelen av målet räknas från basvärdet; en kapad andel är kapad och den okapade finns kvar",
        "(genomfört − basvärde) / (mål − basvärde); kapad är den mellan 0 och 1; ingen där ingen väg finns att gå.",
    ),
)

VERSIONS = Spec(
    "a new target version never changes an earlier status",
    "Every target row belongs to a version with the day it is valid from; a cut-off is held to the version of its day.",
    """
    mål för RCO01 under RSO1.3
    | version | valid from | 2024 | 2029 |
    | 1.2     | 2022-07-11 | 4    | 20   |
    | 2.0     | 2025-01-01 | 400  | 2000 |
    """,
    """
    | cut-off    | version | target | status   |
    | 2024-12-31 | 1.2     | 20     | on_track |
    | 2025-03-31 | 2.0     | 2000   | behind   |
    | 2025-06-30 | 2.0     | 2000   | behind   |
    """,
    known_on=date(2025, 7, 20),
    sv=(
        "en ny målversion ändrar aldrig en tidigare status",
        "Varje målrad hör till en version med den dag den gäller från; en bryttidpunkt hålls mot sin dags version.",
    ),
)

CHAPTER = Chapter("status", 60, "Status", "Status", (STATUS, REVIEW, SHARE, REACH, VERSIONS), of_values=False)
