"""The shop till: shifts, sales, receipts."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, jsonify, make_response, redirect, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.keeping_the_till import (
    CloseShift,
    Counted,
    OpenShift,
    close_shift,
    open_shift,
)
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.selling_at_till import SellAtTill, sell_at_till
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.till.goods import goods_of
from bumdes.till.receipt import receipt_of
from bumdes.till.sale import Means, TillSale
from bumdes.till.shift import closed_shifts, find_shift, open_shifts
from bumdes.till.takings import takings_of
from bumdes.unit import find_unit
from ledger import rp
from ledger.canonical import moment
from webapp.answering import answered
from webapp.forms.rows import MOST_ROWS
from webapp.forms.till import MEANS, CloseShiftForm, OpenShiftForm, sale_form, sale_rows
from webapp.forms.values import blank_values, renewed
from webapp.login import current_visitor
from webapp.problems import REFUSALS, is_used_up, problems_of
from webapp.queueing import recorded, refused, wants_data
from webapp.readings.sight import unit_names
from webapp.readings.till import (
    MOST_OFFERED,
    NO_SUCH_PERSON,
    customers_of,
    find_customer,
    money_options,
    offered,
    people,
    read_desk,
    read_lines,
    selling_units,
)
from webapp.templating import local, now
from webapp.work import act, reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from werkzeug.wrappers import Response

    from bumdes.till.shift import TillShift
    from bumdes.work import Work
    from ledger import Money
    from webapp.problems import Problem
    from webapp.readings.till import OfferedLine

bp = Blueprint("till", __name__, url_prefix="/kasir")

CAMERA = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"
"""What the page that scans may use; no other page may."""

CONFLICT, UNPROCESSABLE = HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY

BLANK_LINES = 3
MOST_SHOWN = 20


class Quote(NamedTuple):
    """A sale as it was understood, before it is recorded."""

    lines: list[OfferedLine]
    gross: Money
    total: Money
    change: Money | None


@bp.get("/")
def show() -> str:
    """Show the shifts that go on, and those before them."""
    actor = current_visitor().actor
    with reading() as work:
        actor.require(Permission.READ_BOOKS, unit=actor.unit)
        running = open_shifts(work.session, work.book_id, actor.unit)
        last = request.args.get("sebelum")
        before = find_shift(work.session, work.book_id, last) if last else None
        ended = closed_shifts(
            work.session, work.book_id, unit=actor.unit, before=before, most=MOST_SHOWN
        )
        shifts = [*running, *ended]
        takings = takings_of(work, shifts, now().date())
        names, units = unit_names(work), selling_units(work)
        called = people(work, (shift.opened_by for shift in shifts))
    taken_by = {shift.unit for shift in running}
    return render_template(
        "till.html",
        running=[taken for taken in takings if taken.shift.is_open],
        ended=[taken for taken in takings if not taken.shift.is_open],
        names=names,
        people=called,
        free=[unit for unit in units if unit.code not in taken_by],
        earlier=ended[-1].shift_id if len(ended) == MOST_SHOWN else None,
    )


@bp.app_template_filter("quantity")
def _quantity(much: Decimal) -> str:
    """Return a quantity as Indonesians write it: ``2`` or ``0,25``."""
    return f"{much.normalize():f}".replace(".", ",")


@bp.app_template_filter("moment_of")
def _moment_of(stamped: str) -> dt.datetime:
    """Return the time that a record says, where the enterprise is."""
    return local(moment(stamped))


# --- shifts ----------------------------------------------------------------------------


@bp.get("/buka")
def ask_open() -> str:
    """Ask what lies in the drawer when a shift begins."""
    values = {**blank_values(), "unit": request.args.get("unit", "")}
    values["tanggal"] = values.pop("hari")
    return _open_form({**values, "penghitung": current_visitor().name}, ())


@bp.post("/buka")
def begin() -> Response | tuple[str, int]:
    """Open a shift."""

    def do(work: Work, said: dict[str, Any]) -> TillShift:
        given = {name: said[name] for name in ("unit", "on", "cash", "qris", "key")}
        return open_shift(work, OpenShift(**given, count=_counted(said)))

    return answered(OpenShiftForm(), do, onward=_desk, again=_open_form)


@bp.get("/<shift_id>/tutup")
def ask_close(shift_id: str) -> str:
    """Ask what lies in the drawer when a shift ends; what should is told after the count."""
    values = {"tanggal": now().date().isoformat(), "penghitung": current_visitor().name}
    return _close_form(shift_id, values, ())


@bp.post("/<shift_id>/tutup")
def end(shift_id: str) -> Response | tuple[str, int]:
    """Close a shift."""

    def do(work: Work, said: dict[str, Any]) -> TillShift:
        return close_shift(
            work, CloseShift(shift_id=shift_id, on=said["on"], count=_counted(said))
        )

    return answered(
        CloseShiftForm(),
        do,
        onward=lambda shift: url_for("till.summary", shift_id=shift.shift_id),
        again=lambda values, found: _close_form(shift_id, values, found),
    )


@bp.get("/<shift_id>/ringkasan")
def summary(shift_id: str) -> str:
    """Show what a shift took in, sale by sale."""
    with reading() as work:
        shift = find_shift(work.session, work.book_id, shift_id)
        work.actor.require(Permission.READ_BOOKS, unit=shift.unit)
        (taken,) = takings_of(work, [shift], now().date())
        unit = find_unit(work.session, work.book_id, shift.unit).name
        counts = [count for count in (taken.opening, taken.closing) if count]
        entries = {
            posted.sequence: posted
            for posted in work.book.entries_at(c.entry_sequence for c in counts)
        }
        called = people(
            work, [shift.opened_by, *(sold.sale.recorded_by for sold in taken.sales)]
        )
        chart = work.book.chart
        drawer, qris = chart[shift.cash].name, chart[shift.qris].name if shift.qris else ""
    return render_template(
        "till_shift.html",
        taken=taken,
        unit=unit,
        drawer=drawer,
        qris=qris,
        means=Means,
        people=called,
        entries=entries,
    )


# --- selling ---------------------------------------------------------------------------


@bp.get("/<shift_id>")
def ask_sale(shift_id: str) -> Response:
    """Show the till."""
    return _sale_page(shift_id, blank_values() | {"bayar": "tunai"}, ())


@bp.post("/<shift_id>")
def sell(shift_id: str) -> Response:
    """Record a sale, or show what was understood of it."""
    typed = request.form
    try:
        said = sale_form().load(typed)
        if not wants_data() and typed.get("langkah") != "simpan":
            return _sale_page(shift_id, typed, (), quote=_quote(shift_id, said))
        sale, voucher = act(lambda work: _sold(work, shift_id, said))
    except REFUSALS as error:
        found = problems_of(error)
        if wants_data():
            return refused(found, CONFLICT if is_used_up(error) else UNPROCESSABLE)
        page = _sale_page(shift_id, renewed(typed, error), found)
        page.status_code = UNPROCESSABLE
        return page
    address = url_for("till.receipt", sale_id=sale.sale_id)
    if not wants_data():
        return redirect(f"{address}?baru=ya", HTTPStatus.SEE_OTHER)
    return recorded(address=address, voucher=voucher)


@bp.get("/<shift_id>/barang")
def goods(shift_id: str) -> Response:
    """Tell a device what it may sell, and who may owe, so that it can do so by itself."""
    with reading() as work:
        shift = find_shift(work.session, work.book_id, shift_id)
        work.actor.require(Permission.SELL_AT_TILL, unit=shift.unit)
        return jsonify(offered(work, shift.unit))


@bp.get("/struk/<sale_id>")
def receipt(sale_id: str) -> str:
    """Show the receipt of a sale."""
    with reading() as work:
        found = receipt_of(work, sale_id)
        work.actor.require(Permission.READ_BOOKS, unit=found.shift.unit)
        unit = find_unit(work.session, work.book_id, found.shift.unit).name
        enterprise, clerk = work.enterprise, found.sale.recorded_by
        cashier = people(work, [clerk])[clerk]
    return render_template(
        "till_receipt.html",
        receipt=found,
        cashier=cashier,
        unit=unit,
        enterprise=enterprise,
        means=Means,
        is_new=request.args.get("baru") == "ya",
    )


def _sold(work: Work, shift_id: str, said: dict[str, Any]) -> tuple[TillSale, str]:
    """Return a sale that was made now or before, and its voucher."""
    sale = _sell(work, shift_id, said)
    return sale, work.book.entry(sale.entry_sequence).voucher


def _sell(work: Work, shift_id: str, said: dict[str, Any]) -> TillSale:
    quote, means = _understood(work, shift_id, said), MEANS[said["means"] or "tunai"]
    exact = quote.total if means is Means.CASH else rp(0)
    command = SellAtTill(
        shift_id=shift_id,
        date=said["date"],
        lines=tuple(line.sold for line in quote.lines),
        means=means,
        received=exact if said["received"] is None else said["received"],
        discount=said["discount"] or rp(0),
        customer=_customer(work, said),
        key=said["key"],
    )
    return sell_at_till(work, command)


def _quote(shift_id: str, said: dict[str, Any]) -> Quote:
    with reading() as work:
        return _understood(work, shift_id, said)


def _understood(work: Work, shift_id: str, said: dict[str, Any]) -> Quote:
    shift = find_shift(work.session, work.book_id, shift_id)
    work.actor.require(Permission.SELL_AT_TILL, unit=shift.unit)
    lines = read_lines(work, shift.unit, sale_rows(said))
    gross = sum((line.total for line in lines), rp(0))
    total, received = gross - (said["discount"] or rp(0)), said["received"]
    return Quote(lines, gross, total, received - total if received is not None else None)


def _customer(work: Work, said: dict[str, Any]) -> str:
    """Return the code of who owes the rest; somebody new is registered."""
    if said["means"] != "utang" or not said["customer"]:
        return ""
    known = work.session.get(TillSale, (work.book_id, said["key"]))
    if known is not None:
        return known.customer  # a name may mean somebody else by now
    party = find_customer(work, said["customer"])
    if party is None and said["is_new"]:
        party = register_party(work, RegisterParty(name=said["customer"]))
    if party is None:
        raise ValidationError({"pelanggan": [phrase(NO_SUCH_PERSON, name=said["customer"])]})
    return party.code


def _counted(said: dict[str, Any]) -> Counted:
    return Counted(**{n: said[n] for n in ("amount", "counted_by", "witness", "reason")})


def _desk(shift: TillShift) -> str:
    return url_for("till.ask_sale", shift_id=shift.shift_id)


def _sale_page(
    shift_id: str,
    values: Mapping[str, str],
    found: Sequence[Problem],
    *,
    quote: Quote | None = None,
) -> Response:
    with reading() as work:
        desk = read_desk(work, shift_id)
        if not desk.shift.is_open:
            return redirect(_after(work, desk.shift))
        offer = goods_of(work, desk.shift.unit)[:MOST_OFFERED]
        customers = customers_of(work, MOST_OFFERED)
        enterprise = work.enterprise
    filled = [n for n in range(1, MOST_ROWS + 1) if values.get(f"barang-{n}")]
    shown = min((filled[-1] if filled else 0) + BLANK_LINES, MOST_ROWS)
    page = render_template(
        "till_sale.html",
        desk=desk,
        goods=offer,
        customers=customers,
        enterprise=enterprise,
        values=values,
        found=found,
        quote=quote,
        rows=range(1, shown + 1),
        most_rows=MOST_ROWS,
        means=MEANS,
    )
    answer = make_response(page)
    answer.headers["Permissions-Policy"] = CAMERA
    return answer


def _after(work: Work, closed: TillShift) -> str:
    """Return where somebody goes who comes to a closed till: to the one that is open now."""
    repaired = request.args.get("perbaiki")
    for shift in open_shifts(work.session, work.book_id, closed.unit):
        return url_for("till.ask_sale", shift_id=shift.shift_id, perbaiki=repaired)
    return url_for("till.summary", shift_id=closed.shift_id)


def _open_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        units = selling_units(work)
        if not units:
            work.actor.require(Permission.SELL_AT_TILL, unit=values.get("unit", ""))
            raise NotFoundError("unit", values.get("unit", ""))
        chosen = next((unit for unit in units if unit.code == values.get("unit")), units[0])
        money = money_options(work, chosen)
    return render_template(
        "till_open.html", units=units, chosen=chosen, money=money, values=values, found=found
    )


def _close_form(shift_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        desk = read_desk(work, shift_id)
    return render_template("till_close.html", desk=desk, values=values, found=found)
