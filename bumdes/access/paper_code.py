"""Codes that are printed, read out and typed in once: no letter looks like another."""

from __future__ import annotations

import hashlib
import secrets

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_GROUP = 4


def new_code(groups: int) -> str:
    """Return so many groups of four letters and digits: ``7KQM-W2XA-…``; 19 bits each."""
    return "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(groups)
    )


def code_digest(typed: str) -> str:
    """Return what is kept of a code, in whatever case and with whatever marks it was typed."""
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
