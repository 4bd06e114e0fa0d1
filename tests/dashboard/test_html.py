"""Our elements are Dash's elements, made sooner."""

from __future__ import annotations

import json
from typing import Any

import pytest
from dash import html as dash_html
from plotly.io.json import to_json_plotly

from dashboard import html
from dashboard.attributes import aria
from dashboard.markup import TAGS

KINDS = sorted(name for name in vars(html) if name.lower() in TAGS)
GIVEN: dict[str, Any] = {"id": "x", "className": "y", **aria(label="z"), "data-label": "å"}


def test_every_element_that_may_be_written_is_there() -> None:
    drawn = {name.lower() for name in KINDS}
    assert drawn == TAGS - {"input", "progress"}  # fields are Bootstrap's or, like bars, our own (components/fields.py)


@pytest.mark.parametrize("name", KINDS)
def test_an_element_is_what_dash_would_have_made(name: str) -> None:
    ours, theirs = getattr(html, name), getattr(dash_html, name)
    assert issubclass(ours, theirs)
    made, wanted = ours(["a", ours()], **GIVEN), theirs(["a", theirs()], **GIVEN)
    assert json.loads(to_json_plotly(made)) == json.loads(to_json_plotly(wanted))


def test_an_attribute_no_element_has_is_refused() -> None:
    unknown: dict[str, Any] = {"klass": "x"}
    with pytest.raises(TypeError, match="klass"):
        html.Td("x", **unknown)
