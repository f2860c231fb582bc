"""Keeping items: the articles that units buy, make and sell, and how units keep them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from bumdes.errors import InvalidFieldError, StockThereError, TakenError
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stock.item import REGISTERED, Item, ItemKind, Measure, find_item
from bumdes.stock.movement import standing
from bumdes.stock.pool import POOL_STEM, STOCK, pool_of
from bumdes.stock.setting import BelowZero, StockMethod, StockSetting, method_of
from bumdes.unit import find_unit
from ledger import AccountKind, Dimension, DimensionValue, rp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

_CODE = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,29}\Z", re.ASCII)
_STEM = "BRG"


class MeasureSaid(NamedTuple):
    """A measure of an item; see ``Measure``.

    Attributes:
        factor: how many of the smallest measure one of it is.
    """

    name: str
    factor: Fraction = Fraction(1)
    buying: Money = rp(0)
    selling: Money = rp(0)
    barcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterItem:
    """An article to be registered; see ``Item``.

    Attributes:
        code: the next free one (``BRG-0001``) if not said.
        measures: the first is the smallest; others say how many of it they are.
        minimum: what there should be at least, in the smallest measure.
        account, cost_account: the usual ones of its kind if not said.
        revenue_account: the usual one of the unit that sells it if not said.
        owner, commission: of goods of others; see ``Item``.
    """

    name: str
    measures: tuple[MeasureSaid, ...] = field(default_factory=lambda: (MeasureSaid("buah"),))
    kind: ItemKind = ItemKind.GOODS
    code: str = ""
    minimum: int = 0
    account: str = ""
    cost_account: str = ""
    revenue_account: str = ""
    owner: str = ""
    commission: str = ""
    note: str = ""


def register_item(work: Work, command: RegisterItem) -> Item:
    """Register an article, which postings may name from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        TakenError: its code or one of its barcodes is taken.
        NotFoundError: there is no such owner.
        InvalidFieldError: a code, a kind, an account, a measure or a commission is none.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("register_item", name=command.name, code=command.code)
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    return register_one_item(work, command, ItemCodes.of(work))


@dataclass(slots=True)
class ItemCodes:
    """The codes that postings may name as items, and where the next free one is looked for."""

    taken: set[str]
    last: int

    @classmethod
    def of(cls, work: Work) -> ItemCodes:
        """Return those of *work*, and hold its books, so that nobody else takes the next."""
        work.book.writer()
        taken = {value.code for value in work.book.known(Dimension.ITEM)}
        return cls(taken, sum(code.startswith(f"{_STEM}-") for code in taken))

    def take(self, code: str) -> str:
        """Take *code*, or the next free one if it is empty, and return it.

        Raises:
            InvalidFieldError: it cannot be a code.
            TakenError: it is taken.
        """
        if not code:
            self.last += 1
            while (code := f"{_STEM}-{self.last:04}") in self.taken:
                self.last += 1
        elif not _CODE.match(code) or code.startswith(POOL_STEM):
            raise InvalidFieldError("item_code", code, "item_code")
        elif code in self.taken:
            raise TakenError("stock_item", code)
        self.taken.add(code)
        return code


def register_one_item(work: Work, command: RegisterItem, codes: ItemCodes) -> Item:
    """Register an article of many; see ``register_item``."""
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    kind = ItemKind(command.kind)
    if kind not in REGISTERED:
        raise InvalidFieldError("item_kind", kind.value, "registered_kind")
    code = codes.take(command.code)
    _check_owner(work, kind, command)
    account = "" if kind is ItemKind.CONSIGNED else command.account or kind.account
    cost_account = (
        "" if kind is ItemKind.CONSIGNED else command.cost_account or kind.cost_account
    )
    _check_accounts(work, account, cost_account, command.revenue_account)
    item = Item(
        book_id=work.book_id,
        code=code,
        kind=kind.value,
        name=check_text(command.name, "name", most=100),
        account=account,
        cost_account=cost_account,
        revenue_account=command.revenue_account,
        smallest=_measures(command.measures)[0].name,
        minimum=_whole(command.minimum),
        owner=command.owner,
        commission=command.commission,
        note=check_text(command.note, "note", most=200, blank=True),
    )
    work.book.declare(DimensionValue(dimension=Dimension.ITEM, code=code, name=item.name))
    work.session.add(item)
    work.session.flush()
    for said in command.measures:
        _add_measure(work, item, said)
    return item


def change_item(
    work: Work,
    code: str,
    *,
    name: str,
    minimum: int = 0,
    is_active: bool = True,
    note: str = "",
) -> Item:
    """Rename an article, say what there should be of it, or that it is used no more.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such article.
        InvalidFieldError: it is made by an act, or the minimum is below zero.
    """
    work.request = described("change_item", code=code, name=name)
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    item = _registered(work, code)
    item.name = check_text(name, "name", most=100)
    item.minimum = _whole(minimum)
    item.is_active = is_active
    item.note = check_text(note, "note", most=200, blank=True)
    work.book.change_value(Dimension.ITEM, code, name=item.name, is_active=True)
    work.session.flush()
    return item


