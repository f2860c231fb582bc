"""Which of the member villages a page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.enterprise import Village


def chosen_village(villages: Sequence[Village], code: str) -> Village:
    """Return the village with *code*; without one, the first.

    Raises:
        NotFoundError: there is no such village.
    """
    for village in villages:
        if code in {"", village.code}:
            return village
    raise NotFoundError("village", code)
