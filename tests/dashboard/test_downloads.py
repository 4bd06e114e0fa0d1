"""Every table a page declares can be taken away in every format, with the page's filters."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from flask.testing import FlaskClient

from dashboard.downloads import FILE_FORMATS
from dashboard.links import Links
from dashboard.site import Site


def _path(template: str) -> str:
    """An address of the page that exists in the small release."""
    first = template.split("/")[1]
    known = {"indikator": "RCO01", "mal": "RSO1.3", "intervention": "021", "projekt": "P1"}
    return template.split("<", maxsplit=1)[0] + known[first] if "<" in template else template


@pytest.mark.parametrize("file_format", sorted(FILE_FORMATS))
def test_every_declared_table_is_a_file(client: FlaskClient, site: Site, file_format: str) -> None:
    tables = [(_path(page.PATH), name) for page in site.pages for name in page.TABLES]
    assert tables
    for path, name in tables:
        answer = client.get(Links().download(path, name, file_format))  # type: ignore[arg-type]
        assert answer.status_code == 200, f"{path} {name}"
        assert f'filename="{name}_' in answer.headers["Content-Disposition"]
        assert _rows(answer.get_data(), file_format) == int(answer.headers["X-Rows"]), f"{path} {name}"


def _rows(raw: bytes, file_format: str) -> int:
    if file_format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
        cells = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=2))
        return sum(any(value is not None for value in row) for row in cells)
    delimiter = ";" if file_format == "sv.csv" else ","
    return len(list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))) - 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nedladdning/finns-inte.csv", 404),
        ("/nedladdning/metod/finns-inte.csv", 404),
        ("/nedladdning/metod/tabell.exe", 404),
        ("/nedladdning/indikator/RCO99/rader.csv", 404),
        ("/nedladdning/regioner/x.csv?region=XX", 400),
    ],
)
def test_what_is_not_declared_cannot_be_taken(client: FlaskClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status
