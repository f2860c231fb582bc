"""Posting goods: how they are paid, and the one entry that moves and pays them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.credit.control import control_of
from bumdes.credit.identity import Said, identify
from bumdes.document import open_document
from bumdes.earned import SOLD
from bumdes.errors import InvalidFieldError, WrongPaymentError
from bumdes.posting import post
from bumdes.register_tag import REGISTER_TAG
from bumdes.stock.asking import REQUEST_TAG, digest_of
from bumdes.stock.pool import STOCK_REGISTER
from ledger import AccountKind, EntryKind, JournalEntry, credit, debit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bumdes.stock.draft import StockDraft
    from bumdes.work import Work
    from ledger import Money, Posted, Posting

OTHER_CASH_LINE = "OP-IN-9"
"""Where other receipts stand in the statement of cash flows."""


class Paid(NamedTuple):
    """So much of what goods come to, on one account: cash, or what stays owed."""

    account: str
    amount: Money


class GoodsPosted(NamedTuple):
    """What moving goods led to.

    Attributes:
        documents: codes of the documents that were opened for what stays owed.
    """

    posted: Posted
    documents: tuple[str, ...] = ()


def check_paid(work: Work, paid: Iterable[Paid], total: int) -> list[Paid]:
    """Return what of *paid* is not zero, if it comes to *total* sen.

    Raises:
        InvalidFieldError: an account is no cash, no discount, and nothing that can be owed.
        WrongPaymentError: it comes to another amount.
    """
    found = [Paid(*part) for part in paid]
    for part in found:
        account = work.book.chart.postable(part.account)
        is_discount = account.kind is AccountKind.REVENUE and account.is_contra
        if not (account.is_cash or is_discount or control_of(part.account)):
            raise InvalidFieldError("paid", part.account, "sub_ledger_account")
        if to_minor(part.amount) < 0:
            raise InvalidFieldError("paid", part.amount, "not_negative")
    told = sum(to_minor(part.amount) for part in found)
    if told != total:
        currency = work.book.currency
        raise WrongPaymentError(
            total=from_minor(total, currency), paid=from_minor(told, currency)
        )
    return [part for part in found if to_minor(part.amount)]


def settling_legs(
    work: Work,
    parts: Iterable[Paid],
    leg: Callable[..., Posting],
    *,
    component: str,
    **where: str,
) -> list[Posting]:
    """Return the legs of what is paid and owed.

    Args:
        leg: ``debit`` for what comes in, ``credit`` for what goes out.
        component: the line of the statement of cash flows of what is no cash.
        where: the unit and the fund.
    """
    chart = work.book.chart
    return [
        leg(
            part.account,
            part.amount,
            component="" if chart[part.account].is_cash else component,
            **where,
        )
        for part in parts
    ]


def moves_cash(work: Work, paid: Iterable[Paid]) -> bool:
    """Whether some of *paid* is cash."""
    return any(work.book.chart[part.account].is_cash for part in paid)


def post_goods(  # noqa: PLR0913 - an entry, and what is kept beside it
    work: Work,
    draft: StockDraft,
    settling: Iterable[Posting],
    others: Iterable[Posting],
    *,
    description: str,
    key: str,
    said: Said | None = None,
    tags: Mapping[str, str] | None = None,
    kind: EntryKind = EntryKind.ORDINARY,
    evidence: tuple[str, ...] = (),
    decision: str = "",
) -> GoodsPosted:
    """Post an entry, keep its *draft*, and open the documents it needs.

    Args:
        settling: the legs of what is paid and owed.
        others: all other legs.
        said: who owes or is owed, where something stays owed.

    Raises:
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(settling)
    documents: tuple[str, ...] = ()
    if said is not None:
        identified = identify(work, lines, said)
        lines = identified.postings
        documents = tuple(open_document(work, new).code for new in identified.opens)
    entry = JournalEntry(
        date=draft.date,
        description=description,
        postings=(*lines, *others),
        kind=kind,
        key=key,
        tags={REGISTER_TAG: STOCK_REGISTER, REQUEST_TAG: digest_of(work), **(tags or {})},
        evidence=evidence,
        decision=decision,
    )
    posted = post(work, entry, register=STOCK_REGISTER)
    draft.keep(posted.sequence)
    return GoodsPosted(posted, documents)


def beyond_stock(
    work: Work, unit: str, expensed: dict[str, int], *, fund: str, component: str = ""
) -> list[Posting]:
    """Return the legs of what goods cost more, or less, than was assumed when they went out."""
    currency = work.book.currency
    return [
        (debit if minor > 0 else credit)(
            account,
            from_minor(abs(minor), currency),
            unit=unit,
            fund=fund,
            component=component,
        )
        for account, minor in expensed.items()
        if minor
    ]


def cash_line(account: str) -> str:
    """Return the line of the statement of cash flows for money from *account* of revenue."""
    return SOLD.get(account[:3], OTHER_CASH_LINE)
