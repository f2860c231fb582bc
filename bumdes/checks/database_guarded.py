"""What keeps the books from being changed from outside is in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.kept_tables import KEPT_TABLES
from bumdes.phrase import phrase
from ledger import guards
from ledger.soundness import is_head_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:  # noqa: ARG001 - of all days
    missing = guards.missing(work.book.connection, kept=KEPT_TABLES)
    if missing:
        yield Finding(
            text=phrase(
                "{missing} pengaman basis data tidak ada lagi: catatan dapat"
                " diubah atau dihapus dari luar aplikasi.",
                missing=len(missing),
            ),
        )
    if not is_head_last(work.book):
        yield Finding(
            text="Catatan terakhir bukan yang tercantum sebagai kepala rantai buku.",
            repair="Ada catatan yang dihapus atau disisipkan. Jalankan bumdes verify, lalu"
            " kembalikan buku dari cadangan.",
        )


DATABASE_GUARDED = Check(
    key="database_guarded",
    label="Pengaman buku terhadap perubahan dari luar masih utuh",
    advice="Jalankan bumdes verify dan bumdes doctor, atau kembalikan buku dari cadangan.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    area=CheckArea.BOOKS,
    why="Tanpa pengaman, laporan yang dicetak tidak dapat dibuktikan berasal dari buku.",
    find=_find,
)
