"""Files as they come: encodings, delimiters, blank lines, cut and broken files, workbooks, JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from config.errors import DeliveryError
from tests.etl.conftest import Parse

HEADER = "diarienummer;region;kommun;andel"
ROWS = f"{HEADER}\nÅ1;Värmland;Säffle;60\nÅ1;Dalarna;Älvdalen;40\n"
READ = [("Å1", "SE311", "1785", Decimal(60)), ("Å1", "SE312", "2039", Decimal(40))]


def _shares(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["operation_id"], row["region"], row["municipality"], row["share_pct"]) for row in rows]


def _refused(parse: Parse, content: bytes | str, name: str = "fil.csv") -> str:
    with pytest.raises(DeliveryError) as refused:
        parse(content, name)
    assert refused.value.where.startswith(name)
    assert refused.value.expected
    assert refused.value.todo
    return str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "line_break", "delimiter"),
    [
        ("utf-8", "\n", ","),
        ("utf-8-sig", "\r\n", ";"),
        ("utf-16", "\n", "\t"),
        ("utf-16", "\r\n", ";"),
        ("cp1252", "\r\n", ";"),
        ("cp1252", "\n", ","),
    ],
)
def test_every_encoding_line_break_and_delimiter(parse: Parse, encoding: str, line_break: str, delimiter: str) -> None:
    text = ROWS.replace(";", delimiter).replace("\n", line_break)
    assert _shares(parse(text.encode(encoding)).rows) == READ


def test_utf16_of_either_byte_order(parse: Parse) -> None:
    assert _shares(parse(b"\xfe\xff" + ROWS.encode("utf-16-be")).rows) == READ


def test_a_last_row_without_line_break_is_whole(parse: Parse) -> None:
    assert _shares(parse(ROWS.removesuffix("\n")).rows) == READ


def test_quoted_cells_may_hold_delimiters_quotes_and_line_breaks(parse: Parse) -> None:
    header = "diarienummer;per_datum;indikator;varde;kommentar\n"
    text = f'{header}P1;2025-06-30;RCO01;5;"ett; ""två""\ntre"\nP2;2025-06-30;RCO01;6;\n'
    assert [row["comment"] for row in parse(text).rows] == ['ett; "två"\ntre', None]


def test_a_quoted_header_may_hold_a_line_break(parse: Parse) -> None:
    text = 'diarienummer;"region";"andel\n(%)"\nP1;Dalarna;100\n'
    assert parse(text).rows[0]["source_row"] == 2


def test_blank_lines_are_not_read_and_do_not_move_row_numbers(parse: Parse) -> None:
    parsed = parse(f'\n{HEADER}\n\nP1;Dalarna;;"50"\r\n\r\n\n;;;\nP1;Värmland;;50\n\n')
    assert [row["source_row"] for row in parsed.rows] == [4, 8]
    assert parsed.sheet.rows_read == 2


@pytest.mark.parametrize(
    "text", [ROWS.replace("\n", "\r"), ROWS.replace(";60\n", ";60\r\n"), ROWS.replace("Säffle", "Säffle\r")]
)
def test_mixed_and_old_line_breaks(parse: Parse, text: str) -> None:
    assert _shares(parse(text).rows) == READ


def test_blank_lines_inside_quotation_marks_stay(parse: Parse) -> None:
    text = 'diarienummer;per_datum;indikator;varde;kommentar\n\nP1;2025-06-30;RCO01;5;"a\n\nb"\n'
    (row,) = parse(text).rows
    assert (row["comment"], row["source_row"]) == ("a\n\nb", 3)


def test_a_row_of_the_wrong_width_is_held_back_with_one_finding(parse: Parse) -> None:
    parsed = parse(f"{HEADER}\nP1;Dalarna;;100\nP2;Dalarna;100\nP3;Dalarna;;100;\nP4;;;100\n")
    assert [row["operation_id"] for row in parsed.rows] == ["P1"]
    assert parsed.told == {("F11", 3, None), ("F11", 4, None), ("V01", 5, "region")}
    assert (parsed.sheet.rows_read, parsed.sheet.rows_quarantined) == (4, 3)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "F02"),
        (b"\n\n  \n", "F02"),
        (HEADER.encode(), "F02"),
        (b"a;b\n1;2\n", "F03"),
        (b"diarienummer;indikator\nP1;RCO01\n", "F03"),
        (b"diarienummer;indikator;planvarde;region\nP1;RCO01;1;Dalarna\n", "F04"),
        (b"diarienummer;dnr;region\nP1;P1;Dalarna\n", "F05"),
        (f"{HEADER}\nP1;Dalarna;;100\nP2;Dal".encode(), "F06"),
        (f'{HEADER}\nP1;Dalarna;;"100\nP2;Dalarna;;100\n'.encode(), "F06"),
        (f"{HEADER}\nP1;Dal\0arna;;100\n".encode(), "F07"),
        (f"{HEADER}\nP1;Dalarna;\x81;100\n".encode("latin-1"), "F07"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le") + b"\n", "F07"),
        (f'{HEADER}\nP1;"Dal"arna;"";100\n'.encode(), "F01"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "F01"),
        (b"PK\x03\x04 and then nothing of a workbook", "F01"),
        (f"{HEADER}\nP1;Dalarna;\x01;100\n".encode(), "F07"),
        (b'[{"diarienummer": "P1", "region": "Dal', "F01"),
        (b'[{"diarienummer": "P1", "region": "Dalarna"}, {"diarienummer": "P2", "reg', "F01"),
        (b'[{"diarienummer": "P1", "region": "Dalarna"}, 5 x]', "F01"),
        (b"[{}]", "F03"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(parse: Parse, content: bytes, rule: str) -> None:
    assert f"({rule}" in _refused(parse, content)


def test_a_file_over_the_limit_is_refused(parse: Parse) -> None:
    with pytest.raises(DeliveryError, match=r"\(F12\): 2 MB, gränsen är 1 MB"):
        parse(HEADER + "\n" + "P1;Dalarna;;100\n" * 100_000, max_file_mb=1)


def test_more_columns_than_any_layout_has_are_refused(parse: Parse) -> None:
    more = "".join(f";x{place}" for place in range(5_000))
    said = _refused(parse, f"diarienummer;indikator;planvarde{more}\nP1;RCO01;1\n")
    assert "5003 kolumner, gränsen är 200" in said


def test_the_nearest_layout_and_what_it_lacks_are_named(parse: Parse) -> None:
    told = _refused(parse, b"diarienummer;indikator;utfall;Avst\xe4mt\nP1;RCO01;5;x\n")
    assert "lagesrapport" in told
    assert "per_datum" in told
    assert '"Avstämt"' in told


def test_a_first_row_of_data_is_never_quoted(parse: Parse) -> None:
    assert "Exempelsson" not in _refused(parse, "P1;212000-3005;Erik Exempelsson\n")


@pytest.mark.parametrize("line_by_line", [True, False])
def test_json_is_an_array_or_one_object_per_line(parse: Parse, line_by_line: bool) -> None:
    objects = [{"diarienummer": "Å1", "region": "Värmland", "andel": 33.3}, {"diarienummer": "Å2", "region": 20}]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in objects)
    content = lines if line_by_line else json.dumps(objects, indent=1)
    rows = parse(content, "regioner.json").rows
    assert [(r["region"], r["share_pct"], r["source_row"]) for r in rows] == [
        ("SE311", Decimal("33.3"), 1),
        ("SE312", None, 2),
    ]


def test_a_parse_is_kept_and_used_again(parse: Parse) -> None:
    first = parse(ROWS)
    made = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*.parquet")}
    second = parse(ROWS)
    assert {path: path.stat().st_mtime_ns for path in second.folder.rglob("*.parquet")} == made
    assert second.delivery == first.delivery


def test_nothing_but_the_parse_is_left_behind(parse: Parse) -> None:
    parsed = parse(ROWS.encode("cp1252"))
    kinds = {path.name for path in parsed.folder.rglob("*") if path.is_file()}
    assert kinds == {"rows0.parquet", "findings.parquet", "summary.json"}


def test_what_a_killed_parser_left_is_removed(parse: Parse, tmp_path: Path) -> None:
    left = tmp_path / "cache" / "work-999999999-abc"
    left.mkdir(parents=True)
    (left / "utf8.csv").write_text("212000-3005", encoding="utf-8")
    parse(ROWS)
    assert not left.exists()


PUBLIC = '[{"ärende-id": "1", "stödmottagare": "X", "beviljat_belopp_sek": 1, "projektnamn": "Y"}'


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (f"{PUBLIC},", "rad 1, tecken 89"),
        (f'{PUBLIC},\n{{"ärende-id": "2" "projektnamn": "Z"}}]', "rad 2, tecken 19"),
        (f"{PUBLIC}] x", "rad 1, tecken 90"),
        (PUBLIC.replace('"1",', '"1"') + "]", "rad 1, tecken 20"),
        (PUBLIC[3:], "rad 1, tecken 1"),
        (PUBLIC.replace('"', "'"), "rad 1, tecken 3"),
    ],
)
def test_broken_json_says_where_it_breaks(parse: Parse, content: str, place: str) -> None:
    with pytest.raises(DeliveryError, match=rf"\(F01\): .*JSON-lista av poster, den bryts på {place};") as told:
        parse(content, "projektbank.json")
    assert "ärende" not in str(told.value)


def test_json_too_deep_to_look_into_is_refused(parse: Parse) -> None:
    with pytest.raises(DeliveryError, match=r"\(F01\): filen är ingen hel JSON-lista av poster;"):
        parse("[" * 100_000, "projektbank.json")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_may_have_a_byte_order_mark(parse: Parse, encoding: str) -> None:
    (row,) = parse(f"{PUBLIC}]".encode(encoding), "projektbank.json").rows
    assert (row["operation_id"], row["source_row"]) == ("1", 1)


def test_a_cell_longer_than_any_header_is_refused_as_such(parse: Parse) -> None:
    with pytest.raises(
        DeliveryError, match=r"\(F01\): rubrikraden går inte att dela upp i celler, en cell är för lång"
    ):
        parse("x" * 200_000 + f";{HEADER}\n")
