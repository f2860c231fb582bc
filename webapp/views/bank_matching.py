"""Lines of the bank beside entries of the books: matched, taken apart, recorded."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.matching_banks import (
    RecordBankLine,
    accept_sure_matches,
    match_lines,
    record_bank_line,
    unmatch,
)
from bumdes.bank.match import MatchOrigin
from bumdes.bank.statement import find_line, statements_of
from bumdes.permissions import Permission
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.cash import BankLineForm
from webapp.forms.fields import PlainForm
from webapp.readings.bank import matching_page
from webapp.readings.sight import HEAD_OFFICE_SLUG, slug_of, unit_names, unit_of
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | str | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("bank_matching", __name__, url_prefix="/kas/rekening-koran")


@bp.get("/<code>")
def open_page(code: str) -> str:
    """Show what is to be matched on an account."""
    return _page(code, ())


@bp.post("/<code>/cocokkan")
def match(code: str) -> Answer:
    """Match the lines and entries that were chosen."""
    lines = request.form.getlist("baris")
    entries = [int(key) for key in request.form.getlist("catatan") if key.isdigit()]
    suggested = request.form.get("usulan") == "ya"
    origin = MatchOrigin.SUGGESTED if suggested else MatchOrigin.BY_HAND
    return answered(
        PlainForm(),
        lambda work, _: match_lines(work, code, lines=lines, entries=entries, origin=origin),
        onward=lambda _: _place(code),
        again=lambda _, found: _page(code, found),
    )


@bp.post("/<code>/cocokkan-pasti")
def match_sure(code: str) -> Answer:
    """Match all that can only be meant so."""
    return answered(
        PlainForm(),
        lambda work, _: accept_sure_matches(work, code),
        onward=lambda _: _place(code),
        again=lambda _, found: _page(code, found),
    )


@bp.post("/<code>/lepas/<match_id>")
def take_apart(code: str, match_id: str) -> AnyResponse:
    """Take a match back."""
    act(lambda work: unmatch(work, match_id))
    return redirect(_place(code), HTTPStatus.SEE_OTHER)


@bp.post("/<code>/catat-biaya/<line_id>")
def record_charge(code: str, line_id: str) -> Answer:
    """Record a fee, interest or its tax from its line, in one go."""
    return answered(
        PlainForm(),
        lambda work, _: record_bank_line(work, RecordBankLine(line_id=line_id)),
        onward=lambda _: _place(code),
        again=lambda _, found: _page(code, found),
    )


@bp.get("/<code>/catat/<line_id>")
def ask_entry(code: str, line_id: str) -> str:
    """Ask what a line of a bank was for."""
    return _entry_form(code, line_id, {}, ())


@bp.post("/<code>/catat/<line_id>")
def record(code: str, line_id: str) -> Answer:
    """Record what a line of a bank was for."""

    def do(work: Work, said: dict[str, Any]) -> object:
        account = said["account"].partition(" ")[0]
        unit = unit_of(said["unit"]) or ""
        facts = {"account": account, "unit": unit, "description": said["description"]}
        return record_bank_line(work, RecordBankLine(line_id=line_id, **facts))

    return answered(
        BankLineForm(),
        do,
        onward=lambda _: _place(code),
        again=lambda values, found: _entry_form(code, line_id, values, found),
    )


def _place(code: str) -> str:
    return url_for("bank_matching.open_page", code=code)


def _page(code: str, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        if not statements_of(work.session, work.book_id, code):
            account = work.book.chart[code]
            return render_template(
                "bank_matching_empty.html",
                account=account,
            )
        page = matching_page(work, code)
    return render_template(
        "bank_matching.html",
        page=page,
        found=found,
    )


def _entry_form(code: str, line_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_ENTRY)
        line = find_line(work.session, work.book_id, line_id)
        amount = from_minor(line.minor, work.book.currency)
        accounts = [
            (account.code, account.name)
            for account in work.book.chart
            if account.takes_postings and account.is_active and account.code != line.account
        ]
        units = [(slug_of(unit), name) for unit, name in unit_names(work).items()]
    return render_template(
        "bank_line_entry.html",
        line=line,
        amount=amount,
        code=code,
        accounts=accounts,
        units=units,
        values={"uraian": line.description, "unit": HEAD_OFFICE_SLUG, **values},
        found=found,
    )
