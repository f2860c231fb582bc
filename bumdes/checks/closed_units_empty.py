"""Units that were closed hold nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from bumdes.unit import units_of
from ledger import AccountKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_HELD = {AccountKind.ASSET, AccountKind.LIABILITY}


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for unit in units_of(work.session, work.book_id):
        if unit.closed_on is None or unit.closed_on > period.last_day:
            continue
        sums: dict[str, int] = {}
        for row in work.book.turnovers(
            last_day=period.last_day, unit=unit.code, components=False
        ):
            sums[row.account] = sums.get(row.account, 0) + row.debits - row.credits
        for account, minor in sorted(sums.items()):
            if minor and work.book.chart[account].kind in _HELD:
                yield Finding(
                    text=phrase(
                        "{name} sudah ditutup {closed_on}, tetapi {account} masih bersaldo.",
                        name=unit.name,
                        closed_on=f"{unit.closed_on:%d-%m-%Y}",
                        account=word(work.book.chart[account].name),
                    ),
                    unit=unit.code,
                    account=account,
                    amounts=(from_minor(minor, work.book.currency),),
                )


CLOSED_UNITS_EMPTY = Check(
    key="closed_units_empty",
    label="Unit yang sudah ditutup tidak menyisakan saldo",
    advice="Pindahkan uang, barang, dan utangnya ke Kantor Pusat lewat Unit usaha dan RK.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.UNITS,
    why="Tidak ada lagi yang menjaga uang dan barang unit yang sudah ditutup.",
    place="units",
    find=_find,
)
