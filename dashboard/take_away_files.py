"""`/nedladdning/export`: the file that the page `/export` is asked for, written to disk and sent from there."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack

from flask import Flask, Response, request
from werkzeug.wsgi import wrap_file

from dashboard.exports.file_formats import EXPORT_FORMATS
from dashboard.exports.taking import file_name, write
from dashboard.filters import BadParameterError
from dashboard.links import TAKE_AWAY
from dashboard.pages import export
from dashboard.request import PageRequest
from dashboard.sections.take_away import FORMAT, extraction_of, is_possible
from dashboard.site import Site
from warehouse.files import sha256_of_stream


def register_take_away(server: Flask, site: Site) -> None:
    """Serve the file with the page's own filters, its rows and its SHA-256 as headers."""

    def take_away() -> Response:
        _, asked = site.request(export.PATH, request.query_string.decode("ascii", "replace"))
        return _sent(asked)

    server.add_url_rule(TAKE_AWAY, "take_away", take_away, methods=["GET"])


def _sent(asked: PageRequest) -> Response:
    """The file; it goes with the answer. Raises BadParameterError where no format is chosen, or one that cannot be."""
    name = asked.params[FORMAT.name]
    if not name or not is_possible(asked):
        raise BadParameterError(
            where=asked.t("error.where_parameter", name=FORMAT.name),
            found=f"”{name}”",
            expected=asked.t("export.formats"),
            todo=asked.t("error.todo_parameter"),
        )
    with ExitStack() as unsent:
        file = unsent.enter_context(tempfile.TemporaryFile())
        with extraction_of(asked) as rows:
            write(rows, name, file)
        length, digest = file.tell(), sha256_of_stream(file)
        file.seek(0)
        response = Response(
            wrap_file(request.environ, file), content_type=EXPORT_FORMATS[name].media_type, direct_passthrough=True
        )
        response.call_on_close(unsent.pop_all().close)
    response.content_length = length
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(rows, name)}"'
    response.headers["X-Rows"] = str(rows.row_count)
    response.headers["X-SHA256"] = digest
    return response
