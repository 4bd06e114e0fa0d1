"""Compressed answers; the bundles, which never change, are compressed once."""

from __future__ import annotations

from typing import Any

from flask import Request, Response

from dashboard.plotly_bundle import SCRIPTS

BUNDLES = ("/_dash-component-suites/", SCRIPTS)
MOST_KEPT = 64
"""More than there are bundles; an address can be varied without end."""


class BundleCache:
    """Remembers compressed bundles by address; pages and files are never kept."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The compressed bundle, None where there is none."""
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a bundle."""
        if any(place in key for place in BUNDLES) and len(self._kept) < MOST_KEPT:
            self._kept[key] = value


def _cache_key(request: Request) -> str:
    return request.path


COMPRESSION: dict[str, Any] = {
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_BR_LEVEL": 5,
    "COMPRESS_CACHE_BACKEND": BundleCache,
    "COMPRESS_CACHE_KEY": _cache_key,
    "COMPRESS_MIMETYPES": [
        "text/html",
        "text/css",
        "text/csv",
        "text/javascript",
        "application/javascript",
        "application/json",
        "image/svg+xml",
    ],
}


def close_with_answer(response: Response) -> Response:
    """Have the file under an answer closed with it; compressing forgets the body it replaces."""
    if close := getattr(response.response, "close", None):
        response.call_on_close(close)
    return response
