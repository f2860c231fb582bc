"""One receipt or payment for many documents, from several cash accounts and deposits.

Each line names its document, and says on which line of the statement of cash flows it stands;
what a deposit pays moves no cash, and says none.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bumdes.credit.cash_line import cash_lines_of
from bumdes.credit.control import paper_on
from bumdes.credit.oldest_first import from_purses, oldest_first
from bumdes.errors import PaymentUnequalError
from ledger import Posting
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bumdes.credit.claim import Claim
    from bumdes.work import Work
    from ledger import Side

Pocket = tuple[str, str]
"""A unit and a fund: each pays its own."""


class Part(NamedTuple):
    """How much of a claim is settled, in sen."""

    claim: Claim
    minor: int

    @property
    def pocket(self) -> Pocket:
        """Whose it is."""
        return (self.claim.place.unit, self.claim.place.fund)


def chosen_parts(claims: Sequence[Claim], wanted: Mapping[str, int]) -> list[Part]:
    """Return the parts of *claims* that give each document what is *wanted* of it, in sen.

    A document that has less left gives what it has.
    """
    parts: list[Part] = []
    for code, minor in wanted.items():
        parts += oldest_parts([c for c in claims if c.document.code == code], minor)
    return parts


def oldest_parts(claims: Sequence[Claim], minor: int) -> list[Part]:
    """Return the parts of *claims* that together are *minor* sen, the first claims first."""
    given = oldest_first({claim.place: claim.minor for claim in claims}, minor)
    return [Part(c, given[c.place]) for c in claims if c.place in given]


def payment_lines(
    work: Work,
    *,
    settled: Sequence[Part],
    drawn: Sequence[Part],
    cash: Mapping[str, int],
    side: Side,
    besides: Sequence[Posting] = (),
    spent: Sequence[Posting] = (),
) -> Iterator[Posting]:
    """Yield the lines that settle documents by what is *drawn* on deposits, and by *cash*.

    Args:
        cash: in sen, by account.
        side: of the lines on the documents settled; the others are on the other side.
        besides: lines of what cash pays besides, such as a fine, or what is paid too much
            and kept as paid ahead.
        spent: lines of what the money was spent on, of which no cash comes back.

    Raises:
        PaymentUnequalError: a unit or fund would pay for another, or more or less is paid
            than settled.
    """
    by_cash, by_deposit = _apart(work, settled, drawn, spent)
    owed = sum(part.minor for part in settled) + sum(p.minor for p in besides)
    paid = sum(cash.values()) + sum(d.minor for d in drawn) + sum(p.minor for p in spent)
    _check_equal(work, owed, paid)
    lines = cash_lines_of(work, [part.claim.document for part in settled])
    for part in by_deposit:
        yield _line(work, part, side)
    for part in by_cash:
        usual = paper_on(part.claim.place.account).cash_line
        yield _line(work, part, side, lines.get(part.claim.document.code, usual))
    for part in drawn:
        yield _line(work, part, side.opposite)
    yield from spent
    needed: dict[Pocket, int] = defaultdict(int)
    for part in by_cash:
        needed[part.pocket] += part.minor
    for posting in besides:
        yield posting
        needed[posting.unit, posting.fund] += posting.minor
    for account, pocket, minor in from_purses(needed, cash):
        yield Posting(
            account=account,
            side=side.opposite,
            amount=from_minor(minor, work.book.currency),
            unit=pocket[0],
            fund=pocket[1],
        )


def _apart(
    work: Work, settled: Iterable[Part], drawn: Iterable[Part], spent: Iterable[Posting]
) -> tuple[list[Part], list[Part]]:
    """Return what cash settles, and what else does, the first documents first."""
    free: dict[Pocket, int] = defaultdict(int)
    for part in drawn:
        free[part.pocket] += part.minor
    for posting in spent:
        free[posting.unit, posting.fund] += posting.minor
    by_cash, by_deposit = [], []
    for part in settled:
        by = min(part.minor, free[part.pocket])
        free[part.pocket] -= by
        if by:
            by_deposit.append(Part(part.claim, by))
        if part.minor > by:
            by_cash.append(Part(part.claim, part.minor - by))
    if any(free.values()):
        drawn_in_all = sum(free.values()) + sum(part.minor for part in by_deposit)
        raise PaymentUnequalError(
            paid=from_minor(drawn_in_all, work.book.currency),
            settled=from_minor(sum(p.minor for p in by_deposit), work.book.currency),
        )
    return by_cash, by_deposit


def _check_equal(work: Work, owed: int, paid: int) -> None:
    if paid != owed:
        currency = work.book.currency
        raise PaymentUnequalError(
            paid=from_minor(paid, currency), settled=from_minor(owed, currency)
        )


def _line(work: Work, part: Part, side: Side, component: str = "") -> Posting:
    place = part.claim.place
    return Posting(
        account=place.account,
        side=side,
        amount=from_minor(part.minor, work.book.currency),
        unit=place.unit,
        fund=place.fund,
        party=place.party,
        document=place.document,
        component=component,
    )
