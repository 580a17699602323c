"""What people type: nicknames, codes and tokens; checked, counted, never trusted."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0, 1
CODE_LENGTH = 6
LONGEST_NAME = 24
IDENTIFIER = re.compile(r"[0-9a-f]{32,64}")
HIDDEN = "C"  # Unicode's control, format, surrogate, private and unassigned characters
BLANK = {"Zl", "Zp"}


class GameError(Exception):
    """Something a player or a teacher may not do now; `reason` names the message that says so."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def new_code() -> str:
    """Return a join code that nobody guesses within a lesson."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """Return the secret part of the teacher's address."""
    return secrets.token_hex(24)


def typed_code(text: object) -> str:
    """Return a code as it was meant: capitals, no spaces or hyphens."""
    return re.sub(r"[\s-]", "", text).upper() if isinstance(text, str) else ""


def same(first: str, second: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they agree."""
    return hmac.compare_digest(first.encode(), second.encode())


def fingerprint(secret: str) -> str:
    """Return what is kept of a secret: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def identifier(value: object) -> str:
    """Return a random identifier that a browser drew, or refuse it."""
    if not (isinstance(value, str) and IDENTIFIER.fullmatch(value)):
        raise GameError("malformed")
    return value


def nickname(value: object) -> str:
    """Return a nickname as it is shown, or refuse it.

    Parameters
    ----------
    value : object
        What came in. Text is normalized and trimmed; it stays text wherever it is shown.

    Raises
    ------
    GameError
        For what is no text, empty, longer than 24 characters, or holds hidden characters.
    """
    if not isinstance(value, str) or len(value) > 4 * LONGEST_NAME:
        raise GameError("name")
    text = " ".join(unicodedata.normalize("NFC", value).split(" ")).strip()
    kinds = {unicodedata.category(sign) for sign in text}
    hidden = any(kind.startswith(HIDDEN) for kind in kinds) or kinds & BLANK
    seen = any(not kind.startswith(("M", "Z")) for kind in kinds)
    piled = sum(unicodedata.category(sign).startswith("M") for sign in text) > len(text) // 2
    if not (0 < len(text) <= LONGEST_NAME) or hidden or not seen or piled:
        raise GameError("name")
    return text
