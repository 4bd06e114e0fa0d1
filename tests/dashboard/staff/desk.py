"""Somebody who has signed in and hands in deliveries, for tests that run the real commands."""

from __future__ import annotations

import io
import re
import time
from dataclasses import dataclass

from werkzeug.test import TestResponse

from dashboard.staff.door import staff_folder
from dashboard.staff.runner import Runner
from tests.dashboard.staff.conftest import Staff


@dataclass(frozen=True)
class Desk(Staff):
    """Somebody who has signed in, with what they do."""

    def hand_in(self, *files: tuple[str, bytes | str], wait: bool = True) -> str:
        """Hand in files; gives the address of the delivery when the dry run has ended."""
        sent = [(io.BytesIO(text.encode() if isinstance(text, str) else text), name) for name, text in files]
        answer = self.client.post("/leverans", data={"token": self.token(), "filer": sent})
        assert answer.status_code == 303, answer.get_data(as_text=True)
        if wait:
            self.wait()
        return answer.headers["Location"]

    def wait(self) -> None:
        """Until no command is running."""
        runner = Runner(staff_folder(self.settings.data_dir), self.settings)
        deadline = time.monotonic() + 180
        while runner.running() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert runner.running() is None

    def text(self, address: str) -> str:
        """The words of a page."""
        return re.sub(r"<[^>]+>", " ", self.client.get(address).get_data(as_text=True))

    def heading(self, address: str) -> str:
        """The page's heading."""
        found = re.search("<h1>(.*?)</h1>", self.client.get(address).get_data(as_text=True))
        assert found
        return found[1].replace("\u00a0", " ")

    def do(self, address: str, **fields: str) -> TestResponse:
        """Send a form of the page."""
        return self.client.post(address, data={"token": self.token(), **fields})
