"""Receivables and payables as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.crediting_documents import NOTED
from bumdes.actions.settling_documents import STAFF_ADVANCE
from bumdes.credit.account_statement import open_dues
from bumdes.credit.ageing import read_ageing
from bumdes.credit.claim import open_claims
from bumdes.credit.control import (
    CONTROLS,
    CUSTOMER_DEPOSITS,
    PAPERS,
    PAYABLES,
    RECEIVABLES,
    SUPPLIER_ADVANCES,
)
from bumdes.credit.doubt import set_aside
from bumdes.credit.instalment import plans_of
from bumdes.credit.instalments import unpaid
from bumdes.credit.limit import limit_on, warning_of
from bumdes.credit.untold import UNTOLD
from bumdes.document import find_document
from bumdes.errors import NotFoundError
from bumdes.expense_type import expense_types
from bumdes.parties.merger import Mergers
from bumdes.party import find_party, party_names
from bumdes.permissions import Permission
from ledger import AccountKind, Period, Side
from ledger.money import from_minor, total
from webapp.language.saying import t
from webapp.readings.sight import unit_in_sight, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.credit.account_statement import OpenDue
    from bumdes.credit.ageing import Ageing
    from bumdes.credit.claim import Claim
    from bumdes.credit.control import Control
    from bumdes.credit.instalments import Due
    from bumdes.credit.limit import CreditLimit, LimitWarning
    from bumdes.document import Document
    from bumdes.party import Party
    from bumdes.work import Work
    from ledger import Money, PostedEntry

SLUGS: Mapping[str, str] = {
    "piutang": RECEIVABLES,
    "utang": PAYABLES,
    "uang-muka-pelanggan": CUSTOMER_DEPOSITS,
    "uang-muka-pemasok": SUPPLIER_ADVANCES,
}
"""How addresses name the sub-ledgers of documents."""

SLUG_OF: Mapping[str, str] = {key: slug for slug, key in SLUGS.items()}

ROWS_SHOWN = 200
"""Parties on one page; all are in the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeingRow:
    """One party in the list, what it owes by band, and in all."""

    code: str
    name: str
    figures: tuple[Money, ...]
    overdue: Money
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeingPage:
    """Who owes or is owed, by age.

    Attributes:
        rows: the largest first.
        more: how many parties are not shown.
        aside: what is set aside for it; None where nothing can be.
    """

    control: Control
    slug: str
    ageing: Ageing
    rows: tuple[AgeingRow, ...]
    more: int
    aside: Money | None
    unit: str | None
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """One document, what is left on it, and its lines in the books.

    Attributes:
        entries: those that name it, each with by how much what is owed grew by it, and the
            number of the entry that took it back, if one did.
        plan: the instalments agreed, each with what of it is unpaid.
        papers: digests of the papers of its entries.
        takes_notes: whether a credit note may lessen it.
        counter_accounts: what such a note may lessen.
    """

    document: Document
    kind: str
    control: Control
    slug: str
    party: Party
    unit: str
    claims: tuple[Claim, ...]
    left: Money
    original: Money | None
    entries: tuple[tuple[PostedEntry, Money, int | None], ...]
    plan: tuple[tuple[Due, Money, Money], ...]
    papers: tuple[str, ...]
    days_overdue: int
    is_untold: bool
    takes_notes: bool
    counter_accounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPage:
    """What a party may be paid for, or pay.

    Attributes:
        ahead: what was paid ahead, and may pay now.
        cash: the accounts that money goes through.
        spends: what staff may have spent an advance on; nothing where none is open.
    """

    control: Control
    slug: str
    party: Party
    dues: tuple[OpenDue, ...]
    claims: tuple[Claim, ...]
    ahead: tuple[Claim, ...]
    cash: tuple[tuple[str, str], ...]
    spends: tuple[tuple[str, str], ...]
    units: Mapping[str, str]
    owed: Money
    is_receiving: bool
    takes_excess: bool


def read_ageing_page(work: Work, slug: str, at: dt.date, *, unit: str | None) -> AgeingPage:
    """Return who owes or is owed at the end of day *at*.

    Raises:
        PermissionDeniedError: the actor does not see the unit asked for.
    """
    seen = unit_in_sight(work, Permission.READ_BOOKS, unit)
    key, currency = SLUGS[slug], work.book.currency
    ageing = read_ageing(work, key, at, unit=seen)
    shown = sorted(ageing.rows, key=lambda row: (-row.minor, row.key))[:ROWS_SHOWN]
    names = party_names(work.session, work.book_id, [row.key[0] for row in shown])
    rows = tuple(
        AgeingRow(
            code=row.key[0],
            name=names.get(row.key[0], row.key[0]),
            figures=tuple(from_minor(minor, currency) for minor in row.minors),
            overdue=from_minor(row.overdue, currency),
            total=from_minor(row.minor, currency),
        )
        for row in shown
    )
    is_whole = key == RECEIVABLES and seen is None
    return AgeingPage(
        control=CONTROLS[key],
        slug=slug,
        ageing=ageing,
        rows=rows,
        more=len(ageing.rows) - len(rows),
        aside=from_minor(set_aside(work, at), currency) if is_whole else None,
        unit=seen,
        units=unit_names(work),
    )


def read_party_limit(
    work: Work, party: str, at: dt.date
) -> tuple[CreditLimit | None, LimitWarning | None]:
    """Return what *party* may owe on a day, and the warning that it owes more."""
    standing = Mergers.of(work.session, work.book_id).standing(party)
    return limit_on(work, standing, at), warning_of(work, standing, at)


