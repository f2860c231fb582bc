"""Goods that move: to other units, used up, told apart, and kept for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.consigning import Consign, give_back_consigned, take_consigned
from bumdes.actions.detailing_stock import DetailedGoods, DetailStock, detail_stock
from bumdes.actions.moving_goods import MovedGoods, MoveGoods, move_goods
from bumdes.actions.selling_goods_between import (
    PricedGoods,
    SellGoodsBetween,
    sell_goods_between,
)
from bumdes.actions.using_goods import UsedGoods, UseGoods, UseKind, use_goods
from bumdes.permissions import Permission
from bumdes.stock.consignment import consigned_movements
from bumdes.stock.item import ItemKind, find_item
from webapp.answering import answered
from webapp.forms.goods import goods_code, typed_goods
from webapp.forms.stock import (
    DETAIL_FORM,
    MOVE_FORM,
    USE_FORM,
    ConsignForm,
)
from webapp.readings.sight import slug_of, unit_names
from webapp.readings.stock import (
    OURS,
    amount_of,
    expense_options,
)
from webapp.readings.units import unit_options
from webapp.views.stock_form import (
    answered_by_voucher,
    asked_unit,
    blank_goods,
    offer_of,
    price_in,
    rows_at,
    slug_asked,
    today,
    voucher_of,
)
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.bookings.goods import GoodsPosted
    from bumdes.stock.consignment import ConsignmentMovement
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock_moves", __name__, url_prefix="/stok")


@bp.get("/pindah")
def ask_move() -> str:
    """Ask what goes to another unit."""
    return _move_form({**blank_goods(), "cara": "serah"}, ())


@bp.post("/pindah")
def move() -> Answer:
    """Move goods to another unit."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = asked_unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        if said["way"] == "jual":
            return voucher_of(work, _sold_between(work, unit, said, rows))
        lines = tuple(
            MovedGoods(row["barang"], row["banyak"], "", row["harga"]) for row in rows
        )
        command = MoveGoods(
            from_unit=unit,
            to_unit=asked_unit(said["to_unit"]),
            date=said["date"],
            lines=lines,
            about=said["about"],
            fund=said["fund"],
            key=said["key"],
        )
        return voucher_of(work, move_goods(work, command))

    return answered_by_voucher(MOVE_FORM, do, _move_form)


@bp.get("/pakai")
def ask_use() -> str:
    """Ask what is spoilt, lost or used by the enterprise itself."""
    return _use_form({**blank_goods(), "jenis": UseKind.WASTE.value}, ())


@bp.post("/pakai")
def use() -> Answer:
    """Take goods out that nobody bought."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = asked_unit(said["unit"])
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
        return voucher_of(work, use_goods(work, command))

    return answered_by_voucher(USE_FORM, do, _use_form)


@bp.get("/rinci")
def ask_detail() -> str:
    """Ask which articles lie in what is not told apart yet."""
    return _detail_form(blank_goods(), ())


@bp.post("/rinci")
def detail() -> Answer:
    """Tell what lies in a pool by article."""

    def do(work: Work, said: dict[str, Any]) -> str:
        unit = asked_unit(said["unit"])
        rows = typed_goods(work, unit, said, "banyak", "harga")
        lines = tuple(
            DetailedGoods(row["barang"], row["banyak"], price_in(row, n))
            for n, row in rows_at(rows)
        )
        command = DetailStock(
            unit=unit, date=said["date"], lines=lines, fund=said["fund"], key=said["key"]
        )
        return voucher_of(work, detail_stock(work, command))

    return answered_by_voucher(DETAIL_FORM, do, _detail_form)


@bp.get("/titipan")
def consigned() -> str:
    """Show goods of others, and ask what comes or goes back."""
    return _consign_form({"tanggal": today(), "arah": "masuk", "unit": slug_asked()}, ())


@bp.post("/titipan")
def consign() -> Answer:
    """Record that goods of others come, or go back."""

    def do(work: Work, said: dict[str, Any]) -> ConsignmentMovement:
        unit = asked_unit(said["unit"])
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
        PricedGoods(row["barang"], row["banyak"], price_in(row, n)) for n, row in rows_at(rows)
    )
    command = SellGoodsBetween(
        seller=unit,
        buyer=asked_unit(said["to_unit"]),
        date=said["date"],
        lines=lines,
        about=said["about"],
        key=said["key"],
    )
    return sell_goods_between(work, command)


def _move_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.ALLOCATE)
        offer = offer_of(work, values, OURS)
        units = unit_options(work)
    return render_template(
        "stock_move.html", values=values, found=found, **(offer | {"units": units})
    )


def _use_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        offer = offer_of(work, values, OURS)
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
        offer = offer_of(work, values, OURS)
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
        offer = offer_of(work, values, (ItemKind.CONSIGNED,))
    return render_template(
        "stock_consigned.html", values=values, found=found, moved=rows, **offer
    )
