"""Whether this process can answer with figures: for load balancers and container health checks."""

from __future__ import annotations

import gc
import threading

from flask import Flask, Response, jsonify

from config.errors import ResultatkedjanError
from dashboard.links import HEALTH
from dashboard.page_cache import Draw
from dashboard.site import Site
from dashboard.warm_up import warm_up


def register_health(server: Flask, site: Site, draw: Draw) -> None:
    """Serve `/halsa`: 200 and the release's id once every page was drawn from it, 503 where there is none to show."""
    warm: set[str] = set()
    one_at_a_time = threading.Lock()

    def health() -> tuple[Response, int]:
        try:
            release = site.releases()
        except ResultatkedjanError as error:
            return jsonify(status="no_release", reason=type(error).__name__), 503
        with one_at_a_time:
            if release.release_id not in warm:
                warm_up(site, draw)
                _set_aside()
                warm.add(release.release_id)
        return jsonify(status="ok", release=release.release_id, known_on=release.known_on.isoformat()), 200

    server.add_url_rule(HEALTH, "health", health, methods=["GET"])


def _set_aside() -> None:
    """Leave what stays for good out of the collector's rounds: a drawn page would pay for looking through it again."""
    gc.collect()
    gc.freeze()
