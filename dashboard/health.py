"""Whether this process can answer with figures: for load balancers and container health checks."""

from __future__ import annotations

from flask import Flask, Response, jsonify

from config.errors import ResultatkedjanError
from dashboard.links import HEALTH
from dashboard.site import Site


def register_health(server: Flask, site: Site) -> None:
    """Serve `/halsa`: 200 and the release's id, 503 where there is none to show."""

    def health() -> tuple[Response, int]:
        try:
            release = site.releases()
        except ResultatkedjanError as error:
            return jsonify(status="no_release", reason=type(error).__name__), 503
        return jsonify(status="ok", release=release.release_id, known_on=release.known_on.isoformat()), 200

    server.add_url_rule(HEALTH, "health", health, methods=["GET"])
