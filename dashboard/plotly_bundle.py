"""plotly.js under an address that changes with it: the small bundle where npm brought it, else the whole one.

The whole bundle comes with plotly.py. The small one draws the traces of TRACES alone and is about a quarter as large;
`npm ci` brings the version that package.json names, which a test holds to plotly.py's own.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

import plotly
from flask import Flask, Response
from plotly.offline import get_plotlyjs_version

LOG = logging.getLogger(__name__)
NODE_MODULES = Path(__file__).resolve().parents[1] / "node_modules"
PACKAGE = "plotly.js-basic-dist-min"
SMALL = "plotly-basic.min.js"
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
TRACES = frozenset({"bar", "pie", "scatter"})
"""What the small bundle draws."""

SCRIPTS = "/plotly/"
"""Where the bundle is served."""


def best_bundle(node_modules: Path = NODE_MODULES) -> Path:
    """The small bundle where it is installed in plotly.py's version; the whole one otherwise."""
    file, described = node_modules / PACKAGE / SMALL, node_modules / PACKAGE / "package.json"
    if not (file.is_file() and described.is_file()):
        return WHOLE
    found, wanted = json.loads(described.read_text(encoding="utf-8")).get("version"), get_plotlyjs_version()
    if found == wanted:
        return file
    LOG.warning("%s – version %s – %s expected – the whole bundle is served; run npm ci", described, found, wanted)
    return WHOLE


def register_plotly(server: Flask, bundle: Path) -> str:
    """Serve a bundle; gives its address, with the digest of its content in the name."""
    script = bundle.read_bytes()
    name = bundle.name.removesuffix(".min.js")
    address = f"{SCRIPTS}{name}.{hashlib.sha256(script).hexdigest()[:16]}.js"

    def plotly_js() -> Response:
        return Response(script, mimetype="text/javascript")

    server.add_url_rule(address, "plotly", plotly_js, methods=["GET"])
    return address
