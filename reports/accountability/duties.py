"""BAB VII and VIII: what went wrong, and what each organ did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.accountability.slots import ADVICE, FOLLOW_UP, MANAGEMENT, PROBLEMS
from reports.bound.block import Heading, Prose
from reports.bound.report import Chapter

if TYPE_CHECKING:
    from reports.accountability.telling import Telling
    from reports.bound.block import Block

SUPERVISED = ("activities", "opinion")
"""Of what the supervisors wrote, that which the chapter tells; an annex holds all of it."""


def problems(telling: Telling) -> Chapter:
    """Return the chapter of problems, and what is done about them."""
    blocks = (*telling.topic(PROBLEMS), *telling.topic(FOLLOW_UP))
    return Chapter(key="masalah", title="Masalah dan Tindak Lanjut", blocks=blocks)


def duties(telling: Telling) -> Chapter:
    """Return the chapter in which each organ tells of its duties."""
    blocks = (*telling.topic(MANAGEMENT), *_supervision(telling), *telling.topic(ADVICE))
    return Chapter(
        key="tugas", title="Laporan Tugas Pengurusan, Pengawasan, Penasihatan", blocks=blocks
    )


def _supervision(telling: Telling) -> tuple[Block, ...]:
    """Return what the supervisors say of their duties, in their own words."""
    said = [telling.supervision[key] for key in SUPERVISED if key in telling.supervision]
    if not said:
        said = ["Laporan pengawasan belum ditulis oleh pengawas."]
    return (Heading("Laporan tugas pengawas"), Prose("\n\n".join(said)))
