"""Every line of the bank statements is in the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.bank.reconciliation import reconcile
from bumdes.bank.statement import statements_of
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield the accounts with lines that the books do not have, at the end of *period*."""
    told = statements_of(work.session, work.book_id)
    for account in sorted({s.account for s in told if s.first_day <= period.last_day}):
        found = reconcile(work, account, period.last_day)
        lines = [item for item in found.only_bank if item.on in period]
        if lines:
            yield Finding(
                text=phrase(
                    "{lines} baris rekening koran {name} belum ada dalam catatan, atau"
                    " belum dicocokkan.",
                    lines=len(lines),
                    name=word(found.account.name),
                ),
                account=account,
                amounts=(
                    from_minor(sum(abs(line.minor) for line in lines), work.book.currency),
                ),
            )


BANK_MATCHED = Check(
    key="bank_matched",
    label="Setiap baris rekening koran sudah dicocokkan",
    advice="Cocokkan barisnya di Rekening koran; catat biaya dan bunga bank dari barisnya.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE}),
    area=CheckArea.CASH,
    why="Uang yang bergerak di bank tanpa catatan berarti buku belum lengkap.",
    place="bank_statements",
    find=_find,
)
