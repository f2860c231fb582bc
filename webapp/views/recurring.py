"""What recurs each month: templates, and each month's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.repeating import (
    ConfirmRecurring,
    PlanRecurring,
    confirm_recurring,
    plan_recurring,
    skip_recurring,
    stop_recurring,
)
from bumdes.month import month_key, month_of
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from ledger import AccountKind, Posting, Side
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.rows import rows_of
from webapp.forms.schedules import (
    CONFIRM_FORM,
    RECURRING_FORM,
    RECURRING_ROWS,
    SkipForm,
    StopForm,
)
from webapp.language.saying import labelled
from webapp.proofs import take_proofs
from webapp.readings.schedules import party_choices, recurring_page
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.units import account_options, unit_options
from webapp.readings.voucher import read_voucher
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("recurring", __name__, url_prefix="/jadwal/rutin")

SIDES = ((Side.DEBIT.value, "Debit"), (Side.CREDIT.value, "Kredit"))


@bp.get("/baru")
def ask() -> str:
    """Ask what is to be recorded each month; an entry that the address names fills it in."""
    values = {"mulai": month_key(month_of(now().date())), "hari": "31"}
    year, number = (request.args.get(name, type=int) for name in ("tahun", "nomor"))
    if year is not None and number is not None:
        values |= _as_recurring(year, number)
    return _form(values, ())


@bp.post("/baru")
def plan() -> Answer:
    """Keep what is to be recorded each month."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return plan_recurring(work, _planned(said)).recurring_id

    return answered(RECURRING_FORM, do, onward=_place, again=_form)


@bp.get("/<recurring_id>")
def open_one(recurring_id: str) -> str:
    """Show what recurs, month by month."""
    return _page(recurring_id, {}, ())


@bp.post("/<recurring_id>/catat")
@takes_files
def confirm(recurring_id: str) -> Answer:
    """Record a month of it, with what it was."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        amounts = {
            number - 1: said[f"jumlah_{number}"]
            for number in range(1, RECURRING_ROWS + 1)
            if said[f"jumlah_{number}"] is not None
        }
        command = ConfirmRecurring(
            recurring_id=recurring_id,
            month=said["month"],
            amounts=amounts,
            **proofs.facts(),
        )
        confirm_recurring(work, command)
        return recurring_id

    return answered(CONFIRM_FORM, do, onward=_place, again=_again(recurring_id))


@bp.post("/<recurring_id>/lewati")
def skip(recurring_id: str) -> Answer:
    """Pass a month of it over."""

    def do(work: Work, said: dict[str, Any]) -> str:
        skip_recurring(work, recurring_id, said["month"], reason=said["reason"])
        return recurring_id

    return answered(SkipForm(), do, onward=_place, again=_again(recurring_id))


@bp.post("/<recurring_id>/berhenti")
def stop(recurring_id: str) -> Answer:
    """Say with which month it ends."""

    def do(work: Work, said: dict[str, Any]) -> str:
        stop_recurring(work, recurring_id, said["month"])
        return recurring_id

    return answered(StopForm(), do, onward=_place, again=_again(recurring_id))


def _as_recurring(year: int, number: int) -> dict[str, str]:
    """Return the fields of a form that would record an entry once more each month."""
    with reading() as work:
        voucher = read_voucher(work, year, number)
    entry = voucher.posted.entry
    values = {"nama": entry.description[:100], "unit": slug_of(entry.postings[0].unit)}
    for n, posting in enumerate(entry.postings[:RECURRING_ROWS], start=1):
        values |= {
            f"akun-{n}": posting.account,
            f"sisi-{n}": posting.side.value,
            f"jumlah-{n}": format_plain(from_minor(posting.minor, entry.currency)),
            f"pihak-{n}": posting.party,
        }
    return values


def _planned(said: Mapping[str, Any]) -> PlanRecurring:
    """Return the template that a form makes; rows without an amount are left out."""
    unit = unit_of(said["unit"]) or ""
    names = ("name", "first_month", "last_month", "day", "is_automatic", "is_reversing")
    return PlanRecurring(
        **{name: said[name] for name in names},
        lines=tuple(
            Posting(
                account=row["akun"],
                side=Side(row["sisi"] or Side.DEBIT),
                amount=row["jumlah"],
                unit=unit,
                party=row["pihak"],
            )
            for row in rows_of(said, "akun", "sisi", "jumlah", "pihak")
            if row["akun"] and row["jumlah"] is not None
        ),
    )


def _place(recurring_id: str) -> str:
    return url_for("recurring.open_one", recurring_id=recurring_id)


def _again(recurring_id: str) -> Any:
    return lambda values, found: _page(recurring_id, values, found)


def _page(recurring_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        page = recurring_page(work, recurring_id, month_of(now().date()))
    return render_template(
        "recurring.html",
        page=page,
        values=values,
        found=found,
    )


def _form(values: Values, found: Sequence[Problem]) -> str:
    kinds = (
        AccountKind.EXPENSE,
        AccountKind.REVENUE,
        AccountKind.ASSET,
        AccountKind.LIABILITY,
    )
    with reading() as work:
        work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
        offered = {
            "units": unit_options(work),
            "accounts": account_options(work, *kinds),
            "parties": party_choices(work),
        }
    return render_template(
        "recurring_new.html",
        values=values,
        found=found,
        sides=labelled(SIDES),
        rows=range(1, RECURRING_ROWS + 1),
        **offered,
    )
