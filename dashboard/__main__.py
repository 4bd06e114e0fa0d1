"""`python -m dashboard`: the dashboard on the host and port of the settings, for one's own machine."""

from __future__ import annotations

from config.settings import load_settings
from dashboard.app import create_app


def main() -> None:
    """Serve until interrupted."""
    settings = load_settings()
    create_app(settings).server.run(host=settings.host, port=settings.port, threaded=True)


if __name__ == "__main__":
    main()
