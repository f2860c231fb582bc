"""The numbers of entries and vouchers run without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from ledger.numbering import JOURNAL
from ledger.soundness import is_unbroken
from ledger.verify import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    if is_unbroken(work.book):
        return
    for gap in gaps(work.book):
        if gap.year <= period.last_day.year:
            series = word("jurnal") if gap.series == JOURNAL else gap.series
            numbers = (
                f"{gap.first}"
                if gap.first == gap.last
                else phrase("{first} sampai {last}", first=gap.first, last=gap.last)
            )
            yield Finding(
                text=phrase(
                    "Nomor {series} {numbers} tahun {year} tidak ada.",
                    series=series,
                    numbers=numbers,
                    year=gap.year,
                )
            )


NUMBERS_UNBROKEN = Check(
    key="numbers_unbroken",
    label="Nomor jurnal dan nomor bukti tidak terputus",
    advice="Ini tidak mungkin terjadi lewat aplikasi. Kembalikan buku dari cadangan terakhir.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    is_of_storage=True,
    area=CheckArea.BOOKS,
    why="Nomor yang hilang berarti ada catatan yang dihapus dari luar aplikasi.",
    find=_find,
)
