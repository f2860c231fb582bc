"""BAB VII and VIII: what went wrong, and what each organ did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.accountability.slots import ADVICE, FOLLOW_UP, MANAGEMENT, PROBLEMS
from reports.bound.report import Chapter

if TYPE_CHECKING:
    from reports.accountability.telling import Telling


def problems(telling: Telling) -> Chapter:
    """Return the chapter of problems, and what is done about them."""
    blocks = (*telling.topic(PROBLEMS), *telling.topic(FOLLOW_UP))
    return Chapter(key="masalah", title="Masalah dan Tindak Lanjut", blocks=blocks)


def duties(telling: Telling) -> Chapter:
    """Return the chapter in which each organ tells of its duties."""
    blocks = (*telling.topic(MANAGEMENT), *telling.topic(ADVICE))
    return Chapter(
        key="tugas", title="Laporan Tugas Pengurusan, Pengawasan, Penasihatan", blocks=blocks
    )
