"""From which amount on a second person must see an entry, from one day to the next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, SmallInteger, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.approval.sort import EntrySort
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ledger import Currency, Money

LATE_AFTER_DAYS = 7
"""Days after which an entry comes late, where the enterprise has set nothing else."""

SPLIT_DAYS = 7
"""Days within which payments count together, where the enterprise has set nothing else."""


class ApprovalSetting(Record):
    """What holds from a day on, until the next row; the day is that of recording.

    Attributes:
        payment_minor, receipt_minor, transfer_minor, memorial_minor, reversal_minor: in sen,
            from which amount on entries of a sort wait for a second person; None: never.
        is_alone: whether there is no second person in the office: then what would wait is
            recorded at once, and is put on the list of the pengawas.
        late_after_days: what is recorded more than so many days after its day comes late.
        asks_reason: whether who records late must say why.
        split_days: payments to the same within so many days, the first and last included,
            count together, whatever limit they pass.
        note: the decision behind it, or why it was changed.
    """

    __tablename__ = "approval_settings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    recorded_by: Mapped[str] = mapped_column(String(200))
    recorded_at: Mapped[str] = mapped_column(String(27))
    payment_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    receipt_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    transfer_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    memorial_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    reversal_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    is_alone: Mapped[bool] = mapped_column(default=False)
    late_after_days: Mapped[int] = mapped_column(SmallInteger, default=LATE_AFTER_DAYS)
    asks_reason: Mapped[bool] = mapped_column(default=False)
    split_days: Mapped[int] = mapped_column(
        SmallInteger, default=SPLIT_DAYS, server_default=str(SPLIT_DAYS)
    )
    note: Mapped[str] = mapped_column(String(300), default="")

    def limit_minor(self, sort: EntrySort) -> int | None:
        """From which amount on entries of *sort* wait, in sen; None: never."""
        limit: int | None = getattr(self, f"{sort}_minor")
        return limit

    def limit(self, sort: EntrySort, currency: Currency) -> Money | None:
        """From which amount on entries of *sort* wait; None: never."""
        minor = self.limit_minor(sort)
        return None if minor is None else from_minor(minor, currency)

    @property
    def has_limits(self) -> bool:
        """Whether anything waits at all."""
        return any(self.limit_minor(sort) is not None for sort in EntrySort)


_HOLDING = (
    select(ApprovalSetting)
    .where(
        ApprovalSetting.book_id == bindparam("book"),
        ApprovalSetting.valid_from <= bindparam("on"),
    )
    .order_by(ApprovalSetting.valid_from.desc())
    .limit(1)
)
"""Asked for every entry, hence made once."""


def approval_settings(session: Session, book_id: str) -> list[ApprovalSetting]:
    """Return what ever held in an enterprise, the oldest first."""
    query = select(ApprovalSetting).where(ApprovalSetting.book_id == book_id)
    return list(session.scalars(query.order_by(ApprovalSetting.valid_from)))


def approval_setting(session: Session, book_id: str, on: dt.date) -> ApprovalSetting | None:
    """Return what holds for what is recorded on a day; None while nothing was ever set."""
    return session.scalar(_HOLDING, {"book": book_id, "on": on})


def late_after(session: Session, book_id: str, on: dt.date) -> int:
    """Return after how many days what is recorded on a day comes late."""
    setting = approval_setting(session, book_id, on)
    return setting.late_after_days if setting else LATE_AFTER_DAYS
