"""Status as tables: one line, one case.

The programme of the tables runs from 2021-01-01 over the milestone 2024-12-31 to the target
2029-12-31; on track from 0.85, watch from 0.65, a look at the target from 1.20 of it.
"""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

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

CHAPTER = Chapter("status", 60, "Status", "Status", (STATUS, REVIEW))
