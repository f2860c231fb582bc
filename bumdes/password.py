"""Passwords: which of them protect anybody, and what is kept of them: argon2id hashes.

Length is what counts; which kinds of letters they have is nobody's business. Refused is what
people guess first: common words, rows of the keyboard, numbers, and what is known of one.

Source:
    NIST SP 800-63B section 3.1.1; OWASP ASVS 5.0 chapter 6.2.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from bumdes.errors import WeakPasswordError

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST, MOST = 12, 128
"""Characters of a password."""

_MOST_CHECKED = 200
"""Characters that count; older passwords may be longer than new ones."""

_FEWEST_DIFFERENT = 5
_FEWEST_OF_ONES_OWN = 6
"""Characters that must be left of a password without what is known of the person."""

_SHORTEST_KNOWN_WORD = 3

_LOOK_ALIKE = str.maketrans("013457@$!", "oieastasi")

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
)

# 19 MiB and two passes: what OWASP asks for, and what a small server bears.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

_NOBODY = _HASHER.hash("nobody has this password")
"""Verified for names that nobody has, so that the time it takes tells strangers nothing."""


def check_password(password: str, *, username: str, known: Iterable[str] = ()) -> None:
    """Do nothing if *password* can protect *username*.

    Args:
        known: what everybody knows of the person: name, enterprise, village.

    Raises:
        WeakPasswordError: it is too short, too long, or what is guessed first.
    """
    problem = weakness(password, username=username, known=known)
    if problem is not None:
        raise problem


def weakness(
    password: str, *, username: str, known: Iterable[str] = ()
) -> WeakPasswordError | None:
    """Return what is wrong with a password, or None; see ``check_password``."""
    plain = unicodedata.normalize("NFKC", password).casefold()
    if len(password) < FEWEST:
        return WeakPasswordError("too_short", FEWEST)
    if len(password) > MOST:
        return WeakPasswordError("too_long", FEWEST)
    found = (
        (plain == username.casefold(), WeakPasswordError("the_username", FEWEST)),
        (_is_row(plain), WeakPasswordError("a_row", FEWEST)),
        (not re.sub(r"[\W\d_]", "", plain), WeakPasswordError("only_digits", FEWEST)),
        (_is_common(plain), WeakPasswordError("common", FEWEST)),
        (
            _is_known(plain, (username, *known)),
            WeakPasswordError("about_the_person", FEWEST),
        ),
    )
    return next((problem for is_so, problem in found if is_so), None)


def hash_password(password: str) -> str:
    """Return what is kept of *password*."""
    return _HASHER.hash(password)


def is_password(password: str, password_hash: str | None) -> bool:
    """Whether *password_hash* was made of *password*; never if it is None or empty.

    That takes as long.
    """
    try:
        _HASHER.verify(password_hash or _NOBODY, password[:_MOST_CHECKED])
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(password_hash)


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made more cheaply than hashes are made now."""
    return _HASHER.check_needs_rehash(password_hash)


@cache
def common_words() -> frozenset[str]:
    """Return the words of which the commonest passwords are made."""
    text = files("bumdes").joinpath("data", "common_password_words.txt")
    return frozenset(text.read_text(encoding="utf-8").split())


def _is_row(plain: str) -> bool:
    """Whether it is letters or digits in a row, there or back, or few of them repeated."""
    if len(set(plain)) < _FEWEST_DIFFERENT:
        return True
    bare = re.sub(r"[\W_]", "", plain)
    doubled = [row * 4 for row in _ROWS]
    return any(bare in row or bare[::-1] in row for row in doubled)


def _is_common(plain: str) -> bool:
    """Whether one or two common words are all it is, with digits and signs around them."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    spellings = {
        re.sub(r"[\W\d_]", "", core),
        re.sub(r"[\W\d_]", "", core.translate(_LOOK_ALIKE)),
        re.sub(r"[\W\d_]", "", plain),
    }
    return any(_is_of_two_words(spelling) for spelling in spellings)


def _is_of_two_words(letters: str) -> bool:
    words = common_words()
    return _repeated(letters) in words or any(
        letters[:cut] in words and letters[cut:] in words for cut in range(1, len(letters))
    )


def _repeated(letters: str) -> str:
    """Return what *letters* are so many times over; themselves if they are nothing twice."""
    for length in range(1, len(letters) // 2 + 1):
        if len(letters) % length == 0 and letters == letters[:length] * (
            len(letters) // length
        ):
            return letters[:length]
    return letters


def _is_known(plain: str, known: Iterable[str]) -> bool:
    """Whether little is left of it without what everybody knows of the person."""
    words = {word for text in known for word in re.split(r"[\W\d_]+", text.casefold())}
    left = re.sub(r"[\W\d_]", "", plain)
    before = left
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= _SHORTEST_KNOWN_WORD:
            left = left.replace(word, "")
    return left != before and len(left) < _FEWEST_OF_ONES_OWN
