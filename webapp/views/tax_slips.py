"""Tax slips: what was withheld from us and by us, and value added tax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.charging_value_added import ChargeValueAdded, charge_value_added
from bumdes.actions.withholding_tax import (
    WithholdTax,
    complete_slip,
    pay_withheld,
    receive_withheld,
)
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.tax.setting import is_dealer_on
from bumdes.tax.slip import SlipSide, find_slip, names_on
from bumdes.tax.wording import month_in_words, number_in_words
from ledger import AccountKind
from webapp.answering import answered
from webapp.forms.taxes import SlipForm, ValueAddedForm, WithholdingForm
from webapp.forms.values import blank_values
from webapp.login import current_visitor
from webapp.picking import meant_by, picked_or_new, read_pick
from webapp.proofs import take_proofs
from webapp.queries import year_of
from webapp.readings.capital import cash_choices
from webapp.readings.sight import unit_of
from webapp.readings.taxes import (
    account_options,
    entry_link,
    object_label,
    object_options,
    rule_of_slip,
    slip_lines,
    unit_options,
)
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.tax.slip import TaxSlip
    from bumdes.work import Work
    from webapp.picking import Pick
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("tax_slips", __name__, url_prefix="/pajak/bukti")


@bp.get("/")
def show() -> str:
    """Show the slips of a year."""
    year, side = slips_asked_for()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        lines = slip_lines(work, year=year, side=side) if work.actor.unit is None else []
        is_dealer = is_dealer_on(work.session, work.book_id, now().date())
    return render_template(
        "tax_slips.html",
        lines=lines,
        year=year,
        side=side.value if side else "",
        sides=[(each.value, each.label) for each in SlipSide],
        is_dealer=is_dealer,
        sees_all=current_visitor().actor.unit is None,
    )


@bp.get("/potong")
def ask_pay() -> str:
    """Ask for a payment that we withhold tax from."""
    return _form("potong", _blank() | {"npwp": "ya"}, ())


@bp.post("/potong")
@takes_files
def pay() -> Answer:
    """Pay for something less the tax."""
    return _answered("potong", pay_withheld)


@bp.get("/dipotong")
def ask_receive() -> str:
    """Ask for a payment that somebody withheld tax from."""
    return _form("dipotong", _blank() | {"npwp": "ya"}, ())


@bp.post("/dipotong")
@takes_files
def receive() -> Answer:
    """Record a payment that we got less the tax."""
    return _answered("dipotong", receive_withheld)


@bp.get("/ppn")
def ask_value_added() -> str:
    """Ask for a sale or a purchase with value added tax."""
    return _value_added_form(_blank() | {"arah": request.args.get("arah", "charged")}, ())


@bp.post("/ppn")
def charge() -> Answer:
    """Record a sale or a purchase with value added tax."""

    def do(work: Work, said: dict[str, Any]) -> TaxSlip:
        said["unit"] = unit_of(said["unit"]) or ""
        said["side"] = SlipSide(said["side"])
        party, name = _other_side(work)
        command = ChargeValueAdded(**said, party=party, counterparty=name)
        return charge_value_added(work, command)

    return answered(ValueAddedForm(), do, onward=_place, again=_value_added_form)


@bp.get("/<record_id>")
def open_page(record_id: str) -> str:
    """Show one slip, with its entry and its paper."""
    return _page(record_id, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<record_id>")
@takes_files
def complete(record_id: str) -> Answer:
    """Keep the number of a slip that has come."""
    upload = uploaded("bukti")

    def do(work: Work, said: dict[str, Any]) -> TaxSlip:
        return complete_slip(work, record_id, **said, file=kept(work, upload))

    return answered(
        SlipForm(),
        do,
        onward=_place,
        again=lambda values, found: _page(record_id, values, found),
    )


def slips_asked_for() -> tuple[int, SlipSide | None]:
    """Return the year and the side that an address asks for."""
    year = year_of(request.args, this_year=now().date().year)
    written = request.args.get("arah", "")
    return year, SlipSide(written) if written in set(SlipSide) else None


def _blank() -> dict[str, str]:
    return blank_values() | {"tanggal": now().date().isoformat()}


def _place(slip: TaxSlip) -> str:
    return url_for("tax_slips.open_page", record_id=slip.slip_id)


def _answered(way: str, act: Callable[[Work, WithholdTax], TaxSlip]) -> Answer:
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> TaxSlip:
        party, name = _other_side(work)
        given = {**said, "unit": unit_of(said["unit"]) or ""}
        given |= {"party": party, "counterparty": name}
        if party:
            given["has_npwp"] = True if given["has_npwp"] else None
        return act(work, WithholdTax(**given, **proofs.facts()))

    return answered(
        WithholdingForm(),
        do,
        onward=_place,
        again=lambda values, found: _form(way, values, found),
    )


def _form(way: str, values: Values, found: Sequence[Problem]) -> str:
    is_issued = way == "potong"
    kinds = (
        (AccountKind.EXPENSE, AccountKind.ASSET, AccountKind.LIABILITY)
        if is_issued
        else (AccountKind.REVENUE, AccountKind.ASSET)
    )
    with reading() as work:
        work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
        choices = {
            "accounts": account_options(work, *kinds),
            "cash": cash_choices(work),
            "units": unit_options(work),
            "pick": _pick(work, values, is_buyer=not is_issued),
        }
    return render_template(
        "tax_withholding_new.html",
        way=way,
        values=values,
        found=found,
        objects=object_options(issued=is_issued),
        **choices,
    )


def _value_added_form(values: Values, found: Sequence[Problem]) -> str:
    is_charged = values.get("arah", "charged") == "charged"
    kinds = (AccountKind.REVENUE,) if is_charged else (AccountKind.EXPENSE, AccountKind.ASSET)
    with reading() as work:
        work.actor.require(Permission.RECORD_TRANSACTION, unit=work.actor.unit)
        choices = {
            "accounts": account_options(work, *kinds),
            "cash": cash_choices(work),
            "units": unit_options(work),
            "pick": _pick(work, values, is_buyer=is_charged),
        }
    return render_template(
        "tax_value_added_new.html",
        values=values,
        found=found,
        is_charged=is_charged,
        **choices,
    )


def _other_side(work: Work) -> tuple[str, str]:
    """Return the code of the other side, or its name if it is in no register.

    Raises:
        ValidationError: several may be meant, and none was chosen.
    """
    code = meant_by(work, request.form, field="pihak")
    return (code, "") if code else picked_or_new(work, request.form, field="pihak")


def _pick(work: Work, values: Values, *, is_buyer: bool) -> Pick:
    kinds = (PartyKind.CUSTOMER,) if is_buyer else (PartyKind.SUPPLIER,)
    return read_pick(work, values, field="pihak", kinds=kinds)


def _page(record_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        slip = find_slip(work.session, work.book_id, record_id)
        work.actor.require(Permission.READ_BOOKS, unit=_unit_of(work, slip))
        currency = work.book.currency
        base, tax = slip.base(currency), slip.tax(currency)
        is_taken_back = bool(work.book.reversals([slip.entry_sequence]))
        entry = entry_link(work, slip.entry_sequence)
        counterparty = names_on(work, [slip])[slip.slip_id]
        paid_on = work.book.entry(slip.entry_sequence).entry.date
    return render_template(
        "tax_slip.html",
        slip=slip,
        label=object_label(slip.tax_object),
        counterparty=counterparty,
        month=month_in_words(slip.period.first_day),
        percent=number_in_words(slip.rate),
        rule=rule_of_slip(slip, paid_on),
        base=base,
        tax=tax,
        net=base - tax,
        is_taken_back=is_taken_back,
        entry=entry,
        values=values,
        found=found,
    )


def _unit_of(work: Work, slip: TaxSlip) -> str | None:
    """Return the one unit that the entry of *slip* is of; None if there are several."""
    postings = work.book.entry(slip.entry_sequence).entry.postings
    units = {posting.unit for posting in postings}
    return units.pop() if len(units) == 1 else None
