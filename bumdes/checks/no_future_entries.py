"""Nothing is recorded for a day that is yet to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger.late import entries_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for year, number, date in entries_after(work.book, work.today):
        if date <= period.last_day:
            yield Finding(
                text=phrase(
                    "Catatan bertanggal {date}, padahal hari itu belum tiba.",
                    date=f"{date:%d-%m-%Y}",
                ),
                entry=(year, number),
            )


NO_FUTURE_ENTRIES = Check(
    key="no_future_entries",
    label="Tidak ada catatan bertanggal di masa depan",
    advice="Buka catatannya, batalkan, lalu catat lagi dengan tanggal yang benar.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Uang yang belum bergerak sudah ikut dihitung dalam laporan.",
    place="transactions",
    find=_find,
)
