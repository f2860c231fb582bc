"""What accounts hold by what their lines name, read once for all who ask on one page.

Registers, the proof of their sub-ledgers and the checks of assets ask the same of the same
accounts, and each answer adds up every line of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.read_once import read_once
from ledger.outstanding import read_outstanding

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.read_once import Reader
    from ledger.outstanding import Outstanding


@read_once
def held_lines(
    work: Reader, accounts: tuple[str, ...], at: dt.date, by: frozenset[str]
) -> list[Outstanding]:
    """Return what *accounts* hold at the end of day *at*, told apart by the dimensions *by*.

    Args:
        accounts: codes that take postings; none under a heading.
    """
    if not accounts:
        return []
    return read_outstanding(
        work.session.connection(), work.book_id, accounts=accounts, last_day=at, by=by
    )
