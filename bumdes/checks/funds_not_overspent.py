"""Of no fund was more spent than it held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger import Dimension
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
    for row in work.book.turnovers(
        last_day=period.last_day, accounts=codes, by=(Dimension.FUND,), components=False
    ):
        sums[row.fund] = sums.get(row.fund, 0) + row.debits - row.credits
    names = {value.code: value.name for value in work.book.known(Dimension.FUND)}
    for fund, minor in sorted(sums.items()):
        if fund and minor < 0:
            yield Finding(
                text=phrase(
                    "Dana {name} ({fund}) dipakai lebih dari yang diterima.",
                    name=names.get(fund, fund),
                    fund=fund,
                ),
                amounts=(from_minor(minor, work.book.currency),),
            )


FUNDS_NOT_OVERSPENT = Check(
    key="funds_not_overspent",
    label="Tidak ada dana yang dipakai melebihi yang diterima",
    advice="Batalkan pengeluaran yang salah dana, lalu catat lagi dengan dana yang benar.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.CAPITAL,
    why="Kelebihannya memakai uang dana lain, yang juga harus dipertanggungjawabkan.",
    place="capital",
    find=_find,
)
