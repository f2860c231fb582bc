"""Goods that come and go: bought, sold, returned, moved, used up, and kept for others."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.consigning import Consign, give_back_consigned, take_consigned
from bumdes.actions.detailing_stock import DetailedGoods, DetailStock, detail_stock
from bumdes.actions.moving_goods import MovedGoods, MoveGoods, move_goods
from bumdes.actions.returning_goods import (
    ReturnedGoods,
    ReturnGoods,
    return_purchase,
    return_sale,
)
from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.actions.selling_goods_between import (
    PricedGoods,
    SellGoodsBetween,
    sell_goods_between,
)
from bumdes.actions.using_goods import UsedGoods, UseGoods, UseKind, use_goods
from bumdes.bookings.goods import Paid
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.stock.consignment import consigned_movements
from bumdes.stock.item import ItemKind, find_item
from bumdes.stock.movement import MovementKind, movements_in
from ledger import rp
from ledger.money import from_minor, to_minor, total
from webapp.answering import answered
from webapp.forms.goods import goods_code, typed_goods
from webapp.forms.stock import (
    DETAIL_FORM,
    MOVE_FORM,
    RETURN_FORM,
    TRADE_FORM,
    USE_FORM,
    ConsignForm,
    goods_rows,
)
from webapp.forms.values import blank_values
from webapp.picking import picked, read_pick
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.readings.stock import (
    OURS,
    amount_of,
    cash_options,
    entry_link,
    expense_options,
    fund_options,
    goods_offered,
    unit_options_of,
)
from webapp.readings.units import unit_options
from webapp.templating import now
from webapp.views.stock import chosen_unit
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.bookings.goods import GoodsPosted
    from bumdes.stock.consignment import ConsignmentMovement
    from bumdes.work import Work
    from ledger import Money
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock_moves", __name__, url_prefix="/stok")

PAYABLE, RECEIVABLE = "2.1.01.01", "1.1.03.01"
NO_PARTY = "Tulis namanya, sebab belum dibayar lunas."
PAID_TOO_MUCH = "Yang dibayar lebih besar daripada harganya."


@bp.get("/beli")
def ask_purchase() -> str:
    """Ask what was bought."""
    return _trade_form("beli", _blank(), ())


@bp.post("/beli")
def buy() -> Answer:
    """Record a purchase."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = _unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            BoughtGoods(row["barang"], row["banyak"], _price(row, n))
            for n, row in rows_at(rows)
        )
        gross = _sum(line.total for line in lines)
        off, freight = said["discount"] or rp(0), said["freight"] or rp(0)
        net = to_minor(gross) + to_minor(freight) - to_minor(off)
        paid, supplier = _paid(work, said, net, PAYABLE, PartyKind.SUPPLIER)
        command = BuyGoods(
            unit=unit,
            date=said["date"],
            lines=lines,
            paid=paid,
            supplier=supplier,
            due_on=said["due_on"],
            discount=off,
            freight=freight,
            reference=said["reference"],
            fund=said["fund"],
            key=said["key"],
        )
        return _voucher(work, buy_goods(work, command))

    return _answered(TRADE_FORM, do, lambda values, found: _trade_form("beli", values, found))


@bp.get("/jual")
def ask_sale() -> str:
    """Ask what was sold."""
    return _trade_form("jual", _blank(), ())


@bp.post("/jual")
def sell() -> Answer:
    """Record a sale."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = _unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            SoldGoods(row["barang"], row["banyak"], _price(row, n)) for n, row in rows_at(rows)
        )
        gross = _sum(_line_total(work, line, n) for n, line in enumerate(lines, start=1))
        off = said["discount"] or rp(0)
        net = to_minor(gross) - to_minor(off)
        paid, customer = _paid(work, said, net, RECEIVABLE, PartyKind.CUSTOMER)
        command = SellGoods(
            unit=unit,
            date=said["date"],
            lines=lines,
            paid=paid,
            customer=customer,
            due_on=said["due_on"],
            discount=off,
            reference=said["reference"],
            fund=said["fund"],
            key=said["key"],
        )
        return _voucher(work, sell_goods(work, command))

    return _answered(TRADE_FORM, do, lambda values, found: _trade_form("jual", values, found))


@bp.get("/retur/<int:sequence>")
def ask_return(sequence: int) -> str:
    """Ask what of a sale or a purchase goes back."""
    return _return_form(sequence, {**blank_values(), "tanggal": _today()}, ())


@bp.post("/retur/<int:sequence>")
def give_back(sequence: int) -> Answer:
    """Record that goods go back."""

    def do(work: Work, said: dict[str, Any]) -> str:
        entry = work.book.entry(sequence).entry
        unit = entry.postings[0].unit
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            ReturnedGoods(row["barang"], row["banyak"], _price(row, n))
            for n, row in rows_at(rows)
        )
        refund = Paid(said["account"], _sum(line.amount for line in lines))
        command = ReturnGoods(
            sequence=sequence,
            date=said["date"],
            lines=lines,
            refund=(refund,),
            reason=said["reason"],
            key=said["key"],
        )
        act = return_sale if _is_sale(work, sequence) else return_purchase
        return _voucher(work, act(work, command))

    return _answered(
        RETURN_FORM, do, lambda values, found: _return_form(sequence, values, found)
    )


@bp.get("/pindah")
def ask_move() -> str:
    """Ask what goes to another unit."""
    return _move_form({**_blank(), "cara": "serah"}, ())


@bp.post("/pindah")
def move() -> Answer:
    """Move goods to another unit."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = _unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        if said["way"] == "jual":
            return _voucher(work, _sold_between(work, unit, said, rows))
        lines = tuple(
            MovedGoods(row["barang"], row["banyak"], "", row["harga"]) for row in rows
        )
        command = MoveGoods(
            from_unit=unit,
            to_unit=_unit(said["to_unit"]),
            date=said["date"],
            lines=lines,
            about=said["about"],
            fund=said["fund"],
            key=said["key"],
        )
        return _voucher(work, move_goods(work, command))

    return _answered(MOVE_FORM, do, _move_form)


