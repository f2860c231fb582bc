"""Telling the lines of a guided transaction who and which document they concern.

A line that lets grow what is owed opens a document. A line that lets it shrink settles those
that are open, the oldest first or those chosen; and one beside a line that opens a document,
such as a down payment, settles that.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.credit.cash_line import cash_line_of, cash_lines_of
from bumdes.credit.claim import open_claims
from bumdes.credit.control import control_of, paper_on
from bumdes.credit.limit import limit_on
from bumdes.credit.oldest_first import oldest_first
from bumdes.document import NewDocument, next_code
from bumdes.errors import CounterpartyNeededError, OverpaidPartyError
from bumdes.parties.merger import Mergers
from bumdes.party import find_party
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bumdes.credit.claim import Claim
    from bumdes.credit.control import Control
    from bumdes.work import Work
    from ledger import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a transaction that is not, or was not, paid at once.

    Attributes:
        party: code of who owes or is owed; empty if nobody is named.
        due_on: when what is opened is to be paid; None if nothing was agreed.
        documents: the documents to be settled; the oldest first if none is chosen.
        reference: number of the paper itself.
    """

    date: dt.date
    party: str = ""
    due_on: dt.date | None = None
    documents: tuple[str, ...] = ()
    reference: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Identified:
    """Lines that say whom and what they concern, and the documents that they would open."""

    postings: tuple[Posting, ...]
    opens: tuple[NewDocument, ...]


def concerns_documents(postings: Iterable[Posting]) -> bool:
    """Whether one of *postings* is on an account that documents explain."""
    return any(control_of(posting.account) for posting in postings)


def identify(work: Work, postings: Sequence[Posting], said: Said) -> Identified:
    """Return *postings* with their party and document; nothing is written.

    Raises:
        CounterpartyNeededError: nobody is named, and somebody must be.
        NotFoundError: there is no such party.
        OverpaidPartyError: less is open with the party, or on the documents chosen.
    """
    if not concerns_documents(postings):
        return Identified(tuple(postings), ())
    party = _party(work, postings, said)
    opened = {
        posting.account: _opened(work, posting, said, party)
        for posting in postings
        if (control := control_of(posting.account)) and posting.side is control.grows
    }
    moves_cash = any(work.book.chart[p.account].is_cash for p in postings)
    lines: list[Posting] = []
    for posting in postings:
        control = control_of(posting.account)
        if control is None:
            lines.append(posting)
        elif posting.account in opened:
            lines.append(_on_opened(posting, opened[posting.account], postings, control))
        else:
            lines += _settling(work, posting, said, control, moves_cash=moves_cash)
    work.opening |= {new.code: new for new in opened.values()}
    return Identified(tuple(lines), tuple(opened.values()))


def settling_lines(
    work: Work, parts: Iterable[tuple[Claim, int]], like: Posting, *, moves_cash: bool
) -> Iterator[Posting]:
    """Yield a line like *like* for each claim, by how much in sen of it is settled.

    Args:
        moves_cash: whether cash pays; then the line says for what, if goods were sold.
    """
    chosen = list(parts)
    sold = [claim.document for claim, _ in chosen] if moves_cash else []
    cash_lines = cash_lines_of(work, sold)
    for claim, minor in chosen:
        place = claim.place
        yield replace(
            like,
            account=place.account,
            amount=from_minor(minor, work.book.currency),
            party=place.party,
            document=place.document,
            unit=place.unit,
            fund=place.fund,
            component=cash_lines.get(place.document, like.component),
        )


def _party(work: Work, postings: Iterable[Posting], said: Said) -> str:
    if not said.party:
        raise CounterpartyNeededError(
            next(posting.account for posting in postings if control_of(posting.account))
        )
    standing = Mergers.of(work.session, work.book_id).standing(said.party)
    return find_party(work.session, work.book_id, standing).code


def _opened(work: Work, posting: Posting, said: Said, party: str) -> NewDocument:
    control, kind = control_of(posting.account), paper_on(posting.account)
    return NewDocument(
        sub_ledger=control.key if control else "",
        kind=kind.key,
        prefix=kind.prefix,
        code=next_code(work, kind.prefix, said.date),
        issued_on=said.date,
        party=party,
        unit=posting.unit,
        due_on=said.due_on or _usual_due(work, party, said.date),
        original=from_minor(posting.minor, work.book.currency),
        description=said.description[:300],
        reference=said.reference,
    )


def _usual_due(work: Work, party: str, day: dt.date) -> dt.date:
    """Return when *party* usually pays what it owes since *day*: that day if nothing is agreed.

    Nobody agreed to wait, so it is overdue from the day after.
    """
    limit = limit_on(work, party, day)
    return day + dt.timedelta(days=limit.days if limit else 0)


def _on_opened(
    posting: Posting, new: NewDocument, postings: Iterable[Posting], control: Control
) -> Posting:
    """Return *posting* on the document that its entry opens."""
    named = replace(posting, party=new.party, document=new.code)
    if posting.side is control.grows:
        return named
    return replace(named, component=cash_line_of(postings) or posting.component)


def _settling(
    work: Work, posting: Posting, said: Said, control: Control, *, moves_cash: bool
) -> Iterator[Posting]:
    """Yield *posting* by the documents that it settles in its unit and from its fund."""
    codes = Mergers.of(work.session, work.book_id).codes(said.party)
    claims = [
        claim
        for claim in open_claims(work, control.key, parties=codes)
        if (claim.place.unit, claim.place.fund) == (posting.unit, posting.fund)
        and (not said.documents or claim.document.code in said.documents)
    ]
    given = oldest_first({claim.place: claim.minor for claim in claims}, posting.minor)
    if sum(given.values()) < posting.minor:
        raise OverpaidPartyError(
            find_party(work.session, work.book_id, said.party).name,
            left=from_minor(sum(claim.minor for claim in claims), work.book.currency),
            asked=from_minor(posting.minor, work.book.currency),
        )
    parts = [(claim, given[claim.place]) for claim in claims if claim.place in given]
    yield from settling_lines(work, parts, posting, moves_cash=moves_cash)
