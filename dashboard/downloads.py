"""Tables as files: the page's own maker, the page's own filters, one writer per format."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, Response, request

from dashboard.content import PageModule
from dashboard.excerpt_words import file_suffix
from dashboard.exports import csv, csv_sv, xlsx
from dashboard.exports.readme import Readme, readme
from dashboard.links import DOWNLOADS
from dashboard.request import PageRequest
from dashboard.site import Site, not_found
from dashboard.table import Table

Writer = Callable[[Table, Readme], bytes]


@dataclass(frozen=True)
class FileFormat:
    """A way to write a table."""

    write: Writer
    media_type: str


FILE_FORMATS: dict[str, FileFormat] = {
    "sv.csv": FileFormat(csv_sv.write, "text/csv; charset=utf-8"),
    "csv": FileFormat(csv.write, "text/csv; charset=utf-8"),
    "xlsx": FileFormat(xlsx.write, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_ADDRESS = re.compile(r"(?P<page>/.*?)?/(?P<table>[a-z0-9_-]{1,60})\.(?P<format>sv\.csv|csv|xlsx)")


def register_downloads(server: Flask, site: Site) -> None:
    """Serve `/nedladdning/<page>/<table>.<format>`."""

    def download(address: str) -> Response:
        return _file(site, f"/{address}", request.query_string.decode("ascii", "replace"))

    server.add_url_rule(f"{DOWNLOADS}/<path:address>", "download", download, methods=["GET"])


def _file(site: Site, address: str, query: str) -> Response:
    asked = _ADDRESS.fullmatch(address)
    words = site.words("sv")
    if asked is None:
        raise not_found(address, words)
    page, page_request = site.request(asked["page"] or "/", query)
    if asked["table"] not in page.TABLES:
        raise not_found(address, page_request.words)
    return _written(page, page_request, name=asked["table"], form=asked["format"])


def _written(page: PageModule, page_request: PageRequest, *, name: str, form: str) -> Response:
    page.title(page_request)  # says NotFoundError where the path's variable names nothing
    table = page.TABLES[name](page_request)
    chosen = FILE_FORMATS[form]
    body = chosen.write(table, readme(page, page_request, table))
    file_name = f"{name}_{page_request.release.release_id}{file_suffix(page_request)}.{form.removeprefix('sv.')}"
    response = Response(body, content_type=chosen.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response.headers["X-Rows"] = str(len(table.frame))
    return response
