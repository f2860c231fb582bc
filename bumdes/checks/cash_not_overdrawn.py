"""No cash account of the whole enterprise is below zero when the period ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    codes = [account.code for account in work.book.chart.cash()]
    if not codes:
        return
    sums: dict[str, int] = {}
    for row in work.book.turnovers(last_day=period.last_day, accounts=codes, components=False):
        sums[row.account] = sums.get(row.account, 0) + row.debits - row.credits
    for account, minor in sorted(sums.items()):
        if minor < 0:
            yield Finding(
                text=phrase(
                    "{name} seluruh usaha kurang dari nol.",
                    name=word(work.book.chart[account].name),
                ),
                account=account,
                amounts=(from_minor(minor, work.book.currency),),
            )


CASH_NOT_OVERDRAWN = Check(
    key="cash_not_overdrawn",
    label="Kas di neraca tidak kurang dari nol",
    advice="Cari penerimaan yang belum dicatat, pengeluaran ganda, atau salah memilih kas.",
    occasions=frozenset({Occasion.PRINT, Occasion.YEAR_CLOSE}),
    is_binding=True,
    area=CheckArea.CASH,
    why="Neraca dengan kas minus pasti salah; Musyawarah Desa tidak dapat menerimanya.",
    place="transactions",
    find=_find,
)
