"""What is told of taxes beside deposits: taxes owed, old balances, returns handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.accruing_taxes import OweTax, owe_tax
from bumdes.actions.bringing_taxes_forward import BringTaxForward, bring_tax_forward
from bumdes.actions.depositing_taxes import FileReturn, file_return
from bumdes.permissions import Permission
from bumdes.tax.kind import tax_kinds
from webapp.answering import answered
from webapp.forms.taxes import BroughtForm, FilingForm, OweForm
from webapp.forms.values import blank_values
from webapp.readings.sight import unit_of
from webapp.readings.taxes import local_options, owed_options, told_options, unit_options
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.tax.accrual import TaxAccrual
    from bumdes.tax.filing import TaxFiling
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("tax_records", __name__, url_prefix="/pajak/setoran")


@bp.get("/utang")
def ask_owed() -> str:
    """Ask for a tax that is owed, beside what the run works out."""
    return _owe_form(blank_values() | {"masa": f"{now().date():%Y-%m}"}, ())


@bp.post("/utang")
def owe() -> Answer:
    """Record that a tax is owed."""

    def do(work: Work, said: dict[str, Any]) -> TaxAccrual:
        said["unit"] = unit_of(said["unit"]) or ""
        return owe_tax(work, OweTax(**said))

    return answered(
        OweForm(),
        do,
        onward=lambda done: url_for("tax_payments.show", tahun=done.month[:4]),
        again=_owe_form,
    )


@bp.get("/saldo-awal")
def ask_brought() -> str:
    """Ask for a tax from before the books were begun."""
    year = now().date().replace(month=1, day=1)
    return _brought_form(blank_values() | {"tanggal": year.isoformat()}, ())


@bp.post("/saldo-awal")
def bring() -> Answer:
    """Open a tax of an earlier month with what is left of it."""

    def do(work: Work, said: dict[str, Any]) -> int:
        said["unit"] = unit_of(said["unit"]) or ""
        command = BringTaxForward(**said)
        bring_tax_forward(work, command)
        return command.month.first_day.year

    return answered(
        BroughtForm(),
        do,
        onward=lambda year: url_for("tax_payments.show", tahun=year),
        again=_brought_form,
    )


@bp.get("/lapor")
def ask_filing() -> str:
    """Ask for a return that was handed in."""
    values = {
        "pajak": request.args.get("pajak", ""),
        "masa": request.args.get("masa", ""),
        "tanggal": now().date().isoformat(),
    }
    return _filing_form(values, ())


@bp.post("/lapor")
@takes_files
def file() -> Answer:
    """Keep that a return was handed in."""
    upload = uploaded("bukti")

    def do(work: Work, said: dict[str, Any]) -> TaxFiling:
        return file_return(work, FileReturn(**said, file=kept(work, upload)))

    return answered(
        FilingForm(),
        do,
        onward=lambda done: url_for("tax_payments.show", tahun=done.month[:4]),
        again=_filing_form,
    )


def _owe_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_TAX)
        units = unit_options(work)
    return render_template(
        "tax_owed_new.html",
        values=values,
        found=found,
        taxes=told_options(),
        local=local_options(),
        units=units,
    )


def _brought_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_OPENING)
        units = unit_options(work)
    return render_template(
        "tax_brought_new.html",
        values=values,
        found=found,
        taxes=[(kind.key, kind.label) for kind in tax_kinds().values()],
        units=units,
    )


def _filing_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_TAX)
    return render_template(
        "tax_filing_new.html", values=values, found=found, taxes=owed_options()
    )
