"""Paying for assets: from cash, from an advance, on account, or out of another fund."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.bookings.asset import Held
from bumdes.document import NewDocument, open_document
from bumdes.errors import (
    InvalidFieldError,
    MoreThanAssetError,
)
from bumdes.party import find_party
from bumdes.sub_ledgers import sub_ledger_of
from ledger import AccountKind, Dimension, credit, debit
from ledger.money import from_minor, to_minor, total

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.assets.asset import Asset
    from bumdes.work import Work
    from ledger import Money, Posting

BOUGHT = "IN-OUT-1"
"""The line of the statement of cash flows for buying assets."""

_PREPAID = "1.1.07."


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidFrom:
    """One source of what is paid, or owed, for an asset.

    Attributes:
        account: cash, an advance paid before, or a liability for what is paid later.
        fund: whose money it is; empty for the enterprise's own.
        party: whom it is owed to.
        document: the document of an advance; a new one is opened for what is owed.
        due_on: the day on which it is to be paid.
    """

    account: str
    amount: Money
    fund: str = ""
    party: str = ""
    document: str = ""
    due_on: dt.date | None = None


def cost_of(work: Work, paid: tuple[PaidFrom, ...]) -> Money:
    """Return what is paid in all.

    Raises:
        InvalidFieldError: nothing is, or from where nobody can pay.
    """
    if not paid:
        raise InvalidFieldError("paid", "", "positive")
    for source in paid:
        account = work.book.chart.postable(source.account)
        is_owed = account.kind is AccountKind.LIABILITY
        if not (account.is_cash or is_owed or account.code.startswith(_PREPAID)):
            raise InvalidFieldError("paid_from", source.account, "pays_for_assets")
        if to_minor(source.amount) <= 0:
            raise InvalidFieldError("amount", source.amount, "positive")
    return total((source.amount for source in paid), work.book.currency)


def paid_legs(
    work: Work,
    paid: tuple[PaidFrom, ...],
    account: str,
    on: dt.date,
    unit: str,
    asset: Asset,
) -> list[Posting]:
    """Return the legs that debit *account* of *asset*, fund by fund, and credit the sources."""
    by_fund: dict[str, int] = {}
    for source in paid:
        by_fund[source.fund] = by_fund.get(source.fund, 0) + to_minor(source.amount)
    currency = work.book.currency
    legs = [
        debit(account, from_minor(minor, currency), unit=unit, fund=fund, asset=asset.code)
        for fund, minor in by_fund.items()
    ]
    for source in paid:
        is_cash = work.book.chart[source.account].is_cash
        legs.append(
            credit(
                source.account,
                source.amount,
                unit=unit,
                fund=source.fund,
                party=source.party,
                document=_document(work, source, on, unit, asset),
                component=BOUGHT if is_cash else "",
            )
        )
    return legs


def _document(work: Work, source: PaidFrom, on: dt.date, unit: str, asset: Asset) -> str:
    """Return the document that *source* names, opened for what is to be paid later."""
    explained = sub_ledger_of(source.account)
    if source.document or explained is None:
        return source.document
    if Dimension.PARTY in explained.identity:
        find_party(work.session, work.book_id, source.party)
    if Dimension.DOCUMENT not in explained.identity:
        return ""
    new = NewDocument(
        sub_ledger=explained.key,
        kind="credit_purchase",
        prefix="B",
        issued_on=on,
        party=source.party,
        unit=unit,
        due_on=source.due_on,
        original=source.amount,
        description=f"Pembelian {asset.name}"[:300],
        reference=asset.paper,
    )
    return open_document(work, new).code


def taken_over_legs(
    work: Work, asset: str, minor: int, *, fund: str, on: dt.date
) -> list[Posting]:
    """Return the legs by which own money takes a part of an asset over from *fund*.

    The part is what stands at *minor*, in sen: of its cost, and of what wore off.

    Raises:
        NotFoundError: there is no such asset.
        AssetGoneError: the enterprise has it no more.
        MoreThanAssetError: the fund has less in it.
    """
    held = Held.of(work, asset, on)
    part = held.holding.parts.get(fund)
    if part is None or part.carrying < minor:
        left = from_minor(part.carrying if part else 0, work.book.currency)
        raise MoreThanAssetError(asset, asked=from_minor(minor, work.book.currency), left=left)
    worn = part.worn * minor // part.carrying
    impaired = part.impaired * minor // part.carrying
    cost = minor + worn + impaired
    of_class = held.of_class
    legs: list[Posting] = []
    for named, is_in in ((fund, False), ("", True)):
        legs += held.legs(held.holding.account, cost, is_debit=is_in, fund=named)
        legs += held.legs(of_class.worn, worn, is_debit=not is_in, fund=named)
        legs += held.legs(of_class.impaired, impaired, is_debit=not is_in, fund=named)
    return legs
