"""Five absences, kept apart: nought (a value), missing, not yet due, protected, not applicable.

The one place that knows the status codes of a measured value and what each says about it.
"""

from __future__ import annotations

from typing import Literal, get_args

from config.model import ALL, Indicator, Programme
from warehouse.queries.scope import Scope

Absence = Literal["missing", "not_due", "protected", "not_applicable"]
"""Why there is no value; nought is a value and written 0."""

ABSENCES: tuple[Absence, ...] = get_args(Absence)
MISSING, NOT_DUE, PROTECTED, NOT_APPLICABLE = "O", "L", "Q", "M"
ABSENCE_OF: dict[str, Absence] = {
    MISSING: "missing",
    NOT_DUE: "not_due",
    PROTECTED: "protected",
    NOT_APPLICABLE: "not_applicable",
}
"""Status code of a value → what it says; A (normal), E (partly declared) and P (example target) stand with a value."""


def absence_of(status: str) -> Absence:
    """Why a value with this status code is not there; a code that says nothing about it is `missing`."""
    return ABSENCE_OF.get(status, "missing")


def blank_status(programme: Programme, indicator: Indicator, scope: Scope) -> str:
    """The status of a figure no operation says anything about: not yet due where the indicator is used, else M."""
    return NOT_DUE if is_used(programme, indicator, scope) else NOT_APPLICABLE


def is_used(programme: Programme, indicator: Indicator, scope: Scope) -> bool:
    """Whether a figure can exist there: the framework or a target knows the indicator under the objective.

    Municipalities hold only what lists of enterprises evidence; a cell of the results chain only its own indicators. An
    intervention field stands for the objectives of its policy objective.
    """
    if scope.municipality != ALL and indicator.evidence is None:
        return False
    place = (scope.specific_objective, scope.field, scope.kind)
    cells = [cell for cell in programme.chain if (cell.objective, cell.field, cell.kind) == place]
    if scope.level == "chain" and cells:
        return any(indicator.code in (*cell.output_indicators, *cell.result_indicators) for cell in cells)
    aimed = {target.objective for target in programme.targets if target.indicator == indicator.code}
    named = {*indicator.objectives, *aimed} - {ALL}
    return bool(named & _objectives(programme, scope)) if named else ALL in aimed


def target_status(indicator: Indicator, measure: str, *, confirmed: bool, known: bool) -> str:
    """The status of a baseline, milestone or target: outputs have no baseline and results no milestone (M)."""
    if known:
        return "A" if confirmed else "P"
    impossible = {"output": "basvarde", "result": "delmal2024"}
    return NOT_APPLICABLE if impossible[indicator.type] == measure else MISSING


def _objectives(programme: Programme, scope: Scope) -> set[str]:
    """The objectives a scope can be about."""
    policy = {scope.policy_objective} - {ALL}
    if scope.field != ALL:
        policy |= {field.policy_objective for field in programme.fields if field.code == scope.field}
    return {
        each.code
        for each in programme.objectives
        if (not policy or each.policy_objective in policy) and scope.specific_objective in (ALL, each.code)
    }
