"""The statements of the period hold: what must be equal in them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, Finding, Occasion
from reports.errors import ProofFailedError
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for key in STATEMENTS:
        try:
            statement_table(work.book, key, Scope(period, by_unit=True))
        except ProofFailedError:
            yield Finding(text=f"{key}: dua angka yang harus sama ternyata berbeda.")


STATEMENTS_PROVED = Check(
    key="statements_proved",
    label="Laporan keuangan saling cocok, per unit dan gabungan",
    advice="Jangan tutup buku. Mintalah pemeriksaan pembukuan.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    find=_find,
)
