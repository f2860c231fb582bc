"""Goods that are traded: bought, sold, and returned."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from marshmallow import ValidationError

from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.returning_goods import (
    ReturnedGoods,
    ReturnGoods,
    return_purchase,
    return_sale,
)
from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.bookings.goods import Paid
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.stock.item import ItemKind
from bumdes.stock.movement import MovementKind, movements_in
from ledger import rp
from ledger.money import from_minor, to_minor, total
from webapp.forms.goods import typed_goods
from webapp.forms.stock import (
    RETURN_FORM,
    TRADE_FORM,
)
from webapp.forms.values import blank_values
from webapp.picking import picked, read_pick
from webapp.proofs import NO_PROOFS, Proofs, proof_files, take_proofs
from webapp.readings.sight import slug_of
from webapp.readings.stock import (
    OURS,
    cash_options,
)
from webapp.uploads import takes_files
from webapp.views.stock_form import (
    answered_by_voucher,
    asked_unit,
    blank_goods,
    offer_of,
    price_in,
    rows_at,
    today,
    voucher_of,
)
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from ledger import Money
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock_trades", __name__, url_prefix="/stok")

PAYABLE, RECEIVABLE = "2.1.01.01", "1.1.03.01"
NO_PARTY = "Tulis namanya, sebab belum dibayar lunas."
PAID_TOO_MUCH = "Yang dibayar lebih besar daripada harganya."


@bp.get("/beli")
def ask_purchase() -> str:
    """Ask what was bought."""
    return _trade_form("beli", blank_goods(), ())


@bp.post("/beli")
@takes_files
def buy() -> Answer:
    """Record a purchase."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = asked_unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            BoughtGoods(row["barang"], row["banyak"], price_in(row, n))
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
            **proofs.facts(),
            key=said["key"],
        )
        return voucher_of(work, buy_goods(work, command))

    return answered_by_voucher(
        TRADE_FORM, do, lambda values, found: _trade_form("beli", values, found, proofs)
    )


@bp.get("/jual")
def ask_sale() -> str:
    """Ask what was sold."""
    return _trade_form("jual", blank_goods(), ())


@bp.post("/jual")
@takes_files
def sell() -> Answer:
    """Record a sale."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = asked_unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            SoldGoods(row["barang"], row["banyak"], price_in(row, n))
            for n, row in rows_at(rows)
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
            evidence=proofs.checked(),
            key=said["key"],
        )
        return voucher_of(work, sell_goods(work, command))

    return answered_by_voucher(
        TRADE_FORM, do, lambda values, found: _trade_form("jual", values, found, proofs)
    )


@bp.get("/retur/<int:sequence>")
def ask_return(sequence: int) -> str:
    """Ask what of a sale or a purchase goes back."""
    return _return_form(sequence, {**blank_values(), "tanggal": today()}, ())


@bp.post("/retur/<int:sequence>")
@takes_files
def give_back(sequence: int) -> Answer:
    """Record that goods go back."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        entry = work.book.entry(sequence).entry
        unit = entry.postings[0].unit
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            ReturnedGoods(row["barang"], row["banyak"], price_in(row, n))
            for n, row in rows_at(rows)
        )
        refund = Paid(said["account"], _sum(line.amount for line in lines))
        command = ReturnGoods(
            sequence=sequence,
            date=said["date"],
            lines=lines,
            refund=(refund,),
            reason=said["reason"],
            **proofs.facts(),
            key=said["key"],
        )
        act = return_sale if _is_sale(work, sequence) else return_purchase
        return voucher_of(work, act(work, command))

    return answered_by_voucher(
        RETURN_FORM, do, lambda values, found: _return_form(sequence, values, found, proofs)
    )


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


def _trade_form(
    way: str, values: Values, found: Sequence[Problem], proofs: Proofs = NO_PROOFS
) -> str:
    is_sale = way == "jual"
    kinds = (ItemKind.GOODS, ItemKind.PRODUCT, ItemKind.CONSIGNED) if is_sale else OURS
    kind = PartyKind.CUSTOMER if is_sale else PartyKind.SUPPLIER
    with reading() as work:
        work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
        offer = offer_of(work, values, kinds)
        cash = cash_options(work)
        pick = read_pick(work, values, field="pihak", kinds=(kind,))
        files = proof_files(work, proofs)
    return render_template(
        "stock_trade.html",
        is_sale=is_sale,
        values=values,
        found=found,
        cash=cash,
        pick=pick,
        files=files,
        **offer,
    )


def _return_form(
    sequence: int, values: Values, found: Sequence[Problem], proofs: Proofs = NO_PROOFS
) -> str:
    with reading() as work:
        posted = work.book.entry(sequence)
        unit = posted.entry.postings[0].unit
        work.actor.require(Permission.RECORD_TRANSACTION, unit=unit)
        is_sale = _is_sale(work, sequence)
        owed = RECEIVABLE if is_sale else PAYABLE
        cash = cash_options(work)
        if any(p.account == owed for p in posted.entry.postings):
            cash.append((owed, "Kurangi utangnya (belum dibayar)"))
        offer = offer_of(work, {**values, "unit": slug_of(unit)}, OURS)
        files = proof_files(work, proofs)
    return render_template(
        "stock_return.html",
        posted=posted,
        is_sale=is_sale,
        values=values,
        found=found,
        cash=cash,
        files=files,
        **offer,
    )
