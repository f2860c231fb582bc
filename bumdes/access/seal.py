"""Seals: what must be read again, such as the secret of a phone, is kept under a key.

The key lies in a file beside the database, and in no copy of the database: whoever finds a
copy, or reads the tables, cannot show the codes of anybody's phone. Passwords and codes on
paper need none, for only digests of them are kept.

Source:
    AES-256-GCM, NIST SP 800-38D, with a random nonce of 96 bits; what a secret is of is bound
    to it, so that nobody can put one in the place of another.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from typing import TYPE_CHECKING

from bumdes.errors import SealBrokenError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = "s1:"
"""What is sealed begins with it, and nothing else: base32 has no colon."""

_NONCE_BYTES = 12


class Seal:
    """A key, and what is done with it; it shows itself to nobody."""

    __slots__ = ("_key",)

    def __init__(self, words: str) -> None:
        """Make the key of *words*, which are random and long, as in the file of the key."""
        self._key = hashlib.sha256(f"bumdes seal 1\n{words}".encode()).digest()

    def close(self, plain: str, *, of: str) -> str:
        """Return *plain* as it is kept.

        Args:
            of: what it belongs to, such as the id of a person; to be said again to open it.
        """
        nonce = secrets.token_bytes(_NONCE_BYTES)
        closed = self._cipher().encrypt(nonce, plain.encode(), of.encode())
        return MARK + base64.b64encode(nonce + closed).decode()

    def open(self, kept: str, *, of: str) -> str:
        """Return what was kept; as it is if that was done before there were seals.

        Raises:
            SealBrokenError: it was closed with another key, for something else, or changed.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see _cipher

        if not is_sealed(kept):
            return kept
        try:
            content = base64.b64decode(kept.removeprefix(MARK), validate=True)
            nonce, closed = content[:_NONCE_BYTES], content[_NONCE_BYTES:]
            return self._cipher().decrypt(nonce, closed, of.encode()).decode()
        except (ValueError, InvalidTag) as error:
            raise SealBrokenError(of) from error

    def _cipher(self) -> AESGCM:
        # Late, for most of what the program does needs no cipher.
        from cryptography.hazmat.primitives.ciphers import aead  # noqa: PLC0415

        return aead.AESGCM(self._key)


def is_sealed(kept: str) -> bool:
    """Whether it can be read with the key only."""
    return kept.startswith(MARK)
