"""Stock: what each unit has, its articles with their cards, and how a unit keeps them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.importing_items import HEADINGS as ITEM_HEADINGS
from bumdes.actions.importing_items import ImportedItems, import_items
from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    change_item,
    register_item,
    set_measure,
    set_stock_method,
)
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.stock.item import REGISTERED, ItemKind, find_item
from bumdes.stock.setting import BelowZero, StockMethod
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import Period, rp
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.rows import rows_of
from webapp.forms.stock import (
    FURTHER_MEASURES,
    ITEM_FORM,
    ChangeItemForm,
    MeasureForm,
    MethodForm,
)
from webapp.login import current_visitor
from webapp.picking import picked, read_pick
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.stock import (
    HEADINGS,
    list_rows,
    price_rows,
    read_item,
    read_stock,
    revenue_options,
    settings_of,
)
from webapp.templating import now
from webapp.uploads import takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.stock.item import Item, Measure
    from bumdes.stock.setting import StockSetting
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("stock", __name__, url_prefix="/stok")

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NO_FILE = "Pilih berkas CSV atau XLSX."

CARD_DAYS = 92
"""How far back a card goes if nobody says."""


def chosen_unit() -> str:
    """Return the unit that the address asks for; the visitor's own, or the head office."""
    own = current_visitor().actor.unit
    asked = unit_of(request.args.get("unit", ""))
    if asked is not None:
        return asked
    return own or HEAD_OFFICE


@bp.get("/")
def show() -> str:
    """Show what a unit has."""
    text = " ".join(request.args.get("q", "").split())[:100]
    with reading() as work:
        unit = chosen_unit()
        if request.args.get("unit") is None and work.actor.unit is None:
            unit = _busiest(work)
        page = read_stock(work, unit, text=text)
    return render_template("stock.html", page=page, unit=slug_of(unit), text=text)


@bp.get("/daftar.<any(csv, xlsx):extension>")
def export(extension: str) -> Response:
    """Send the stock of a unit as a file."""
    unit = chosen_unit()
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS, unit=unit)
        rows = list_rows(read_stock(work, unit).articles)
    return _file(extension, "stok", HEADINGS, rows)


@bp.get("/barang/daftar.<any(csv, xlsx):extension>")
def export_items(extension: str) -> Response:
    """Send the price list as a file, which can be changed and taken in again."""
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS, unit=work.actor.unit)
        rows = price_rows(work)
    return _file(extension, "barang", ITEM_HEADINGS, rows)


@bp.get("/barang/masukkan")
def ask_list() -> str:
    """Ask for a price list."""
    return _list_form({}, ())


@bp.post("/barang/masukkan")
@takes_files
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
        onward=lambda measure: url_for("stock.open_item", item=measure.item),
        again=lambda values, found: _measure_form(item, values, found),
    )


@bp.get("/atur/<code>")
def ask_method(code: str) -> str:
    """Ask how a unit keeps its stock."""
    unit = _unit(code)
    with reading() as work:
        method, below_zero = settings_of(work, unit)
    values = {
        "cara": method.value,
        "minus": below_zero.value,
        "sejak": now().date().isoformat(),
    }
    return _method_form(code, values, ())


@bp.post("/atur/<code>")
def keep_method(code: str) -> Answer:
    """Say how a unit keeps its stock."""

    def do(work: Work, said: dict[str, Any]) -> StockSetting:
        return set_stock_method(
            work,
            _unit(code),
            method=StockMethod(said["method"]),
            below_zero=BelowZero(said["below_zero"]),
            since=said["since"],
        )

    return answered(
        MethodForm(),
        do,
        onward=lambda _: url_for("stock.show", unit=code),
        again=lambda values, found: _method_form(code, values, found),
    )


def _file(
    extension: str, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> Response:
    if extension == "csv":
        content = list_as_csv(headings, rows)
    else:
        content = list_as_xlsx(name.capitalize(), headings, rows)
    answer = Response(content, content_type=MEDIA[extension])
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{extension}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


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


def _busiest(work: Work) -> str:
    """Return the unit with the most stock, for who sees all and asks for none."""
    page = read_stock(work, HEAD_OFFICE)
    stocks = [page.stock, *page.others]
    return max(stocks, key=lambda stock: (stock.total.amount, len(stock.articles))).unit


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


def _unit(slug: str) -> str:
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def _typed(minor: int) -> str:
    return f"{minor // 100:,}".replace(",", ".") if minor else ""


def _place(item: Item) -> str:
    return url_for("stock.open_item", item=item.code)


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


def _method_form(code: str, values: Values, found: Sequence[Problem]) -> str:
    unit = _unit(code)
    with reading() as work:
        work.actor.require(Permission.MANAGE_STOCK, unit=unit)
        name = find_unit(work.session, work.book_id, unit).name
    return render_template(
        "stock_method.html",
        code=code,
        name=name,
        values=values,
        found=found,
        methods=[(method.value, method.label) for method in StockMethod],
        choices=[(choice.value, choice.label) for choice in BelowZero],
    )
