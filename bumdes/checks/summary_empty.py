"""Accounts that only carry results (3.9) hold nothing when the period ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

SUMMARY = "3.9."


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for account, balance in work.book.balances(period.last_day).items():
        if account.startswith(SUMMARY) and balance.debits != balance.credits:
            yield Finding(
                text=phrase("{name} masih bersaldo.", name=word(work.book.chart[account].name)),
                account=account,
                amounts=(balance.net(balance.side),),
            )


SUMMARY_EMPTY = Check(
    key="summary_empty",
    label="Ikhtisar laba rugi tidak bersaldo",
    advice="Pindahkan saldonya ke akun yang benar; penutupan tahun tidak memakainya.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Akun ini hanya tempat lewat; saldo yang tertinggal membuat laba dan modal keliru.",
    place="transactions",
    find=_find,
)
