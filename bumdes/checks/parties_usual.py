"""Nobody who owes us is owed by us on the same account, nor the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.credit.control import CONTROLS
from bumdes.party import party_names
from bumdes.phrase import phrase
from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_WORDS = {
    Side.DEBIT: "{name} lebih membayar atau belum dicatat berutang.",
    Side.CREDIT: "{name} kita bayar lebih dari utangnya.",
}


def _find(work: Work, period: Period) -> Iterator[Finding]:
    found = []
    for control in CONTROLS.values():
        stems = control.stems
        codes = [
            a.code for a in work.book.chart if a.takes_postings and a.code.startswith(stems)
        ]
        if not codes:
            continue
        sign = 1 if control.grows is Side.DEBIT else -1
        rows = work.book.outstanding(codes, period.last_day, by=("party",))
        found += [(control.grows, row) for row in rows if row.net * sign < 0 and row.party]
    names = party_names(work.session, work.book_id, {row.party for _, row in found})
    for grows, row in found:
        yield Finding(
            text=phrase(_WORDS[grows], name=names.get(row.party, row.party)),
            account=row.account,
            amounts=(from_minor(abs(row.net), work.book.currency),),
        )


PARTIES_USUAL = Check(
    key="parties_usual",
    label="Tidak ada piutang atau utang seseorang yang kurang dari nol",
    advice="Buka notanya: kembalikan kelebihannya, atau catat nota yang terlewat.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.CLAIMS,
    why="Piutang minus berarti orang itu membayar lebih, atau penjualannya belum dicatat.",
    place="claims",
    find=_find,
)