@bp.get("/pakai")
def ask_use() -> str:
    """Ask what is spoilt, lost or used by the enterprise itself."""
    return _use_form({**_blank(), "jenis": UseKind.WASTE.value}, ())


@bp.post("/pakai")
def use() -> Answer:
    """Take goods out that nobody bought."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = _unit(said["unit"])
        lines = tuple(
            UsedGoods(row["barang"], row["banyak"])
            for row in typed_goods(work, unit, said, "banyak")
        )
        command = UseGoods(
            unit=unit,
            date=said["date"],
            kind=UseKind(said["kind"]),
            lines=lines,
            reason=said["reason"],
            account=said["account"],
            fund=said["fund"],
            key=said["key"],
        )
        return _voucher(work, use_goods(work, command))

    return _answered(USE_FORM, do, _use_form)


@bp.get("/rinci")
def ask_detail() -> str:
    """Ask which articles lie in what is not told apart yet."""
    return _detail_form(_blank(), ())


@bp.post("/rinci")
def detail() -> Answer:
    """Tell what lies in a pool by article."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = _unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            DetailedGoods(row["barang"], row["banyak"], _price(row, n))
            for n, row in rows_at(rows)
        )
        command = DetailStock(
            unit=unit, date=said["date"], lines=lines, fund=said["fund"], key=said["key"]
        )
        return _voucher(work, detail_stock(work, command))

    return _answered(DETAIL_FORM, do, _detail_form)


@bp.get("/titipan")
def consigned() -> str:
    """Show goods of others, and ask what comes or goes back."""
    return _consign_form({"tanggal": _today(), "arah": "masuk", "unit": _slug()}, ())


@bp.post("/titipan")
def consign() -> Answer:
    """Record that goods of others come, or go back."""

    def do(work: Work, said: dict[str, Any]) -> ConsignmentMovement:
        unit = _unit(said["unit"])
        code, _, measure = goods_code(work, unit, said["item"], field="barang").partition("/")
        act = take_consigned if said["way"] == "masuk" else give_back_consigned
        command = Consign(
            unit=unit,
            item=code,
            date=said["date"],
            quantity=said["quantity"],
            measure=measure,
            note=said["note"],
        )
        return act(work, command)

    return answered(
        ConsignForm(),
        do,
        onward=lambda moved: url_for("stock_moves.consigned", unit=slug_of(moved.unit)),
        again=_consign_form,
    )


def _sold_between(
    work: Work, unit: str, said: Mapping[str, Any], rows: Sequence[dict[str, Any]]
) -> GoodsPosted:
    lines = tuple(
        PricedGoods(row["barang"], row["banyak"], _price(row, n)) for n, row in rows_at(rows)
    )
    command = SellGoodsBetween(
        seller=unit,
        buyer=_unit(said["to_unit"]),
        date=said["date"],
        lines=lines,
        about=said["about"],
        key=said["key"],
    )
    return sell_goods_between(work, command)