def set_measure(work: Work, code: str, said: MeasureSaid) -> Measure:
    """Add a measure to an article, or change its prices and barcode.

    How many of the smallest measure it is never changes, for quantities were counted by it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such article.
        TakenError: the barcode is another's.
        InvalidFieldError: it is no measure, or another than it was.
    """
    work.request = described("set_measure", code=code, measure=said.name)
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    return keep_measure(work, _registered(work, code), said)


def keep_measure(work: Work, item: Item, said: MeasureSaid) -> Measure:
    """Keep a measure of *item*; see ``set_measure``."""
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    known = work.session.get(Measure, (work.book_id, item.code, said.name))
    if known is None:
        return _add_measure(work, item, said)
    if known.factor != said.factor:
        raise InvalidFieldError("stock_factor", said.factor, "never_changes")
    known.barcode = _free_barcode(work, said, item=item.code)
    known.buying_minor, known.selling_minor = _price(said.buying), _price(said.selling)
    work.session.flush()
    return known


def set_stock_method(
    work: Work,
    unit: str,
    *,
    method: StockMethod,
    below_zero: BelowZero = BelowZero.REFUSE,
    since: dt.date,
) -> StockSetting:
    """Say how a unit keeps its stock; its valuation changes only while it has no articles.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        StockThereError: some of an article lies there, valued by another method.
    """
    work.request = described("set_stock_method", unit=unit, method=method)
    work.actor.require(Permission.MANAGE_STOCK, unit=unit)
    work.book.writer()
    find_unit(work.session, work.book_id, unit)
    if method_of(work.session, work.book_id, unit) is not method:
        for found in standing(work.session, work.book_id, unit=unit):
            if found.account:
                item = find_item(work.session, work.book_id, found.place.item)
                raise StockThereError(unit, item.name)
    pool_of(work, unit)
    setting = work.session.get(StockSetting, (work.book_id, unit))
    if setting is None:
        setting = StockSetting(
            book_id=work.book_id, unit=unit, method="", below_zero="", since=since, set_by=""
        )
        work.session.add(setting)
    setting.method, setting.below_zero = method.value, below_zero.value
    setting.since, setting.set_by = check_day(since), work.actor.name
    work.session.flush()
    return setting


def _registered(work: Work, code: str) -> Item:
    item = find_item(work.session, work.book_id, code)
    if item.of_kind not in REGISTERED:
        raise InvalidFieldError("item", code, "registered_kind")
    return item


def _check_owner(work: Work, kind: ItemKind, command: RegisterItem) -> None:
    if kind is not ItemKind.CONSIGNED:
        if command.owner or command.commission:
            raise InvalidFieldError("commission", command.commission, "consigned_goods")
        return
    find_party(work.session, work.book_id, command.owner)
    if command.commission:
        try:
            is_part = 0 <= Fraction(command.commission) <= 100
        except (ValueError, ZeroDivisionError):
            is_part = False
        if not is_part:
            raise InvalidFieldError("commission", command.commission, "percentage")


def _check_accounts(work: Work, account: str, cost_account: str, revenue: str) -> None:
    chart = work.book.chart
    if account and not chart.postable(account).code.startswith(STOCK):
        raise InvalidFieldError("account", account, "stock_account")
    if cost_account and chart.postable(cost_account).kind is not AccountKind.EXPENSE:
        raise InvalidFieldError("cost_account", cost_account, "expense_account")
    if revenue and chart.postable(revenue).kind is not AccountKind.REVENUE:
        raise InvalidFieldError("revenue", revenue, "revenue_account")


def _measures(said: tuple[MeasureSaid, ...]) -> tuple[MeasureSaid, ...]:
    """Return *said* if its first measure is the one that quantities are kept in."""
    if not said or said[0].factor != 1:
        raise InvalidFieldError("stock_factor", said[0].factor if said else "", "factor")
    return said


def _add_measure(work: Work, item: Item, said: MeasureSaid) -> Measure:
    factor = Fraction(said.factor)
    if factor <= 0:
        raise InvalidFieldError("stock_factor", said.factor, "factor")
    if work.session.get(Measure, (work.book_id, item.code, said.name)) is not None:
        raise TakenError("stock_measure", said.name)
    measure = Measure(
        book_id=work.book_id,
        item=item.code,
        name=check_code(said.name, "measure", most=20),
        numerator=factor.numerator,
        denominator=factor.denominator,
        barcode=_free_barcode(work, said, item=item.code),
        buying_minor=_price(said.buying),
        selling_minor=_price(said.selling),
    )
    work.session.add(measure)
    work.session.flush()
    return measure


def _free_barcode(work: Work, said: MeasureSaid, *, item: str) -> str:
    """Return the barcode of a measure if no other measure has it."""
    barcode = said.barcode and check_code(said.barcode, "barcode", most=40)
    if barcode:
        query = select(Measure).where(
            Measure.book_id == work.book_id, Measure.barcode == barcode
        )
        for known in work.session.scalars(query):
            if (known.item, known.name) != (item, said.name):
                raise TakenError("barcode", barcode)
    return barcode


def _price(price: Money) -> int:
    minor = to_minor(price)
    if minor < 0:
        raise InvalidFieldError("price", price, "not_negative")
    return minor


def _whole(minimum: int) -> int:
    if minimum < 0:
        raise InvalidFieldError("minimum", minimum, "not_negative")
    return minimum
