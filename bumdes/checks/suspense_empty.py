"""Accounts for what nobody knows yet hold nothing when the period ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_SUSPENSE = re.compile(
    r"\b(sementara|suspen\w*|ayat silang|belum diketahui|belum jelas|selisih|penyeimbang"
    r"|penampung\w*|transit\w*)\b",
    re.IGNORECASE,
)
"""Words by which people name accounts that only hold what is still to be looked into."""


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for code, balance in work.book.balances(period.last_day).items():
        account = work.book.chart[code]
        if balance.debits != balance.credits and _SUSPENSE.search(account.name):
            yield Finding(
                text=phrase("{name} masih bersaldo.", name=word(account.name)),
                account=code,
                amounts=(balance.net(balance.side),),
            )


SUSPENSE_EMPTY = Check(
    key="suspense_empty",
    label="Akun sementara dan akun selisih sudah kosong",
    advice="Buka buku besarnya, cari tahu setiap barisnya, lalu pindahkan ke akun yang benar.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Saldo di akun sementara berarti ada uang yang belum diketahui untuk apa.",
    place="transactions",
    find=_find,
)
