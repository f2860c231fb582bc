"""Balances below zero: what checks of cash and stock look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Finding
from bumdes.phrase import phrase, word
from ledger import Dimension
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bumdes.work import Work
    from ledger import Period


def below_zero(work: Work, period: Period, codes: Iterable[str]) -> Iterator[Finding]:
    """Yield those accounts and units whose debits are less than their credits."""
    asked = tuple(codes)
    if not asked:
        return
    sums: dict[tuple[str, str], int] = {}
    for row in work.book.turnovers(
        last_day=period.last_day, accounts=asked, by=(Dimension.UNIT,), components=False
    ):
        key = (row.unit, row.account)
        sums[key] = sums.get(key, 0) + row.debits - row.credits
    for (unit, account), minor in sorted(sums.items()):
        if minor < 0:
            yield Finding(
                text=phrase(
                    "{name} kurang dari nol.", name=word(work.book.chart[account].name)
                ),
                unit=unit,
                account=account,
                amounts=(from_minor(minor, work.book.currency),),
            )
