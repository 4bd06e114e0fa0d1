"""One exception tree: a sentence for people, an exit code for schedulers."""

from __future__ import annotations

import pickle

from config import errors


def test_exit_codes() -> None:
    kinds = [kind for kind in errors.ResultatkedjanError.__subclasses__() if kind.__module__ == errors.__name__]
    assert {kind.__name__: kind.exit_code for kind in kinds} == {
        "QuestionError": 2,
        "DeliveryError": 3,
        "ConfigError": 4,
        "StoreBusyError": 5,
        "ReleaseError": 6,
        "NoReleaseError": 7,
    }


def test_message_says_where_what_expected_and_what_to_do() -> None:
    error = errors.DeliveryError(
        where='rapport.xlsx, rad 47, kolumn "Indikator"',
        found='"RCR3" finns inte',
        expected="menade du RCR03?",
        todo="Rätta rapporten.",
    )
    assert (
        str(error) == 'rapport.xlsx, rad 47, kolumn "Indikator": "RCR3" finns inte; menade du RCR03? Rätta rapporten.'
    )


def test_message_without_expectation_or_remedy() -> None:
    assert str(errors.NoReleaseError(where="lagret", found="inget är publicerat")) == "lagret: inget är publicerat."


def test_errors_come_back_from_a_child_process() -> None:
    error = errors.ReleaseError(where="a", found="b", expected="c", todo="d")
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.todo) == (errors.ReleaseError, str(error), "d")
