"""What is paid or received ahead: each amount is a document.

They move by their schedules alone, but for openings, which bring the whole of one in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.document import find_document
from bumdes.errors import OverpaidDocumentError, RegisterPostsOnlyError, WrongDocumentError
from bumdes.held_lines import held_lines
from bumdes.schedules.course import standing
from bumdes.schedules.schedule import (
    PREPAYMENTS,
    SCHEDULES_REGISTER,
    schedule_of_document,
    schedules_of,
)
from bumdes.sub_ledger import Holding, SubLedger
from ledger import Dimension, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import JournalEntry, Posting

ACCOUNTS = ("1.1.07.01", "1.1.07.02", "2.1.06.01")


def _check(
    work: Work, entry: JournalEntry, register: str, postings: tuple[Posting, ...]
) -> None:
    """Do nothing if each of *postings* may stand on its document.

    Raises:
        NotFoundError: there is no such document.
        WrongDocumentError: it is no document of a schedule, or of another account.
        RegisterPostsOnlyError: only its schedule moves it.
        OverpaidDocumentError: an opening brings in another amount than its schedule has.
    """
    for posting in postings:
        document = find_document(work.session, work.book_id, posting.document)
        schedule = schedule_of_document(work.session, work.book_id, document.code)
        if schedule is None or posting.account != schedule.held_account:
            raise WrongDocumentError(posting.account, document.code, party=posting.party)
        if entry.kind is EntryKind.OPENING and schedule.entry_sequence is None:
            if posting.minor != schedule.amount_minor:
                raise OverpaidDocumentError(
                    document.code,
                    left=from_minor(schedule.amount_minor, work.book.currency),
                    asked=from_minor(posting.minor, work.book.currency),
                    on=entry.date,
                )
        elif register != SCHEDULES_REGISTER:
            raise RegisterPostsOnlyError(posting.account, sub_ledger=PREPAYMENTS)


def _recorded(work: Work, at: dt.date) -> Iterator[Holding]:
    """Yield what stands by the schedules; of documents without one, what was posted."""
    accounts = tuple(PREPAYMENT_DOCUMENTS.control_accounts(work.book.chart))
    posted = {  # in sen, debits less credits
        (row.account, row.document): row.net
        for row in held_lines(work, accounts, at, frozenset({"document"}))
    }
    scheduled = {
        (s.held_account, s.document): s
        for s in schedules_of(work.session, work.book_id)
        if s.document and s.entry_sequence is not None
    }
    for (account, document), net in posted.items():
        if (account, document) not in scheduled and document:
            yield Holding(account, (document,), net)
    for schedule, minor in standing(work, scheduled.values(), at):
        if minor:
            yield Holding(schedule.held_account, (schedule.document,), minor)


PREPAYMENT_DOCUMENTS = SubLedger(
    key=PREPAYMENTS,
    label="Dibayar dan diterima di muka",
    accounts=ACCOUNTS,
    identity=(Dimension.DOCUMENT,),
    check=_check,
    recorded=_recorded,
)
