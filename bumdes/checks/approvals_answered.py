"""Nothing dated in the period waits for a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.approval.held_act import waiting_until
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    count = waiting_until(work.session, work.book_id, period.last_day)
    if count:
        yield Finding(
            text=phrase("{count} catatan menunggu persetujuan orang kedua.", count=count)
        )


APPROVALS_ANSWERED = Check(
    key="approvals_answered",
    label="Tidak ada catatan yang menunggu persetujuan",
    advice="Buka Persetujuan, lalu setujui atau kembalikan satu per satu.",
    occasions=frozenset(
        {Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT, Occasion.HOME}
    ),
    is_binding=True,
    area=CheckArea.BOOKS,
    why="Yang menunggu belum masuk buku; sesudah bukunya ditutup, tidak bisa lagi dicatat.",
    place="approvals",
    find=_find,
)
