"""Every export, read back by readers of others: the figures of `values`, texts stay texts, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyreadstat
import pytest
from frictionless import Resource, Schema, system
from jsonstat_validator import validate_jsonstat
from pyjstat import pyjstat
from pysdmx.io import read_sdmx
from pysdmx.io.pd import PandasDataset

from config import Programme
from dashboard.exports.extraction import DIMENSIONS, Extraction
from dashboard.exports.file_formats import EXPORT_FORMATS, can_hold
from dashboard.exports.taking import digest_of, write
from tests.dashboard.exports.conftest import HOSTILE, VALUES, Take
from warehouse.connections import ReleaseHandle
from warehouse.takeaway import TABLES, Asked
from warehouse.values import COLUMNS, value_rows

Read = Callable[[Path], pd.DataFrame]
Figures = dict[tuple[str, ...], tuple[float | None, str]]
EXACT = ("csv-sv", "csv", "parquet", "sdmx-csv")
"""Formats that hold decimals; the others hold doubles."""


def text_csv(separator: str, decimal: str, encoding: str) -> Read:
    """pandas, with every cell as text: `NA` is a code and no absence."""

    def read(path: Path) -> pd.DataFrame:
        frame = pd.read_csv(path, sep=separator, encoding=encoding, dtype=str, keep_default_na=False)
        value = next(name for name in ("varde", "OBS_VALUE") if name in frame)
        return frame.assign(**{value: frame[value].str.replace(decimal, ".")})

    return read


def sdmx_csv(path: Path) -> pd.DataFrame:
    """The observations under the names of the other files."""
    frame = text_csv(",", ".", "utf-8")(path)
    names = {"OBS_VALUE": "varde", "OBS_STATUS": "status", "TIME_PERIOD": "period"}
    frame = text_csv(",", ".", "utf-8")(path).rename(columns=names).rename(columns=str.lower)
    return frame.replace({"_T": "*"}).assign(varde=frame["varde"].replace("NaN", ""))


def workbook(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, sheet_name="Data", dtype=object, keep_default_na=False, engine="openpyxl")


def statistics(read: Callable[..., Any]) -> Read:
    return lambda path: read(path)[0]


READERS: dict[str, Read] = {
    "csv-sv": text_csv(";", ",", "utf-8-sig"),
    "csv": text_csv(",", ".", "utf-8"),
    "xlsx": workbook,
    "parquet": pd.read_parquet,
    "sdmx-csv": sdmx_csv,
    "spss": statistics(pyreadstat.read_sav),
    "stata": pd.read_stata,
}
every_format = pytest.mark.parametrize("name", EXPORT_FORMATS)
every_reader = pytest.mark.parametrize("name", READERS)


def made(asked: Extraction, name: str, folder: Path) -> Path:
    path = folder / f"data.{EXPORT_FORMATS[name].suffix}"
    with path.open("wb") as file:
        write(asked, name, file)
    return path


def absent(value: Any) -> bool:
    return value is None or value == "" or pd.isna(value)


def number(value: Any) -> float | None:
    return None if absent(value) else float(value)


def figures(frame: pd.DataFrame) -> Figures:
    keys = zip(
        *[frame[name].astype(str).str[:10] if name == "period" else frame[name] for name in DIMENSIONS], strict=True
    )
    values = [number(value) for value in frame["varde"]]
    return dict(zip(keys, zip(values, frame["status"], strict=True), strict=True))


@pytest.fixture(scope="module")
def published(release: ReleaseHandle, programme: Programme) -> Figures:
    """The figures as `warehouse values` writes them."""
    with release.connect() as connection:
        return figures(pd.DataFrame(value_rows(connection, programme, ()), columns=COLUMNS))


@every_reader
def test_a_file_read_again_has_the_figures_of_values(name: str, take: Take, published: Figures, tmp_path: Path) -> None:
    asked = take(Asked("varden"))
    read = READERS[name](made(asked, name, tmp_path))
    assert len(read) == asked.row_count == len(published)
    assert figures(read) == published
    assert any(value is not None for value, _ in published.values())


@pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")  # the reader, about itself
def test_cubes_read_again_have_the_figures_of_values(take: Take, published: Figures, tmp_path: Path) -> None:
    path = made(take(Asked("varden")), "json-stat", tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert validate_jsonstat(content)
    found: dict[tuple[str, ...], float] = {}
    for cube in content["link"]["item"]:
        frame = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe", naming="id").dropna(subset="value")
        found |= dict(zip(zip(*[frame[key] for key in DIMENSIONS], strict=True), frame["value"], strict=True))
    assert found == {key: value for key, (value, _) in published.items() if value is not None}
    statuses = [status for cube in content["link"]["item"] for status in cube["status"].values()]
    assert sorted(statuses) == sorted(status for _, status in published.values())


def test_observations_are_read_by_a_statistical_library(take: Take, tmp_path: Path) -> None:
    asked = take(Asked("mal"))
    [observed] = read_sdmx(made(asked, "sdmx-csv", tmp_path), validate=False).data or ()
    assert isinstance(observed, PandasDataset)
    assert observed.structure == "Dataflow=RESULTATKEDJAN:MAL(1.0)"
    assert len(observed.data) == asked.row_count
    values = READERS["parquet"](made(asked, "parquet", tmp_path))["varde"]
    told = observed.data["OBS_VALUE"].replace("NaN", None)
    assert [number(value) for value in told] == [number(value) for value in values]


@every_reader
def test_names_stay_texts_and_numbers_numbers(name: str, hostile: Extraction, tmp_path: Path) -> None:
    read = READERS[name](made(hostile, name, tmp_path))
    texts = read.get("indikator", read.get("comment_obs"))
    assert texts is not None
    assert [text.removeprefix("'") if name == "csv-sv" else text for text in texts] == [*HOSTILE]
    wanted = [None if value is None else float(value) for value in VALUES]
    assert [number(value) for value in read["varde"]] == wanted


@pytest.mark.parametrize("name", EXACT)
def test_a_number_keeps_all_its_digits(name: str, hostile: Extraction, tmp_path: Path) -> None:
    read = READERS[name](made(hostile, name, tmp_path))
    assert [None if absent(value) else Decimal(value) for value in read["varde"]] == [*VALUES]


def test_no_text_is_a_formula_for_a_spreadsheet(hostile: Extraction, tmp_path: Path) -> None:
    lines = made(hostile, "csv-sv", tmp_path).read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(lines, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))] == []
    sheet = openpyxl.load_workbook(made(hostile, "xlsx", tmp_path))["Data"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "n", "d"}
    assert sheet.tables["Data1"].ref == f"A1:S{len(HOSTILE) + 1}"
    assert sheet.freeze_panes == "A2"


@every_format
def test_equal_rows_are_equal_bytes(name: str, take: Take, tmp_path: Path) -> None:
    first, second = (made(take(Asked("varden")), name, tmp_path).read_bytes() for _ in range(2))
    assert first == second
    assert len(digest_of(take(Asked("mal")), name)) == 64


@pytest.mark.parametrize("table", TABLES)
@every_format
def test_every_table_in_every_format_that_can_hold_it(name: str, table: str, take: Take, tmp_path: Path) -> None:
    for layout in (False, True):
        if can_hold(name, Asked(table, wide=layout)):
            asked = take(Asked(table, wide=layout))
            path = made(asked, name, tmp_path)
            assert sum(batch.num_rows for batch in asked.batches()) == asked.row_count
            assert path.stat().st_size > 0


def test_the_wide_layout_holds_the_same_figures(take: Take, published: Figures, tmp_path: Path) -> None:
    read = READERS["parquet"](made(take(Asked("varden", wide=True)), "parquet", tmp_path))
    days = [name.removeprefix("varde_") for name in read.columns if name.startswith("varde_")]
    found = {
        tuple(day.replace("_", "-") if key == "period" else row[key] for key in DIMENSIONS): (
            number(row[f"varde_{day}"]),
            row[f"status_{day}"],
        )
        for row in read.to_dict("records")
        for day in days
        if not absent(row[f"status_{day}"])
    }
    assert found == published


def test_a_table_reader_of_others_finds_nothing_wrong(take: Take, tmp_path: Path) -> None:
    asked = take(Asked("varden"))
    made(asked, "csv", tmp_path)
    kinds = {"text": "string", "number": "number", "date": "date"}
    schema = Schema.from_descriptor({"fields": [{"name": each.key, "type": kinds[each.kind]} for each in asked.fields]})
    with system.use_context(trusted=True):
        report = Resource(path=str(tmp_path / "data.csv"), schema=schema, format="csv").validate()
    assert report.flatten(["rowNumber", "fieldName", "type"]) == []


def test_every_row_says_where_it_comes_from(take: Take, tmp_path: Path) -> None:
    asked = take(Asked("varden"))
    read = READERS["csv"](made(asked, "csv", tmp_path))
    said = {"kand_per": "2025-07-20", "utgava": asked.release_id, "definitionsversion": asked.definition_version}
    assert {name: {*read[name]} for name in said} == {name: {value} for name, value in said.items()}


def test_labels_are_kept_where_a_format_has_them(take: Take, tmp_path: Path) -> None:
    asked = take(Asked("varden"))
    labels = [field.label for field in asked.fields]
    _, told = pyreadstat.read_sav(made(asked, "spss", tmp_path))
    assert told.column_labels == labels
    assert "skyddad uppgift" in told.variable_value_labels["status"].values()
    _, told = pyreadstat.read_dta(made(asked, "stata", tmp_path))
    assert told.column_labels == labels
