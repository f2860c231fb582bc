"""Production: batches begun, what they take, and what comes out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.producing import (
    AddToBatch,
    BatchSpending,
    FinishBatch,
    StartBatch,
    add_to_batch,
    finish_batch,
    start_batch,
)
from bumdes.actions.using_goods import UsedGoods
from bumdes.permissions import Permission
from bumdes.stock.batch import BatchCost, find_batch
from bumdes.stock.item import ItemKind, find_item, measures_of
from bumdes.stock.measure import written
from bumdes.stock.reading import batch_costs
from ledger import AccountKind
from ledger.money import to_minor
from webapp.answering import answered
from webapp.forms.goods import goods_code, typed_goods
from webapp.forms.rows import rows_of
from webapp.forms.stock import BATCH_FORM, MORE_BATCH_FORM, FinishBatchForm, goods_rows
from webapp.forms.values import blank_values
from webapp.proofs import take_proofs
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.readings.stock import (
    amount_of,
    entry_link,
    fund_options,
    goods_offered,
    unit_options_of,
)
from webapp.readings.units import account_options
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.views.stock import chosen_unit
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.stock.batch import ProductionBatch
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("production", __name__, url_prefix="/stok/produksi")

MATERIALS = (ItemKind.MATERIAL, ItemKind.GOODS)
NO_ACCOUNT = "Pilih dari mana dibayar."


@bp.get("/")
def show() -> str:
    """Show the batches."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        names = unit_names(work)
        batches = [
            (batch, _product(work, batch), names.get(batch.unit, batch.unit), cost)
            for batch, cost in batch_costs(work, unit=work.actor.unit)
        ]
    return render_template("production.html", batches=batches)


@bp.get("/baru")
def ask() -> str:
    """Ask for a batch to begin."""
    values = {
        **blank_values(),
        "tanggal": now().date().isoformat(),
        "unit": slug_of(chosen_unit()),
    }
    return _form("", values, ())


@bp.post("/baru")
@takes_files
def start() -> Answer:
    """Begin a batch."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> ProductionBatch:
        unit = _unit(said["unit"])
        product, _, _ = goods_code(work, unit, said["product"], field="hasil").partition("/")
        command = StartBatch(
            unit=unit,
            date=said["date"],
            product=product,
            materials=_materials(work, unit, said),
            spending=_spending(said),
            fund=said["fund"],
            note=said["note"],
            key=said["key"],
            **proofs.facts(),
        )
        return start_batch(work, command)

    return answered(
        BATCH_FORM, do, onward=_place, again=lambda values, found: _form("", values, found)
    )


@bp.get("/<batch>")
def open_one(batch: str) -> str:
    """Show a batch: what it took, and what came out at what unit cost."""
    return _page(batch, {**blank_values(), "tanggal": now().date().isoformat()}, ())


@bp.get("/<batch>/tambah")
def ask_more(batch: str) -> str:
    """Ask what else a batch takes."""
    return _form(batch, {**blank_values(), "tanggal": now().date().isoformat()}, ())


@bp.post("/<batch>/tambah")
@takes_files
def add(batch: str) -> Answer:
    """Add materials and costs to a batch."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> ProductionBatch:
        unit = find_batch(work.session, work.book_id, batch).unit
        command = AddToBatch(
            date=said["date"],
            materials=_materials(work, unit, said),
            spending=_spending(said),
            key=said["key"],
            **proofs.facts(),
        )
        return add_to_batch(work, batch, command)

    return answered(
        MORE_BATCH_FORM,
        do,
        onward=_place,
        again=lambda values, found: _form(batch, values, found),
    )


@bp.post("/<batch>/selesai")
def finish(batch: str) -> Answer:
    """Say what came out of a batch."""

    def do(work: Work, said: dict[str, Any]) -> ProductionBatch:
        command = FinishBatch(
            date=said["date"],
            quantity=said["quantity"],
            measure=said["measure"],
            key=said["key"],
        )
        return finish_batch(work, batch, command)

    return answered(
        FinishBatchForm(),
        do,
        onward=_place,
        again=lambda values, found: _page(batch, values, found),
    )


def _materials(work: Work, unit: str, said: dict[str, Any]) -> tuple[UsedGoods, ...]:
    rows = typed_goods(work, unit, said, "banyak")
    return tuple(UsedGoods(row["barang"], row["banyak"]) for row in rows)


def _spending(said: dict[str, Any]) -> tuple[BatchSpending, ...]:
    spending = []
    for number, row in enumerate(rows_of(said, "biaya", "jumlah", "dari"), start=1):
        if not row["jumlah"]:
            continue
        if not row["biaya"]:
            raise ValidationError({f"biaya-{number}": ["Pilih jenis biayanya."]})
        if not row["dari"]:
            raise ValidationError({f"dari-{number}": [NO_ACCOUNT]})
        spending.append(BatchSpending(BatchCost(row["biaya"]), row["jumlah"], row["dari"]))
    return tuple(spending)


def _product(work: Work, batch: ProductionBatch) -> str:
    return find_item(work.session, work.book_id, batch.product).name


def _unit(slug: str) -> str:
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def _place(batch: ProductionBatch) -> str:
    return url_for("production.open_one", batch=batch.code)


def _page(code: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        batch = find_batch(work.session, work.book_id, code)
        work.actor.require(Permission.READ_BOOKS, unit=batch.unit)
        product = find_item(work.session, work.book_id, batch.product)
        cost = next(c for b, c in batch_costs(work, unit=batch.unit) if b.code == code)
        entries = [
            (entry_link(work, posted.sequence), posted.entry)
            for posted in work.book.tagged("batch", code)
        ]
        is_done = bool(batch.finished_sequence) and (
            work.book.reversed_by(batch.finished_sequence) is None
        )
        came_out = amount_of(work, product, batch.quantity) if is_done else ""
        measures = [
            (m.name, m.name) for m in measures_of(work.session, work.book_id, product.code)
        ]
        unit_name = unit_names(work)[batch.unit]
        each = _each(to_minor(cost), batch.quantity) if is_done else ""
    return render_template(
        "production_batch.html",
        batch=batch,
        product=product,
        cost=cost,
        each=each,
        entries=entries,
        is_done=is_done,
        came_out=came_out,
        measures=measures,
        unit_name=unit_name,
        values=values,
        found=found,
    )


def _each(minor: int, quantity: int) -> str:
    """Return what one of the smallest measure cost, in rupiah, rounded to the sen for show."""
    sen = (2 * minor + quantity) // (2 * quantity)
    whole, part = divmod(sen, 100)
    return f"Rp{written(whole)}" + (f",{part:02}" if part else "")


def _form(code: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        unit = (
            find_batch(work.session, work.book_id, code).unit
            if code
            else unit_of(values.get("unit", "")) or ""
        )
        offer = {
            "goods": goods_offered(work, unit, kinds=MATERIALS),
            "products": goods_offered(work, unit, kinds=(ItemKind.PRODUCT,)),
            "units": unit_options_of(work),
            "funds": fund_options(work),
            "paying": account_options(
                work, AccountKind.ASSET, AccountKind.LIABILITY, AccountKind.EXPENSE
            ),
        }
    return render_template(
        "production_new.html",
        code=code,
        values=values,
        found=found,
        rows=goods_rows(values, ("barang", "banyak")),
        costs=goods_rows(values, ("biaya", "jumlah")),
        kinds=[(kind.value, kind.label) for kind in (BatchCost.LABOUR, BatchCost.OVERHEAD)],
        **offer,
    )
