"""Contributed capital in the books is what its register says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.reconciliation import reconcile_capital
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    reconciled = reconcile_capital(work.session, work.book, at=period.last_day)
    for row in reconciled.rows:
        if row.difference.amount:
            yield Finding(
                text=phrase("{name}: buku modal dan buku besar berbeda.", name=row.name),
                account=row.account,
                amounts=(row.registered + row.opening, row.ledger),
            )


CAPITAL_REGISTERED = Check(
    key="capital_registered",
    label="Buku modal sama dengan ekuitas",
    advice="Buka halaman Modal, lalu cari setoran yang belum tercatat di buku modal.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT, Occasion.HOME}),
    is_binding=True,
    area=CheckArea.CAPITAL,
    why="Kalau berbeda, modal Desa di laporan tidak dapat dipertanggungjawabkan.",
    place="capital",
    find=_find,
)
