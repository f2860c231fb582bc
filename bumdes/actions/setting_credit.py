"""Settings of receivables: limits, bands of age, and instalments agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.credit.band import AgeingBand, Bands, bands_of
from bumdes.credit.claim import open_claims
from bumdes.credit.instalment import Instalment
from bumdes.credit.instalments import Due, equal_instalments
from bumdes.credit.limit import CreditLimit
from bumdes.document import Document, find_document
from bumdes.errors import InstalmentsUnequalError, InvalidFieldError
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.canonical import stamp
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from fractions import Fraction

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLimit:
    """What a party may owe from a day on.

    Attributes:
        limit: None where there is none.
        days: in how many days they usually pay; 0 where nothing was agreed.
    """

    party: str
    valid_from: dt.date
    limit: Money | None = None
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBands:
    """Bands of age that hold from a day on.

    Attributes:
        steps: from how many days overdue (0 for what is not due), and how many percent of it
            are doubted, the youngest first.
        source: who decided it, or why.
    """

    valid_from: dt.date
    steps: tuple[tuple[int, Fraction], ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInstalments:
    """How what is left on a document is paid: so many times, every so many months."""

    document: str
    times: int
    first_due: dt.date
    months: int = 1


def set_limit(work: Work, command: SetLimit) -> CreditLimit:
    """Say what a party may owe; what passes it warns, and is not refused.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such party.
        InvalidFieldError: the limit or the days are less than nothing.
    """
    work.request = described(
        "set_limit", party=command.party, valid_from=command.valid_from, limit=command.limit
    )
    work.actor.require(Permission.MANAGE_CREDIT)
    find_party(work.session, work.book_id, command.party)
    if command.limit is not None and to_minor(command.limit) < 0:
        raise InvalidFieldError("limit", str(command.limit), "not_negative")
    if not 0 <= command.days <= 3650:
        raise InvalidFieldError("days", command.days, "not_negative")
    key = (work.book_id, command.party, command.valid_from)
    limit = work.session.get(CreditLimit, key)
    if limit is None:
        limit = CreditLimit(
            book_id=work.book_id,
            party=command.party,
            valid_from=command.valid_from,
            limit_minor=None,
        )
        work.session.add(limit)
    limit.limit_minor = None if command.limit is None else to_minor(command.limit)
    limit.days = command.days
    limit.set_by, limit.set_at = work.actor.name, stamp(work.clock())
    work.session.flush()
    return limit


def set_bands(work: Work, command: SetBands) -> Bands:
    """Say which bands of age hold from a day on.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: they do not begin with 0, do not grow, or a percent cannot be.
        BlankTextError: nobody is said to have decided it.
    """
    work.request = described("set_bands", valid_from=command.valid_from)
    work.actor.require(Permission.MANAGE_CREDIT)
    check_text(command.source, "source", most=300)
    bands = bands_of(
        command.steps,
        valid_from=command.valid_from,
        source=command.source,
        certainty="C",
    )
    for _, percent in command.steps:
        if (percent * 100).denominator != 1:
            raise InvalidFieldError("percent", str(percent), "percent")
    work.session.execute(
        delete(AgeingBand).where(
            AgeingBand.book_id == work.book_id,
            AgeingBand.valid_from == command.valid_from,
        )
    )
    work.session.add_all(
        AgeingBand(
            book_id=work.book_id,
            valid_from=command.valid_from,
            first_day=first,
            hundredths=int(percent * 100),
            source=command.source,
            set_by=work.actor.name,
            set_at=stamp(work.clock()),
        )
        for first, percent in command.steps
    )
    work.session.flush()
    return bands


def plan_instalments(work: Work, command: PlanInstalments) -> tuple[Due, ...]:
    """Agree on equal instalments of what is left on a document.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such document.
        InvalidFieldError: nothing is left, or it cannot be paid so many times.
    """
    document = _asked(work, command.document)
    dues = equal_instalments(
        _left(work, document),
        times=command.times,
        first_due=command.first_due,
        months=command.months,
    )
    return _kept(work, document, dues)


def agree_instalments(work: Work, document: str, dues: Sequence[Due]) -> tuple[Due, ...]:
    """Agree on instalments of any days and amounts; they are what is left on the document.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such document.
        InstalmentsUnequalError: they do not add up to what is left.
        InvalidFieldError: one is nothing or less.
    """
    found = _asked(work, document)
    left = _left(work, found)
    if any(due.minor <= 0 for due in dues):
        raise InvalidFieldError("amount", str(min(dues).minor), "positive")
    if sum(due.minor for due in dues) != left:
        currency = work.book.currency
        raise InstalmentsUnequalError(
            document,
            left=from_minor(left, currency),
            planned=from_minor(sum(due.minor for due in dues), currency),
        )
    return _kept(work, found, tuple(sorted(dues)))


def _asked(work: Work, code: str) -> Document:
    work.request = described("plan_instalments", document=code)
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()
    return find_document(work.session, work.book_id, code)


def _left(work: Work, document: Document) -> int:
    """Return what is left on *document*, in sen."""
    claims = open_claims(work, document.sub_ledger, parties=[document.party])
    return sum(claim.minor for claim in claims if claim.document.code == document.code)


def _kept(work: Work, document: Document, dues: tuple[Due, ...]) -> tuple[Due, ...]:
    """Keep *dues* instead of what was agreed before; the last one is when all is due."""
    work.session.execute(
        delete(Instalment).where(
            Instalment.book_id == work.book_id, Instalment.document == document.code
        )
    )
    work.session.add_all(
        Instalment(
            book_id=work.book_id,
            document=document.code,
            number=number,
            due_on=due.due_on,
            amount_minor=due.minor,
        )
        for number, due in enumerate(dues, start=1)
    )
    document.due_on = dues[-1].due_on
    work.session.flush()
    return dues
