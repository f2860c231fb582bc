"""How much a party may owe: a limit that warns, and how long it usually takes to pay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.credit.claim import open_claims
from bumdes.credit.control import RECEIVABLES
from bumdes.parties.merger import Mergers
from bumdes.record import Record
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.document import NewDocument
    from bumdes.work import Work
    from ledger import Money


class CreditLimit(Record):
    """What a party may owe from a day on.

    Attributes:
        limit_minor: in sen; None where there is no limit.
        days: in how many days they usually pay; 0 where nothing was agreed.
    """

    __tablename__ = "credit_limits"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "party"], ["parties.book_id", "parties.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    party: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    limit_minor: Mapped[int | None] = mapped_column(BigInteger)
    days: Mapped[int] = mapped_column(Integer, default=0)
    set_by: Mapped[str] = mapped_column(String(200), default="")
    set_at: Mapped[str] = mapped_column(String(27), default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitWarning:
    """A party that owes, or would owe, more than its limit."""

    party: str
    limit: Money
    owed: Money

    @property
    def over(self) -> Money:
        """By how much."""
        return self.owed - self.limit


def limit_on(work: Work, party: str, day: dt.date) -> CreditLimit | None:
    """Return what holds for *party* on *day*; None if nothing was ever set."""
    query = (
        select(CreditLimit)
        .where(
            CreditLimit.book_id == work.book_id,
            CreditLimit.party == party,
            CreditLimit.valid_from <= day,
        )
        .order_by(CreditLimit.valid_from.desc())
        .limit(1)
    )
    return work.session.scalar(query)


def limit_warning(work: Work, opens: Iterable[NewDocument]) -> LimitWarning | None:
    """Return whose limit *opens* would pass; None if it passes none."""
    for new in opens:
        if new.sub_ledger == RECEIVABLES and new.original is not None:
            found = warning_of(work, new.party, new.issued_on, more=to_minor(new.original))
            if found is not None:
                return found
    return None


def warning_of(work: Work, party: str, day: dt.date, *, more: int = 0) -> LimitWarning | None:
    """Return the warning that *party* owes more than its limit of *day*; None if it does not.

    Args:
        more: what it is about to owe besides, in sen.
    """
    limit = limit_on(work, party, day)
    if limit is None or limit.limit_minor is None:
        return None
    codes = Mergers.of(work.session, work.book_id).codes(party)
    owed = more + sum(c.minor for c in open_claims(work, RECEIVABLES, parties=codes))
    if owed <= limit.limit_minor:
        return None
    currency = work.book.currency
    return LimitWarning(
        party=party,
        limit=from_minor(limit.limit_minor, currency),
        owed=from_minor(owed, currency),
    )
