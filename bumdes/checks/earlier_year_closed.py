"""The year before is closed, so that what is compared with stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger import Period as Days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    before = Days.year(period.last_day.year - 1)
    state = work.book.periods.state
    if state.closed_through is not None and state.closed_through >= before.last_day:
        return
    rows = work.book.turnovers(
        first_day=before.first_day, last_day=before.last_day, components=False
    )
    if any(not row.is_before for row in rows):
        year = before.last_day.year
        yield Finding(
            text=phrase(
                "Tahun {year} belum ditutup, jadi angkanya masih dapat berubah.", year=year
            )
        )


EARLIER_YEAR_CLOSED = Check(
    key="earlier_year_closed",
    label="Tahun sebelumnya sudah ditutup",
    advice="Buka Tutup buku, selesaikan daftar periksa tahun itu, lalu tutup.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Saldo awal tahun ini berasal dari tahun itu; selama terbuka, laporannya belum tetap.",
    place="years",
    find=_find,
)
