"""Everybody who signs the statements has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from reports.letterhead import signatories_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for signatory in signatories_of(work, period.last_day):
        if not signatory.name:
            yield Finding(
                text=phrase(
                    "Belum ada nama untuk {role} pada akhir masa ini.",
                    role=word(signatory.role),
                )
            )


SIGNATORIES_NAMED = Check(
    key="signatories_named",
    label="Semua penanda tangan laporan mempunyai nama",
    advice="Buka Pengurus, lalu catat siapa yang menjabat dan sejak kapan.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.PAPERS,
    why="Laporan dicetak dengan garis kosong di tempat tanda tangan.",
    place="organs",
    find=_find,
)
