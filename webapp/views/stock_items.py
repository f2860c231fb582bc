"""Articles: their list, their cards, their measures and prices."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.importing_items import HEADINGS as ITEM_HEADINGS
from bumdes.actions.importing_items import ImportedItems, import_items
from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    change_item,
    register_item,
    set_measure,
)
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.stock.item import REGISTERED, ItemKind, find_item
from bumdes.unit import HEAD_OFFICE
from ledger import Period, rp
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.rows import rows_of
from webapp.forms.stock import (
    FURTHER_MEASURES,
    ITEM_FORM,
    ChangeItemForm,
    MeasureForm,
)
from webapp.list_files import list_file
from webapp.login import current_visitor
from webapp.pacing import imports
from webapp.picking import picked, read_pick
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.stock import (
    price_rows,
    read_item,
    revenue_options,
)
from webapp.templating import now
from webapp.uploads import takes_files, uploaded
from webapp.views.stock import chosen_unit
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.stock.item import Item, Measure
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock_items", __name__, url_prefix="/stok")

NO_FILE = "Pilih berkas CSV atau XLSX."

CARD_DAYS = 92
"""How far back a card goes if nobody says."""


@bp.get("/barang/daftar.<any(csv, xlsx):extension>")
def export_items(extension: str) -> Response:
    """Send the price list as a file, which can be changed and taken in again."""
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS, unit=work.actor.unit)
        rows = price_rows(work)
    return list_file(extension, "barang", ITEM_HEADINGS, rows)


@bp.get("/barang/masukkan")
def ask_list() -> str:
    """Ask for a price list."""
    return _list_form({}, ())


@bp.post("/barang/masukkan")
@takes_files
@imports
def take_list() -> Answer:
    """Take a price list in, all of it or nothing."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> ImportedItems:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return import_items(work, upload.content)

    def onward(done: ImportedItems) -> str:
        return url_for("stock.show", baru=len(done.registered), baris=done.measures)

    return answered(PlainForm(), do, onward=onward, again=_list_form)


@bp.get("/barang/baru")
def ask_item() -> str:
    """Ask for a new article."""
    return _item_form({"jenis": request.args.get("jenis", ItemKind.GOODS.value)}, ())


@bp.post("/barang/baru")
def add_item() -> Answer:
    """Register an article."""

    def do(work: Work, said: dict[str, Any]) -> Item:
        return register_item(work, _registration(work, said))

    return answered(ITEM_FORM, do, onward=_place, again=_item_form)


@bp.get("/barang/<item>")
def open_item(item: str) -> str:
    """Show an article, its measures, and its card in one unit."""
    unit, period = chosen_unit(), _card_period()
    with reading() as work:
        if request.args.get("unit") is None and work.actor.unit is None:
            unit = _where(work, item, period)
        page = read_item(work, item, unit, period)
    return render_template("stock_item.html", page=page, unit=slug_of(unit))


@bp.get("/barang/<item>/ubah")
def edit_item(item: str) -> str:
    """Ask what an article is to be called."""
    with reading() as work:
        found = find_item(work.session, work.book_id, item)
        values = {
            "nama": found.name,
            "minimum": str(found.minimum or ""),
            "dipakai": "ya" if found.is_active else "",
            "catatan": found.note,
        }
    return _change_form(item, values, ())


@bp.post("/barang/<item>/ubah")
def change(item: str) -> Answer:
    """Rename an article, or say that it is used no more."""

    def do(work: Work, said: dict[str, Any]) -> Item:
        given = said | {"minimum": said["minimum"] or 0}
        return change_item(work, item, **given)

    return answered(
        ChangeItemForm(),
        do,
        onward=_place,
        again=lambda values, found: _change_form(item, values, found),
    )


