"""Every paper that an entry names is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from bumdes.stored_file import files_named
from ledger.proofs import entries_naming, evidence_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    named = evidence_named(work.book, period)
    kept = {file.digest for file in files_named(work.session, work.book_id, sorted(named))}
    for digest in sorted(named - kept):
        entry = entries_naming(work.book, digest)[0]
        yield Finding(
            text=phrase(
                "Bukti dengan sidik {digest} disebut catatan, tetapi tidak tersimpan.",
                digest=digest[:12],
            ),
            entry=entry,
        )


EVIDENCE_KEPT = Check(
    key="evidence_kept",
    label="Setiap bukti yang disebut catatan benar-benar tersimpan",
    advice="Cari kertasnya, lalu simpan berkasnya lagi lewat Surat dan berkas.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Bukti yang hilang sama dengan pengeluaran tanpa bukti.",
    place="papers",
    find=_find,
)
