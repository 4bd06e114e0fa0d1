"""For gunicorn: `gunicorn --worker-class gthread dashboard.wsgi:server`."""

from __future__ import annotations

from config.settings import load_settings
from dashboard.app import create_app

server = create_app(load_settings()).server
