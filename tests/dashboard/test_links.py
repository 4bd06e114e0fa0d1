from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from dashboard.links import Links

TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def test_english_is_kept_and_swedish_is_not_written() -> None:
    assert Links("en").indicator("RCO01", region="SE312") == "/indikator/RCO01?region=SE312&lang=en"
    assert Links("sv").indicator("RCO01") == "/indikator/RCO01"


def test_empty_filters_are_left_out_and_a_place_comes_last() -> None:
    assert Links().quality(anchor="fynd", period="") == "/datakvalitet#fynd"


def test_a_download_lies_under_its_page() -> None:
    assert Links().download("/", "indikatorer", "sv.csv") == "/nedladdning/indikatorer.sv.csv"
    assert Links().download("/indikator/RCO01", "rader", "xlsx") == "/nedladdning/indikator/RCO01/rader.xlsx"


@given(TEXT, TEXT)
def test_every_text_survives_the_way_through_an_address(operation: str, word: str) -> None:
    parts = urlsplit(Links().operation(operation, sok=word))
    assert parts.netloc == ""
    assert unquote(parts.path) == f"/projekt/{operation}"
    assert dict(parse_qsl(parts.query, keep_blank_values=True)) == {"sok": word}
    assert parts.geturl().isascii()
