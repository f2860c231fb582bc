"""Detailing openings: telling capital that came before the books apart by who brought it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.registering_contributors import contributor_for
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.capital.account import CAPITAL_REGISTER, is_capital
from bumdes.capital.contribution import (
    Contribution,
    ContributionForm,
    next_fund,
)
from bumdes.capital.opening import unnamed_openings
from bumdes.capital_source import Treatment
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.errors import (
    ContributorNotOfferedError,
    InvalidFieldError,
    NotFoundError,
    OpeningExceededError,
)
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import EntryKind, JournalEntry, credit, debit
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.capital.contributor import Contributor
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailOpening:
    """A part of an opening balance of capital that one contributor brought in.

    Attributes:
        source: key of the source.
        contributor: code of the contributor, or of the member village.
        date: the day of the opening, or a later one.
        account: where the opening balance stands; the contributor's own if not said.
        fiscal_year: when it came in, if that is known; the year of the day if not.
        key: the same for the same part, so that asking twice records once.
    """

    source: str
    contributor: str
    date: dt.date
    amount: Money
    account: str = ""
    fiscal_year: int | None = None
    paper: str = ""
    paper_date: dt.date | None = None
    purpose: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@never_waits(Unwaited.OPENING)
def detail_opening(work: Work, command: DetailOpening) -> Contribution:
    """Take a part of an opening balance into the register, as what one contributor brought.

    Raises:
        PermissionDeniedError: the actor may open no books, or not keep the register.
        NotFoundError: there is no such source or contributor.
        ContributorNotOfferedError: the source gives no capital of this contributor.
        InvalidFieldError: the account holds no contributed capital.
        OpeningExceededError: less of it is not told apart yet.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "detail_opening",
        source=command.source,
        contributor=command.contributor,
        amount=command.amount,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_CAPITAL)
    work.actor.require(Permission.RECORD_OPENING, unit="")
    work.book.writer()  # holds the books, so that nobody else takes the same number
    known = work.book.find(command.key)
    contribution = _contribution(work, command)
    stands_on = command.account or contribution.account
    if not is_capital(stands_on):
        raise InvalidFieldError("account", stands_on, "capital_account")
    if known is None:
        _check_left(work, stands_on, command)
        contribution.fund = next_fund(work.session, work.book, command.date.year)
    else:
        contribution.fund = known.entry.tags.get(RECORD_TAG, "")
    entry = _entry(command, contribution, stands_on)
    posted = post(work, entry, register=CAPITAL_REGISTER)
    if known is not None:
        return work.session.get_one(Contribution, (work.book_id, contribution.fund))
    contribution.entry_sequence = posted.sequence
    work.session.add(contribution)
    work.session.flush()
    return contribution


def _check_left(work: Work, account: str, command: DetailOpening) -> None:
    left = unnamed_openings(work.book, at=command.date).get(account, 0)
    if to_minor(command.amount) > left:
        money = from_minor(left, work.book.currency)
        raise OpeningExceededError(account, amount=command.amount, left=money)


def _contribution(work: Work, command: DetailOpening) -> Contribution:
    if command.source not in CAPITAL_SOURCES:
        raise NotFoundError("capital_source", command.source)
    source = CAPITAL_SOURCES[command.source]
    contributor = contributor_for(work, command.contributor, source)
    for value, name, most in ((command.paper, "paper", 100), (command.purpose, "purpose", 300)):
        check_text(value, name, most=most, blank=True)
    found = next(
        (
            o
            for o in source.outcomes
            if contributor.of_kind in o.contributors and is_capital(o.accounts[0])
        ),
        None,
    )
    if found is None:
        raise ContributorNotOfferedError(source.label, contributor.of_kind)
    return Contribution(
        book_id=work.book_id,
        fund="",
        contributor=contributor.code,
        source=source.key,
        treatment=Treatment(found.treatment).value,
        form=ContributionForm.OPENING.value,
        date=command.date,
        amount_minor=to_minor(command.amount),
        account=_account(contributor, found.accounts[0]),
        into="",
        fiscal_year=command.fiscal_year or command.date.year,
        decision="",
        entry_sequence=0,
        recorded_by=work.actor.name,
        apbdes_code=source.apbdes_code,
        paper=command.paper,
        paper_date=command.paper_date,
        purpose=command.purpose,
    )


def _account(contributor: Contributor, usual: str) -> str:
    return contributor.account if contributor.is_village else usual


def _entry(command: DetailOpening, contribution: Contribution, stands_on: str) -> JournalEntry:
    return JournalEntry(
        date=command.date,
        description=f"Rincian saldo awal modal {contribution.fund}",
        postings=(
            debit(stands_on, command.amount),
            credit(contribution.account, command.amount, party=contribution.contributor),
        ),
        kind=EntryKind.OPENING,
        key=command.key,
        tags={REGISTER_TAG: CAPITAL_REGISTER, RECORD_TAG: contribution.fund},
    )
