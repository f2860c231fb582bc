"""The tax ledger: what is owed and paid for each tax and month, deposits and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.depositing_taxes import (
    DepositTax,
    deposit_tax,
    undo_deposit,
)
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from bumdes.tax.deposit import find_deposit
from bumdes.tax.kind import payment_code, tax_kind
from bumdes.tax.sheet import tax_sheet
from bumdes.tax.wording import month_in_words
from ledger import rp
from ledger.money import from_minor
from reports.errors import UnknownFormatError
from reports.plain_list import list_as_csv, list_as_xlsx
from reports.renderers.xlsx import XLSX
from webapp.answering import answered
from webapp.forms.taxes import DepositForm, UndoForm
from webapp.forms.values import blank_values
from webapp.proofs import take_proofs
from webapp.queries import year_of
from webapp.readings.capital import cash_choices
from webapp.readings.sight import HEAD_OFFICE_SLUG, unit_of
from webapp.readings.taxes import (
    codes_of,
    entry_link,
    owed_options,
    unit_options,
)
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.tax.deposit import TaxDeposit
    from bumdes.tax.sheet import TaxOfMonth
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("tax_payments", __name__, url_prefix="/pajak/setoran")

HEADINGS = (
    "pajak",
    "masa",
    "harus_disetor",
    "sudah_disetor",
    "sisa",
    "batas_setor",
    "tanggal_setor",
    "ntpn",
    "tanggal_lapor",
    "bukti_lapor",
)


@bp.get("/")
def show() -> str:
    """Show the tax ledger of a year."""
    year, tax = _asked()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        rows = tax_sheet(work, year=year, tax=tax)
    return render_template(
        "tax_payments.html",
        rows=rows,
        codes=codes_of(rows),
        year=year,
        tax=tax,
        taxes=owed_options(),
        today=now().date(),
    )


@bp.get("/daftar.<extension>")
def download(extension: str) -> Response:
    """Send the tax ledger of a year as a list."""
    year, tax = _asked()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        rows = list(_cells(tax_sheet(work, year=year, tax=tax)))
    return list_response(extension, f"buku-pajak-{year}", HEADINGS, rows)


@bp.get("/setor")
def ask() -> str:
    """Ask for a deposit; what is left of the tax and month is filled in."""
    tax, month = request.args.get("pajak", ""), request.args.get("masa", "")
    values = blank_values() | {
        "pajak": tax,
        "masa": month,
        "tanggal": now().date().isoformat(),
        "unit": HEAD_OFFICE_SLUG,
    }
    with reading() as work:
        left = [
            row.left
            for row in tax_sheet(work, tax=tax or "-")
            if f"{row.month.first_day:%Y-%m}" == month and not row.is_paid
        ]
    if left:
        values["jumlah"] = format_plain(left[0])
    return _deposit_form(values, ())


@bp.post("/setor")
@takes_files
def deposit() -> Answer:
    """Record a deposit."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> TaxDeposit:
        said["unit"] = unit_of(said["unit"]) or ""
        said["penalty"] = said["penalty"] or rp(0)
        said["file"] = next(iter(proofs.checked()), "")
        return deposit_tax(work, DepositTax(**said, proof_later=proofs.later))

    return answered(
        DepositForm(),
        do,
        onward=lambda done: url_for("tax_payments.open_page", record_id=done.deposit_id),
        again=_deposit_form,
    )


@bp.get("/<record_id>")
def open_page(record_id: str) -> str:
    """Show one deposit, with its entry and its receipt."""
    return _page(record_id, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<record_id>/batalkan")
def undo(record_id: str) -> Answer:
    """Take a deposit back."""

    def do(work: Work, said: dict[str, Any]) -> TaxDeposit:
        return undo_deposit(work, record_id, on=said["on"], reason=said["reason"])

    return answered(
        UndoForm(),
        do,
        onward=lambda done: url_for("tax_payments.open_page", record_id=done.deposit_id),
        again=lambda values, found: _page(record_id, values, found),
    )


def list_response(
    extension: str, name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> Response:
    """Return a plain list as a file to be kept.

    Raises:
        UnknownFormatError: it is neither CSV nor XLSX.
    """
    if extension == "csv":
        content, media_type = list_as_csv(headings, rows), "text/csv; charset=utf-8"
    elif extension == "xlsx":
        content, media_type = list_as_xlsx(name, headings, rows), XLSX.media_type
    else:
        raise UnknownFormatError(extension, ["csv", "xlsx"])
    response = Response(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    return response


def _asked() -> tuple[int, str]:
    year = year_of(request.args, this_year=now().date().year)
    known = {key for key, _ in owed_options()}
    tax = request.args.get("pajak", "")
    return year, tax if tax in known else ""


def _cells(rows: Iterable[TaxOfMonth]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        deposits, filing = row.deposits, next(iter(row.filings), None)
        yield (
            row.kind.label,
            f"{row.month.first_day:%Y-%m}",
            format_plain(row.owed),
            format_plain(row.paid),
            format_plain(row.left),
            row.due_on.isoformat() if row.due_on else "",
            "; ".join(deposit.paid_on.isoformat() for deposit in deposits),
            "; ".join(deposit.ntpn for deposit in deposits),
            filing.filed_on.isoformat() if filing else "",
            filing.receipt if filing else "",
        )


def _page(record_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        known = find_deposit(work.session, work.book_id, record_id)
        currency = work.book.currency
        amount = known.amount(currency)
        penalty = from_minor(known.penalty_minor, currency)
        is_taken_back = bool(work.book.reversals([known.entry_sequence]))
        entry = entry_link(work, known.entry_sequence)
        cash = work.book.chart[known.cash].name
    return render_template(
        "tax_payment.html",
        deposit=known,
        kind=tax_kind(known.tax),
        month=month_in_words(known.period.first_day),
        code=payment_code(known.tax, known.paid_on),
        amount=amount,
        penalty=penalty,
        cash=cash,
        entry=entry,
        is_taken_back=is_taken_back,
        values=values,
        found=found,
    )


def _deposit_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_TAX)
        cash, units = cash_choices(work), unit_options(work)
    return render_template(
        "tax_deposit_new.html",
        values=values,
        found=found,
        taxes=owed_options(),
        cash=cash,
        units=units,
        code=_code(values.get("pajak", "")),
    )


def _code(tax: str) -> str:
    """Return under which codes a tax is deposited today; empty if that is not known."""
    found = payment_code(tax, now().date()) if tax else None
    return f"{found.code} ({found.label})" if found else ""
