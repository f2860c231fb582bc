"""Plain letters: names as codes and ids write them."""

from __future__ import annotations

import unicodedata


def plain_letters(name: str) -> str:
    """Return *name* without accents, and without what is not ASCII: ``Rene`` for ``René``."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
