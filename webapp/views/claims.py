"""Receivables and payables: who owes how much, since when, and paying several notes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, Response, redirect, render_template, request, url_for

from bumdes.actions.settling_documents import SettleDocuments, settle_documents
from bumdes.credit.account_statement import read_account_statement
from bumdes.credit.ageing import read_ageing
from bumdes.credit.confirmation import read_confirmation
from bumdes.credit.reminder import read_reminder
from bumdes.party import party_names
from bumdes.permissions import Permission
from reports.claims import (
    ageing_document,
    confirmation_document,
    confirmation_text,
    due_said,
    statement_document,
)
from reports.errors import UnknownFormatError
from reports.letterhead import letterhead_of
from reports.renderers import RENDERERS
from webapp.answering import answered
from webapp.forms.credit import SETTLEMENT_FORM, settlement_facts
from webapp.login import current_visitor
from webapp.proofs import take_proofs
from webapp.queries import chosen_period, day_of
from webapp.readings.claims import (
    SLUGS,
    read_ageing_page,
    read_party_limit,
    read_payment,
    statement_period,
)
from webapp.readings.sight import slug_of, unit_choices, unit_in_sight, unit_names, unit_of
from webapp.reports_offered import FILES
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from ledger import Period, Posted
    from reports.document import Document
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

BOOKS = 'any("piutang", "utang", "uang-muka-pelanggan", "uang-muka-pemasok")'
MOST_PURSES = 3
"""Cash accounts that one payment offers."""

bp = Blueprint("claims", __name__, url_prefix="/tagihan")


@bp.get("/piutang", endpoint="receivables")
def receivables() -> AnyResponse:
    """Go to who owes."""
    return redirect(url_for("claims.show", claims="piutang"))


@bp.get("/utang", endpoint="payables")
def payables() -> AnyResponse:
    """Go to who is owed."""
    return redirect(url_for("claims.show", claims="utang"))


@bp.get(f"/<{BOOKS}:claims>/")
def show(claims: str) -> str:
    """Show who owes or is owed, by how long it is overdue."""
    at, unit = _day(), unit_of(request.args.get("unit", ""))
    with reading() as work:
        page = read_ageing_page(work, claims, at, unit=unit)
        units = unit_choices(work, page.units)
    return render_template(
        "claims.html",
        page=page,
        at=at,
        units=units,
        chosen=slug_of(unit),
        files=FILES,
        args={"per": request.args.get("per") or None, "unit": slug_of(unit) or None},
    )


@bp.get(f"/<{BOOKS}:claims>/umur.<extension>")
def download(claims: str, extension: str) -> Response:
    """Send the ageing as a file."""
    at = _day()
    with reading() as work:
        unit = unit_in_sight(work, Permission.READ_BOOKS, unit_of(request.args.get("unit", "")))
        ageing = read_ageing(work, SLUGS[claims], at, unit=unit)
        codes = [row.key[0] for row in ageing.rows]
        document = ageing_document(
            work.book,
            ageing,
            party_names(work.session, work.book_id, codes),
            label=claims.replace("-", " ").capitalize(),
            letterhead=letterhead_of(work),
            now=now(),
        )
    return _file(document, extension, f"umur-{claims}-{at:%Y%m%d}")


@bp.get(f"/<{BOOKS}:claims>/<party>/")
def statement(claims: str, party: str) -> str:
    """Show what one party owed and paid, and what is open."""
    period = _period()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        found = read_account_statement(work, SLUGS[claims], party, period, unit=work.actor.unit)
        limit, warning = read_party_limit(work, party, now().date())
        units = unit_names(work)
    return render_template(
        "claims_party.html",
        found=found,
        claims=claims,
        units=units,
        limit=limit,
        warning=warning,
        files=FILES,
        query={"masa": str(period)},
    )


@bp.get(f"/<{BOOKS}:claims>/<party>/rekening.<extension>")
def statement_file(claims: str, party: str, extension: str) -> Response:
    """Send the statement of account as a file."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        found = read_account_statement(
            work, SLUGS[claims], party, _period(), unit=work.actor.unit
        )
        document = statement_document(
            work.book, found, letterhead=letterhead_of(work), now=now()
        )
    return _file(document, extension, f"rekening-{found.party.code}")


@bp.get("/piutang/<party>/pengingat")
def reminder(party: str) -> str:
    """Show a message that reminds a debtor, ready to be sent."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        found = read_reminder(work, party, now().date(), unit=work.actor.unit)
    may_call = current_visitor().actor.allows(
        Permission.READ_PERSONAL_DATA, unit=current_visitor().actor.unit
    )
    number = found.party.phone.lstrip("+") if may_call else ""
    return render_template("claims_reminder.html", found=found, number=number)


@bp.get(f"/<{BOOKS}:claims>/<party>/konfirmasi")
def confirm(claims: str, party: str) -> str:
    """Show the slip on which a party confirms what the books say."""
    at, document = _day(), request.args.get("nota", "")
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        found = read_confirmation(
            work, SLUGS[claims], party, at, document=document, unit=work.actor.unit
        )
        letterhead = letterhead_of(work)
    return render_template(
        "claims_confirmation.html",
        found=found,
        claims=claims,
        letterhead=letterhead,
        rows=[(due_said(due), due) for due in found.dues],
        said=confirmation_text(found),
        args={"per": request.args.get("per") or None, "nota": document or None},
    )


@bp.get(f"/<{BOOKS}:claims>/<party>/konfirmasi.pdf")
def confirm_file(claims: str, party: str) -> Response:
    """Send the slip as a PDF."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        found = read_confirmation(
            work,
            SLUGS[claims],
            party,
            _day(),
            document=request.args.get("nota", ""),
            unit=work.actor.unit,
        )
        document = confirmation_document(
            work.book, found, letterhead=letterhead_of(work), now=now()
        )
    return _file(document, "pdf", f"konfirmasi-{found.party.code}")


@bp.get(f"/<{BOOKS}:claims>/<party>/bayar")
def ask_payment(claims: str, party: str) -> str:
    """Ask what is paid, with what, and which notes it settles."""
    values = {"tanggal": now().date().isoformat(), "kunci": uuid4().hex}
    return _payment_form(claims, party, values, ())


@bp.post(f"/<{BOOKS}:claims>/<party>/bayar")
@takes_files
def pay(claims: str, party: str) -> Answer:
    """Settle notes: several of them, from several purses, in one receipt."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> tuple[int, int]:
        command = SettleDocuments(
            sub_ledger=SLUGS[claims],
            party=party,
            unit=work.actor.unit,
            **proofs.facts(),
            **settlement_facts(said),
        )
        posted: Posted = settle_documents(work, command)
        return command.on.year, posted.number

    return answered(
        SETTLEMENT_FORM,
        do,
        onward=lambda done: url_for("vouchers.show", year=done[0], number=done[1]),
        again=lambda values, found: _payment_form(claims, party, values, found),
    )


def _payment_form(claims: str, party: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_payment(work, claims, party, now().date())
    return render_template(
        "claims_pay.html", page=page, values=values, found=found, purses=MOST_PURSES
    )


def _day() -> dt.date:
    """Return the day asked for; today without."""
    return day_of(request.args.get("per", "")) or now().date()


def _period() -> Period:
    return chosen_period(request.args) or statement_period(now().date())


def _file(document: Document, extension: str, name: str) -> Response:
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    renderer = RENDERERS[extension]
    answer = Response(renderer.render(document), content_type=renderer.media_type)
    answer.headers.set(
        "Content-Disposition", "attachment", filename=f"{name}.{renderer.extension}"
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
