"""The dashboard on a free port of this machine, for tests that open pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from werkzeug.serving import make_server

from config.settings import Settings
from dashboard.app import create_app


@contextmanager
def serve(settings: Settings, *, plotly_js: Path | None = None) -> Iterator[str]:
    """Address of the dashboard over a store, until the block ends; with another bundle for charts where one is told."""
    server = make_server("127.0.0.1", 0, create_app(settings, plotly_js=plotly_js).server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
