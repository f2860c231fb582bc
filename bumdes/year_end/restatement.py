"""Restatements: errors of earlier years, what put them right, and the note that tells of them.

Source: SAK EP, prior-period errors: the opening of the year in which an error is found is
restated, the figures as reported are kept, and the notes give the nature of the error and the
amount of the correction for each item.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.record import Record
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.work import Work
    from ledger import BookView, JournalEntry, Money, PostedEntry, Side

RESTATEMENTS_REGISTER = "restatements"

RETAINED = ("3.2.", "3.3.", "3.9.", "4.", "5.", "6.", "7.")
"""What retained earnings are, closed or not, in the standard chart."""


class Restatement(Record):
    """An error of an earlier year; what put it right lies in its entry.

    Attributes:
        error_year: the latest year that was reported wrongly.
        nature: what was wrong, and how it was found.
        impracticable: why figures of some earlier year cannot be told; empty if they can.
        entry_sequence: place in the journal of the entry that puts it right.
    """

    __tablename__ = "restatements"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    restatement_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    error_year: Mapped[int]
    date: Mapped[dt.date]
    nature: Mapped[str] = mapped_column(Text)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    impracticable: Mapped[str] = mapped_column(Text, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedItem:
    """How much an account was wrong.

    Attributes:
        unit: whose it is; an empty string is the head office.
        side: the side on which it was corrected.
    """

    account: str
    name: str
    unit: str
    side: Side
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatedError:
    """One error, as the notes tell of it.

    Attributes:
        items: the accounts that were wrong; retained earnings and RK are left out.
        effect: on the retained earnings that the year began with; negative if they fell.
    """

    restatement_id: str
    error_year: int
    date: dt.date
    voucher: str
    nature: str
    impracticable: str
    items: tuple[CorrectedItem, ...]
    effect: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatementNote:
    """The note on errors of earlier years in the statements of *year*.

    Attributes:
        reported: retained earnings at the end of the year before, as they were reported.
        restated: the same with all errors put right.
    """

    year: int
    errors: tuple[RestatedError, ...]
    reported: Money
    effect: Money
    restated: Money


def restatements_of(work: Work) -> list[Restatement]:
    """Return the restatements of an enterprise, the latest first, those taken back too."""
    query = (
        select(Restatement)
        .where(Restatement.book_id == work.book_id)
        .order_by(Restatement.date.desc(), Restatement.restatement_id.desc())
    )
    return list(work.session.scalars(query))


def restatement_note(work: Work, year: int) -> RestatementNote:
    """Return the note that the statements of *year* need; without errors if there were none.

    What was taken back is left out.
    """
    found = [each for each in restatements_of(work) if each.date.year == year]
    taken_back = work.book.reversals(each.entry_sequence for each in found)
    standing = {e.entry_sequence: e for e in found if e.entry_sequence not in taken_back}
    errors = tuple(
        _told(work, standing[posted.sequence], posted)
        for posted in work.book.entries_at(standing)
    )
    reported = _retained(work.book, dt.date(year - 1, 12, 31))
    nothing = from_minor(0, work.book.currency)
    effect = sum((error.effect for error in errors), start=nothing)
    return RestatementNote(
        year=year,
        errors=errors,
        reported=reported,
        effect=effect,
        restated=reported + effect,
    )


def is_retained(account: str) -> bool:
    """Whether *account* is part of retained earnings."""
    return account.startswith(RETAINED)


def _told(work: Work, restatement: Restatement, posted: PostedEntry) -> RestatedError:
    entry = posted.entry
    return RestatedError(
        restatement_id=restatement.restatement_id,
        error_year=restatement.error_year,
        date=entry.date,
        voucher=posted.voucher,
        nature=restatement.nature,
        impracticable=restatement.impracticable,
        items=tuple(_items(work.book, entry)),
        effect=from_minor(
            sum(
                p.credit_minor - p.debit_minor for p in entry.postings if is_retained(p.account)
            ),
            entry.currency,
        ),
    )


def _items(view: BookView, entry: JournalEntry) -> Iterable[CorrectedItem]:
    between = CurrentAccounts.of(view)
    for posting in entry.postings:
        if posting.account not in between and not is_retained(posting.account):
            yield CorrectedItem(
                account=posting.account,
                name=view.chart[posting.account].name,
                unit=posting.unit,
                side=posting.side,
                amount=from_minor(posting.minor, view.currency),
            )


def _retained(view: BookView, at: dt.date) -> Money:
    minor = sum(
        row.credits - row.debits
        for row in view.turnovers(last_day=at, components=False)
        if is_retained(row.account)
    )
    return from_minor(minor, view.currency)
