"""No account stands on the side on which it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.checks.stock_not_negative import STOCK
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.phrase import phrase, word
from bumdes.stock.batch import PRODUCTION_COST
from ledger import AccountKind, Dimension, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Account, Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    between = CurrentAccounts.of(work.book)
    sums: dict[tuple[str, str], int] = {}
    for row in work.book.turnovers(
        last_day=period.last_day, by=(Dimension.UNIT,), components=False
    ):
        key = (row.account, row.unit)
        sums[key] = sums.get(key, 0) + row.debits - row.credits
    for (code, unit), minor in sorted(sums.items()):
        account = work.book.chart[code]
        grown = minor if account.normal_side is Side.DEBIT else -minor
        if grown < 0 and code not in between and _is_asked(account):
            yield Finding(
                text=phrase("{name} kurang dari nol.", name=word(account.name)),
                unit=unit,
                account=code,
                amounts=(from_minor(-grown, work.book.currency),),
            )


def _is_asked(account: Account) -> bool:
    """Whether *account* has a side.

    Cash and stock have checks of their own, equity may fall, and the cost of production is
    credited with what becomes stock.
    """
    has_own = account.is_cash or account.code.startswith(STOCK)
    is_free = account.kind is AccountKind.EQUITY or account.code == PRODUCTION_COST
    return not (has_own or is_free)


USUAL_SIDES = Check(
    key="usual_sides",
    label="Tidak ada akun yang saldonya kurang dari nol",
    advice="Buka buku besarnya: cari baris yang debit dan kreditnya tertukar, atau salah akun.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.STATEMENTS,
    why="Utang atau biaya yang minus biasanya catatan yang tertukar sisi atau dibayar lebih.",
    place="transactions",
    find=_find,
)
