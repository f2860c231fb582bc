"""Entries are recorded soon after the day they are dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.lateness import came_late
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    after, late = came_late(work, period)
    if late:
        count = sum(each.entries for each in late)
        yield Finding(
            text=phrase(
                "{count} catatan dibuat lebih dari {after} hari sesudah"
                " tanggalnya; yang paling lama {days} hari, bertanggal {date}.",
                count=count,
                after=after,
                days=late[0].days,
                date=f"{late[0].date:%d-%m-%Y}",
            ),
        )


ENTRIES_ON_TIME = Check(
    key="entries_on_time",
    label="Catatan dibuat tidak lama sesudah kejadiannya",
    advice="Jelaskan kepada Pengawas mengapa terlambat dan apa buktinya. Catatlah harian.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Catatan yang lama menyusul mudah keliru dan biasanya ditanyakan pemeriksa.",
    place="transactions",
    find=_find,
)
