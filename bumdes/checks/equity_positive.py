"""The enterprise owns more than it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from ledger import AccountKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_OWNED = {AccountKind.EQUITY, AccountKind.REVENUE, AccountKind.EXPENSE}


def _find(work: Work, period: Period) -> Iterator[Finding]:
    rows = work.book.turnovers(last_day=period.last_day, components=False)
    minor = sum(
        row.credits - row.debits for row in rows if work.book.chart[row.account].kind in _OWNED
    )
    if minor < 0:
        yield Finding(
            text="Utang lebih besar daripada seluruh aset.",
            amounts=(from_minor(minor, work.book.currency),),
        )


EQUITY_POSITIVE = Check(
    key="equity_positive",
    label="Aset lebih besar daripada utang",
    advice="Periksa dahulu catatannya. Bila benar rugi, sampaikan kepada Musyawarah Desa.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.STATEMENTS,
    why="Bila benar, kelangsungan usaha diragukan dan wajib dijelaskan dalam laporan.",
    place="statements",
    find=_find,
)
