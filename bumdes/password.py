"""Passwords: kept as argon2id hashes, never as they were typed."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from bumdes.errors import WeakPasswordError

FEWEST, MOST = 8, 200
"""Characters of a password."""

# 19 MiB and two passes: what OWASP asks for, and what a small server bears.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

_NOBODY = _HASHER.hash("nobody has this password")
"""Verified for names that nobody has, so that the time it takes tells strangers nothing."""


def check_password(password: str, *, username: str) -> None:
    """Do nothing if *password* can protect *username*.

    Raises:
        WeakPasswordError: it is too short, too long, or the username.
    """
    if len(password) < FEWEST:
        raise WeakPasswordError("too_short", FEWEST)
    if len(password) > MOST:
        raise WeakPasswordError("too_long", FEWEST)
    if password.casefold() == username.casefold():
        raise WeakPasswordError("the_username", FEWEST)


def hash_password(password: str) -> str:
    """Return what is kept of *password*."""
    return _HASHER.hash(password)


def is_password(password: str, password_hash: str | None) -> bool:
    """Whether *password_hash* was made of *password*; never if it is None or empty.

    That takes as long.
    """
    try:
        _HASHER.verify(password_hash or _NOBODY, password[:MOST])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made more cheaply than hashes are made now."""
    return _HASHER.check_needs_rehash(password_hash)