def rows_at(rows: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Return rows with their numbers."""
    return list(enumerate(rows, start=1))


def _price(row: Mapping[str, Any], number: int) -> Money:
    if row["harga"] is None:
        raise ValidationError({f"harga-{number}": ["Isi harganya."]})
    price: Money = row["harga"]
    return price


def _line_total(work: Work, line: SoldGoods, number: int) -> Money:
    """Return what *line* comes to, if it is whole sen."""
    amount = Fraction(line.quantity) * to_minor(line.price)
    if amount.denominator != 1:
        message = "Banyaknya kali harga harus bulat sampai sen."
        raise ValidationError({f"harga-{number}": [message]})
    return from_minor(int(amount), work.book.currency)


def _sum(amounts: Iterable[Money]) -> Money:
    return rp(0) if not (found := list(amounts)) else total(found, found[0].currency)


def _paid(
    work: Work, said: Mapping[str, Any], net: int, owed_on: str, kind: PartyKind
) -> tuple[tuple[Paid, ...], str]:
    """Return how *net* sen are paid: what was paid now, and the rest as owed."""
    now_paid = from_minor(net, work.book.currency) if said["paid"] is None else said["paid"]
    rest = net - to_minor(now_paid)
    if rest < 0:
        raise ValidationError({"dibayar": [PAID_TOO_MUCH]})
    field = "pihak"
    party = picked(work, request.form, field=field, kind=kind, missing=NO_PARTY if rest else "")
    parts = [Paid(said["cash"], now_paid)] if to_minor(now_paid) else []
    if rest:
        parts.append(Paid(owed_on, from_minor(rest, work.book.currency)))
    return tuple(parts), party


def _is_sale(work: Work, sequence: int) -> bool:
    moved = movements_in(work.session, work.book_id, sequence)
    if moved:
        return MovementKind(moved[0].kind) is MovementKind.SALE
    entry = work.book.entry(sequence).entry
    return not any(posting.item and posting.debit_minor for posting in entry.postings)


def _voucher(work: Work, done: GoodsPosted) -> str:
    link = entry_link(work, done.posted.sequence)
    return url_for("vouchers.show", year=link.year, number=link.number, baru="stok")


def _answered(
    form: Any, do: Callable[[Work, dict[str, Any]], str], again: Callable[..., str]
) -> Answer:
    return answered(form, do, onward=lambda address: address, again=again)


def _unit(slug: str) -> str:
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def _slug() -> str:
    return slug_of(chosen_unit())


def _today() -> str:
    return now().date().isoformat()


def _blank() -> dict[str, str]:
    return {**blank_values(), "tanggal": _today(), "unit": _slug()}


def _offer(work: Work, values: Values, kinds: Sequence[ItemKind]) -> dict[str, Any]:
    """Return what each form with rows of goods offers."""
    unit = unit_of(values.get("unit", ""))
    return {
        "goods": goods_offered(work, unit if unit is not None else "", kinds=kinds),
        "units": unit_options_of(work),
        "funds": fund_options(work),
        "rows": goods_rows(values, ("barang", "banyak", "harga")),
    }


def _trade_form(way: str, values: Values, found: Sequence[Problem]) -> str:
    is_sale = way == "jual"
    kinds = (ItemKind.GOODS, ItemKind.PRODUCT, ItemKind.CONSIGNED) if is_sale else OURS
    kind = PartyKind.CUSTOMER if is_sale else PartyKind.SUPPLIER
    with reading() as work:
        work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
        offer = _offer(work, values, kinds)
        cash = cash_options(work)
        pick = read_pick(work, values, field="pihak", kinds=(kind,))
    return render_template(
        "stock_trade.html",
        is_sale=is_sale,
        values=values,
        found=found,
        cash=cash,
        pick=pick,
        **offer,
    )


def _return_form(sequence: int, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        posted = work.book.entry(sequence)
        unit = posted.entry.postings[0].unit
        work.actor.require(Permission.RECORD_TRANSACTION, unit=unit)
        is_sale = _is_sale(work, sequence)
        owed = RECEIVABLE if is_sale else PAYABLE
        cash = cash_options(work)
        if any(p.account == owed for p in posted.entry.postings):
            cash.append((owed, "Kurangi utangnya (belum dibayar)"))
        offer = _offer(work, {**values, "unit": slug_of(unit)}, OURS)
    return render_template(
        "stock_return.html",
        posted=posted,
        is_sale=is_sale,
        values=values,
        found=found,
        cash=cash,
        **offer,
    )


def _move_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.ALLOCATE)
        offer = _offer(work, values, OURS)
        units = unit_options(work)
    return render_template(
        "stock_move.html", values=values, found=found, **(offer | {"units": units})
    )


def _use_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        offer = _offer(work, values, OURS)
        expenses = expense_options(work)
    return render_template(
        "stock_use.html",
        values=values,
        found=found,
        expenses=expenses,
        kinds=[(kind.value, kind.label) for kind in UseKind],
        **offer,
    )


def _detail_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        offer = _offer(work, values, OURS)
    return render_template("stock_detail.html", values=values, found=found, **offer)


def _consign_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        unit = work.actor.unit
        moved = consigned_movements(work.session, work.book_id, unit=unit)[:50]
        names = unit_names(work)
        items = {m.item: find_item(work.session, work.book_id, m.item) for m in moved}
        rows = [
            (m, items[m.item].name, amount_of(work, items[m.item], m.quantity), names[m.unit])
            for m in moved
        ]
        offer = _offer(work, values, (ItemKind.CONSIGNED,))
    return render_template(
        "stock_consigned.html", values=values, found=found, moved=rows, **offer
    )
