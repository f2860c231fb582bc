"""What is owed to staff and to the offices of social security."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.payroll.contributions import Programme
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.work import Work
    from ledger import Money

WAGES, DAILY_WAGES, CONTRIBUTIONS = "2.1.03.01", "2.1.03.02", "2.1.03.03"
"""Wages by the month, wages by the day, social security."""
HEADING = "2.1.03.00"
ADVANCES = "1.1.03.02"
"""Money that was lent to staff."""

HEALTH_OFFICE, WORK_OFFICE = "BPJS-KESEHATAN", "BPJS-KETENAGAKERJAAN"
OFFICES = {HEALTH_OFFICE: "BPJS Kesehatan", WORK_OFFICE: "BPJS Ketenagakerjaan"}
"""The parties to whom contributions are owed."""


class Owed(NamedTuple):
    """What is owed to somebody on one account by one unit."""

    account: str
    unit: str
    party: str
    amount: Money


class OpenAdvance(NamedTuple):
    """What somebody still has of money that was lent."""

    document: str
    unit: str
    amount: Money


def office_of(programme: Programme) -> str:
    """Return the party to whom the contributions of a programme are owed."""
    return HEALTH_OFFICE if programme is Programme.HEALTH else WORK_OFFICE


def owed(work: Work, at: dt.date, *, unit: str | None = None) -> list[Owed]:
    """Return what is owed in wages and contributions at the end of day *at*, by whom."""
    rows = work.book.outstanding(_accounts(work), at, by=["unit", "party"], unit=unit)
    return [
        Owed(row.account, row.unit, row.party, from_minor(-row.net, work.book.currency))
        for row in rows
        if row.net < 0 and row.party
    ]


def open_advances(work: Work, party: str, at: dt.date) -> list[OpenAdvance]:
    """Return the documents of money lent to *party* on which something is left."""
    if ADVANCES not in work.book.chart:
        return []
    rows = work.book.outstanding([ADVANCES], at, by=["party", "document", "unit"])
    return [
        OpenAdvance(row.document, row.unit, from_minor(row.net, work.book.currency))
        for row in rows
        if row.party == party and row.net > 0 and row.document
    ]


def _accounts(work: Work) -> Iterable[str]:
    return [HEADING] if HEADING in work.book.chart else []
