"""Who is at the other end: a signed cookie that a script cannot read, and a token in each form that goes with it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from warehouse import files

COOKIE = "resultatkedjan_personal"
_LONGEST = 500
_KEY_BYTES = 32


@dataclass(frozen=True)
class Session:
    """One visitor, signed in or not."""

    visitor: str
    signed_in: bool
    since: int  # seconds since 1970


def new_session(*, signed_in: bool) -> Session:
    """A session nobody has had: also a sign-in gets a new one, so that none can be planted."""
    return Session(secrets.token_urlsafe(18), signed_in, int(time.time()))


@dataclass(frozen=True)
class Sealer:
    """Signs sessions and tokens; another password makes every session of the old one worthless."""

    key: bytes

    def seal(self, session: Session) -> str:
        """The cookie's value."""
        body = base64.urlsafe_b64encode(json.dumps([session.visitor, session.signed_in, session.since]).encode())
        return f"{body.decode()}.{self._mac(b'session', body)}"

    def open(self, value: str, *, hours: int) -> Session | None:
        """The session of a cookie; None where it is not ours, changed or too old."""
        body, _, mac = value[:_LONGEST].encode("ascii", "replace").partition(b".")
        if not hmac.compare_digest(self._mac(b"session", body).encode(), mac):
            return None
        session = Session(*json.loads(base64.urlsafe_b64decode(body)))
        return session if 0 <= time.time() - session.since < hours * 3600 else None

    def token(self, session: Session) -> str:
        """What a form of this session carries."""
        return self._mac(b"form", session.visitor.encode())

    def fits(self, token: str, session: Session) -> bool:
        """Whether a form was made for this session."""
        return hmac.compare_digest(self.token(session).encode(), token.encode("ascii", "replace"))

    def blind(self, text: str) -> str:
        """A short name for something that is not to be kept, an address."""
        return self._mac(b"blind", text.encode())[:16]

    def _mac(self, purpose: bytes, text: bytes) -> str:
        return hmac.new(self.key, purpose + b"\0" + text, hashlib.sha256).hexdigest()


def sealer_of(folder: Path, password: str) -> Sealer:
    """The installation's sealer; its key is made on first use with mode 600, the same for every process."""
    path = files.ensure_folder(folder) / "session.key"
    if not path.exists():
        with contextlib.suppress(FileExistsError):  # another process made it a moment ago: that one counts
            files.create_whole(path, secrets.token_bytes(_KEY_BYTES))
    return Sealer(hmac.new(path.read_bytes(), password.encode(), hashlib.sha256).digest())
