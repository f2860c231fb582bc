"""BAB I: why there is a report, on what it stands, and what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.accountability.slots import BACKGROUND, LEGAL_BASIS, PURPOSE
from reports.bound.report import Chapter

if TYPE_CHECKING:
    from reports.accountability.telling import Telling


def introduction(telling: Telling) -> Chapter:
    """Return the chapter."""
    blocks = [
        block for slot in (BACKGROUND, LEGAL_BASIS, PURPOSE) for block in telling.topic(slot)
    ]
    return Chapter(key="pendahuluan", title="Pendahuluan", blocks=tuple(blocks))
