"""Payables (daftar utang usaha): who is owed what, for how long, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.control import PAYABLES as SUB_LEDGER
from reports.aged_claims import claim_registers
from reports.listing import Listing, ListingGroup

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.register import Register
    from reports.scope import Scope

KEY, TITLE = "payables", "Daftar Utang Usaha"


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    return claim_registers(work, scope, KEY, SUB_LEDGER)


PAYABLES = Listing(
    key=KEY, title=TITLE, read_records=_read, group=ListingGroup.RECORDS, is_at_day=True
)
