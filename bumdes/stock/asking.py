"""Asking twice: what was recorded under a key is the answer to the same request again.

What goods cost is found when they go out, so an entry about to be made again could differ from
the one that is there though the same was asked for; the request is what is compared.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ledger.errors import KeyReusedError

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Posted

REQUEST_TAG = "request"
"""Tag of entries: the digest of what was asked for."""


def digest_of(work: Work) -> str:
    """Return the digest (SHA-256, hexadecimal) of the request of *work*."""
    return hashlib.sha256(work.request.encode()).hexdigest()


def asked_before(work: Work, key: str) -> Posted | None:
    """Return what the request of *work* led to when it was asked before; None if it was not.

    Raises:
        KeyReusedError: something else was asked under *key*.
    """
    known = work.book.find(key)
    if known is None:
        return None
    stored, given = known.entry.tags.get(REQUEST_TAG, ""), digest_of(work)
    if stored != given:
        raise KeyReusedError(key, REQUEST_TAG, stored=stored, given=given)
    return work.book.same(known, known.entry)
