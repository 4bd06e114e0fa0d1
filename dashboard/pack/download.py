"""The meeting pack as a file to download: `/nedladdning/motesunderlag/<region>.html`."""

from __future__ import annotations

from flask import Flask, Response, request

from dashboard.links import PACKS
from dashboard.pack.document import pack_document
from dashboard.site import Site


def register_pack(server: Flask, site: Site) -> None:
    """Serve the pack of a region for the day, language and shared filters of the address."""

    def pack(region: str) -> Response:
        document, name = pack_document(site, region, query=request.query_string.decode("ascii", "replace"))
        response = Response(document, mimetype="text/html")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.html"'
        return response

    server.add_url_rule(f"{PACKS}/<string:region>.html", "pack", pack, methods=["GET"])