@bp.get("/barang/<item>/satuan")
def ask_measure(item: str) -> str:
    """Ask for a measure of an article, or for other prices of one."""
    values = {"nama-satuan": request.args.get("satuan", "")}
    with reading() as work:
        page = read_item(work, item, work.actor.unit or HEAD_OFFICE, _card_period())
    for measure in page.measures:
        if measure.name == values["nama-satuan"]:
            values |= {
                "isi": str(measure.factor),
                "harga-beli": _typed(measure.buying_minor),
                "harga-jual": _typed(measure.selling_minor),
                "barcode": measure.barcode,
            }
    return _measure_form(item, values, ())


@bp.post("/barang/<item>/satuan")
def keep_measure(item: str) -> Answer:
    """Add a measure to an article, or change its prices."""

    def do(work: Work, said: dict[str, Any]) -> Measure:
        given = MeasureSaid(
            said["name"],
            said["factor"] or Fraction(1),
            said["buying"] or rp(0),
            said["selling"] or rp(0),
            said["barcode"],
        )
        return set_measure(work, item, given)

    return answered(
        MeasureForm(),
        do,
        onward=lambda measure: url_for("stock_items.open_item", item=measure.item),
        again=lambda values, found: _measure_form(item, values, found),
    )


def _list_form(_: Values, found: Sequence[Problem]) -> str:
    current_visitor().actor.require(Permission.MANAGE_STOCK, unit=current_visitor().actor.unit)
    return render_template("stock_list_in.html", found=found, headings=ITEM_HEADINGS)


def _registration(work: Work, said: dict[str, Any]) -> RegisterItem:
    """Return what the form says of an article, its further measures among it."""
    kind = ItemKind(said["kind"])
    owner = ""
    if kind is ItemKind.CONSIGNED:
        owner = picked(
            work,
            request.form,
            field="pemilik",
            kind=PartyKind.SUPPLIER,
            missing="Tulis siapa pemilik barangnya.",
        )
    first = MeasureSaid(
        said["smallest"],
        buying=said["buying"] or rp(0),
        selling=said["selling"] or rp(0),
        barcode=said["barcode"],
    )
    further = (
        MeasureSaid(
            row["nama_satuan"],
            row["isi"] or Fraction(0),
            row["beli"] or rp(0),
            row["jual"] or rp(0),
            row["kode_batang"],
        )
        for row in rows_of(said, "nama_satuan", "isi", "beli", "jual", "kode_batang")
    )
    return RegisterItem(
        name=said["name"],
        kind=kind,
        code=said["code"].upper(),
        measures=(first, *further),
        minimum=said["minimum"] or 0,
        revenue_account=said["revenue_account"],
        owner=owner,
        commission=said["commission"].replace(",", ".").removesuffix("%").strip()
        if kind is ItemKind.CONSIGNED
        else "",
        note=said["note"],
    )


def _where(work: Work, item: str, period: Period) -> str:
    """Return the unit in which most of *item* lies."""
    slugs = read_item(work, item, HEAD_OFFICE, period).units
    codes = [unit_of(slug) or HEAD_OFFICE for slug, _ in slugs]
    return max(codes, key=lambda code: abs(read_item(work, item, code, period).card.closing))


def _card_period() -> Period:
    last = _day("sampai") or now().date()
    first = _day("dari") or last - dt.timedelta(days=CARD_DAYS)
    return Period(min(first, last), last)


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _typed(minor: int) -> str:
    return f"{minor // 100:,}".replace(",", ".") if minor else ""


def _place(item: Item) -> str:
    return url_for("stock_items.open_item", item=item.code)


def _item_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        pick = read_pick(work, values, field="pemilik", kinds=(PartyKind.SUPPLIER,))
        revenues = revenue_options(work)
    kinds = [(kind.value, kind.label) for kind in REGISTERED]
    return render_template(
        "stock_item_new.html",
        values=values,
        found=found,
        pick=pick,
        kinds=kinds,
        revenues=revenues,
        further=range(1, FURTHER_MEASURES + 1),
    )


def _change_form(code: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        item = find_item(work.session, work.book_id, code)
    return render_template("stock_item_edit.html", item=item, values=values, found=found)


def _measure_form(code: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
        item = find_item(work.session, work.book_id, code)
    return render_template("stock_measure.html", item=item, values=values, found=found)