def read_document(work: Work, code: str, at: dt.date) -> DocumentPage:
    """Return one document, as it stands at the end of all days.

    Raises:
        NotFoundError: there is no such document, or none of receivables or payables.
        PermissionDeniedError: the actor does not see its unit.
    """
    document = find_document(work.session, work.book_id, code)
    if document.sub_ledger not in CONTROLS:
        raise NotFoundError("document", code)
    control = CONTROLS[document.sub_ledger]
    claims = tuple(
        claim
        for claim in open_claims(work, control.key, parties=[document.party])
        if claim.document.code == code
    )
    unit = claims[0].place.unit if claims else document.unit
    work.actor.require(Permission.READ_BOOKS, unit=unit)
    entries = tuple(_entries(work, document, control))
    left = total((claim.left for claim in claims), work.book.currency)
    original = document.original(work.book.currency) if document.original_minor else None
    kind = PAPERS[document.kind].label if document.kind in PAPERS else document.kind
    return DocumentPage(
        document=document,
        kind=kind,
        control=control,
        slug=SLUG_OF[control.key],
        party=find_party(work.session, work.book_id, document.party),
        unit=unit_names(work).get(unit, unit),
        claims=claims,
        left=left,
        original=original,
        entries=entries,
        plan=_plan(work, document, sum(claim.minor for claim in claims)),
        papers=tuple(dict.fromkeys(d for e, _, _ in entries for d in e.entry.evidence)),
        days_overdue=max((claim.days_overdue(at) for claim in claims), default=0),
        is_untold=document.party == UNTOLD,
        takes_notes=document.kind in NOTED,
        counter_accounts=_counter_accounts(work, control, entries),
    )


def read_payment(work: Work, slug: str, party: str, at: dt.date) -> PaymentPage:
    """Return what *party* may be paid for, or pay, in the units that the actor sees.

    Raises:
        NotFoundError: there is no such party.
        PermissionDeniedError: the actor may not record payments.
    """
    work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
    control = CONTROLS[SLUGS[slug]]
    codes = Mergers.of(work.session, work.book_id).codes(party)
    found = find_party(work.session, work.book_id, codes[0])
    dues = tuple(open_dues(work, control.key, codes, at, unit=work.actor.unit))
    ahead = open_claims(work, control.against, parties=codes) if control.against else []
    claims = open_claims(work, control.key, parties=codes)
    in_sight = [c for c in claims if work.actor.unit in {None, c.place.unit}]
    return PaymentPage(
        control=control,
        slug=slug,
        party=found,
        dues=dues,
        claims=tuple(in_sight),
        ahead=tuple(c for c in ahead if work.actor.unit in {None, c.place.unit}),
        cash=tuple(
            (a.code, t(a.name))
            for a in work.book.chart
            if a.is_cash and a.takes_postings and a.is_active
        ),
        spends=tuple((kind.account, t(kind.label)) for kind in expense_types())
        if any(claim.document.kind == STAFF_ADVANCE for claim in in_sight)
        else (),
        units=unit_names(work),
        owed=total((claim.left for claim in in_sight), work.book.currency),
        is_receiving=control.grows is Side.DEBIT,
        takes_excess=bool(control.against),
    )


def statement_period(at: dt.date) -> Period:
    """Return the year of *at* up to that day."""
    return Period(at.replace(month=1, day=1), at)


def _entries(
    work: Work, document: Document, control: Control
) -> list[tuple[PostedEntry, Money, int | None]]:
    """Return the entries that name *document*, by day."""
    accounts = [code for code in control.accounts if code in work.book.chart]
    if not accounts:
        return []
    sequences = work.book.sequences_naming(accounts, document.party, document.code)
    found = []
    for posted in work.book.entries_at(sequences):
        grown = sum(
            p.minor if p.side is control.grows else -p.minor
            for p in posted.entry.postings
            if p.document == document.code
        )
        amount = from_minor(grown, work.book.currency)
        found.append((posted, amount, work.book.reversed_by(posted.sequence)))
    return sorted(found, key=lambda row: (row[0].entry.date, row[0].sequence))


def _plan(work: Work, document: Document, left: int) -> tuple[tuple[Due, Money, Money], ...]:
    """Return the instalments of *document*: each with its amount, and what is unpaid."""
    plan = plans_of(work.session, work.book_id, [document.code]).get(document.code, ())
    open_parts = {due.due_on: due.minor for due in unpaid(plan, left)}
    currency = work.book.currency
    return tuple(
        (
            due,
            from_minor(due.minor, currency),
            from_minor(open_parts.get(due.due_on, 0), currency),
        )
        for due in plan
    )


def _counter_accounts(
    work: Work, control: Control, entries: tuple[tuple[PostedEntry, Money, int | None], ...]
) -> tuple[tuple[str, str], ...]:
    """Return what was sold or bought on a document, and discounts on such sales."""
    kinds = (
        {AccountKind.REVENUE}
        if control.key == RECEIVABLES
        else {AccountKind.ASSET, AccountKind.EXPENSE}
    )
    chart = work.book.chart
    named = [
        p.account
        for posted, _, _ in entries
        for p in posted.entry.postings
        if chart[p.account].kind in kinds and not chart[p.account].is_cash
        if not p.account.startswith(control.stems)
    ]
    usual = {"4.2.01.99", "4.3.01.04"} if control.key == RECEIVABLES else set()
    codes = [*dict.fromkeys(named), *sorted(usual & {account.code for account in chart})]
    return tuple((code, f"{code} {t(chart[code].name)}") for code in dict.fromkeys(codes))
