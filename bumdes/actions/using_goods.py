"""Using goods: what is spoilt or lost, and what the enterprise uses itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import GoodsPosted, beyond_stock, post_goods
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import AccountKind
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.work import Work


class UseKind(StrEnum):
    """Why goods go that nobody bought."""

    WASTE = "waste"
    """Spoilt, broken, expired, lost."""
    OWN_USE = "own_use"
    """Used by the enterprise itself."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]

    @property
    def account(self) -> str:
        """The expense that it usually is."""
        return _ACCOUNTS[self]


_LABELS: Mapping[UseKind, str] = MappingProxyType(
    {UseKind.WASTE: "Rusak, kedaluwarsa, atau hilang", UseKind.OWN_USE: "Dipakai sendiri"}
)

_ACCOUNTS: Mapping[UseKind, str] = MappingProxyType(
    {UseKind.WASTE: "7.2.99.99", UseKind.OWN_USE: "6.1.02.99"}
)


class UsedGoods(NamedTuple):
    """So much of an item that is used up."""

    item: str
    quantity: Quantity
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseGoods:
    """Goods of a unit that nobody bought.

    Attributes:
        reason: what happened, or what for, in the words of who records it.
        account: the expense that it is; the usual one of its kind if not said.
        key: the same for the same use, so that asking twice records once.
    """

    unit: str
    date: dt.date
    kind: UseKind
    lines: tuple[UsedGoods, ...]
    reason: str
    account: str = ""
    fund: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def use_goods(work: Work, command: UseGoods) -> GoodsPosted:
    """Take goods out of the store that are spoilt, lost, or used by the enterprise itself.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        ByMonthError: the unit counts by the month, and its count finds what is gone.
        StockShortError: there is not so much, and the unit refuses that.
        BlankTextError: no reason is given.
        InvalidFieldError: the account is no expense, goods are not ours, or a quantity is
            none.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(UsedGoods(*line) for line in command.lines)
    work.request = described(
        "use_goods",
        unit=command.unit,
        date=command.date,
        kind=command.kind,
        lines=lines,
        reason=command.reason,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    kind = UseKind(command.kind)
    check_text(command.reason, "reason", most=200)
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    unit = find_unit(work.session, work.book_id, command.unit)
    account = work.book.chart.postable(command.account or kind.account)
    if account.kind is not AccountKind.EXPENSE:
        raise InvalidFieldError("account", account.code, "expense_account")
    cost = sum(
        draft.take(unit.code, *_read(work, line), MovementKind(kind.value)) for line in lines
    )
    if not lines:
        raise InvalidFieldError("goods", "", "some_goods")
    return post_goods(
        work,
        draft,
        (),
        [
            *beyond_stock(work, unit.code, {account.code: cost}, fund=command.fund),
            *draft.postings(),
        ],
        description=f"{kind.label} di {unit.name}: {command.reason}"[:300],
        key=command.key,
        evidence=command.evidence,
    )


def _read(work: Work, said: UsedGoods) -> tuple[Item, int]:
    return read_goods(work, said.item, said.quantity, said.measure)
