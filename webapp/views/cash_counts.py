"""Counting cash: what two people found, beside what the books say, and the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.counting_cash import (
    CountCash,
    confirm_count,
    count_cash,
    file_minutes,
    post_difference,
)
from bumdes.cash.count import cash_counts_of, counted_cash, find_count, pieces_of
from bumdes.cash.denomination import denominations_on
from bumdes.cash.place import CashKind
from bumdes.cash.standing import places_on
from bumdes.people import person_named
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.cash import DifferenceForm, count_form, pieces_said
from webapp.forms.fields import PlainForm
from webapp.language.saying import t
from webapp.login import current_visitor
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.cash.count import CashCount
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("cash_counts", __name__, url_prefix="/kas/hitung")

MOST = 60
"""Counts that the page shows."""

NO_FILE = "Pilih foto atau PDF berita acaranya."
NO_AMOUNT = "Isi lembar dan keping yang ditemukan, atau jumlahnya; tulis 0 bila kosong."
_PARTED = ":"


@bp.get("/")
def show() -> str:
    """Show what was counted, the latest first, beside what the books say."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        mine = work.actor.unit
        found = cash_counts_of(work.session, work.book_id)
        seen = [count for count in found if mine is None or count.unit == mine]
        counts = [counted_cash(work, count) for count in seen[:MOST]]
        accounts = {account.code: account for account in work.book.chart.cash()}
        names = unit_names(work)
    return render_template(
        "cash_counts.html",
        counts=counts,
        accounts=accounts,
        names=names,
    )


@bp.get("/baru")
def ask() -> str:
    """Ask what was counted."""
    values = {
        "tanggal": now().date().isoformat(),
        "tempat": request.args.get("tempat", ""),
        "mendadak": request.args.get("mendadak", ""),
        "penghitung": current_visitor().name,
    }
    return _form(values, ())


@bp.post("/baru")
def keep() -> Answer:
    """Keep what was counted."""

    def do(work: Work, said: dict[str, Any]) -> CashCount:
        pieces = pieces_said(said)
        facts = {name: value for name, value in said.items() if not name.startswith("keping-")}
        account, _, unit = facts.pop("place").partition(_PARTED)
        if facts["found"] is None and not pieces:
            raise ValidationError({"jumlah": [NO_AMOUNT]})
        return count_cash(
            work,
            CountCash(account=account, unit=unit_of(unit) or "", pieces=pieces, **facts),
        )

    return answered(
        count_form(denominations_on(now().date())),
        do,
        onward=lambda count: url_for("cash_counts.open_page", count_id=count.count_id),
        again=_form,
    )


@bp.get("/<count_id>")
def open_page(count_id: str) -> str:
    """Show one count: the pieces, the books, who stands for it."""
    return _page(count_id, ())


@bp.post("/<count_id>/sahkan")
def confirm(count_id: str) -> Answer:
    """Keep that the one who is logged in stands for a count."""
    return answered(
        PlainForm(),
        lambda work, _: confirm_count(work, count_id),
        onward=lambda _: url_for("cash_counts.open_page", count_id=count_id),
        again=lambda _, found: _page(count_id, found),
    )


@bp.post("/<count_id>/berita-acara")
@takes_files
def take_minutes(count_id: str) -> Answer:
    """Keep the signed minutes of a count."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> CashCount:
        find_count(work.session, work.book_id, count_id)
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return file_minutes(work, count_id, kept(work, upload))

    return answered(
        PlainForm(),
        do,
        onward=lambda _: url_for("cash_counts.open_page", count_id=count_id),
        again=lambda _, found: _page(count_id, found),
    )


@bp.get("/<count_id>/selisih")
def ask_difference(count_id: str) -> str:
    """Ask why a count differs."""
    with reading() as work:
        count = find_count(work.session, work.book_id, count_id)
    return _difference_form(count_id, {"tanggal": count.counted_on.isoformat()}, ())


@bp.post("/<count_id>/selisih")
def settle(count_id: str) -> Answer:
    """Post the difference of a count."""
    return answered(
        DifferenceForm(),
        lambda work, said: post_difference(work, count_id, **said),
        onward=lambda _: url_for("cash_counts.open_page", count_id=count_id),
        again=lambda values, found: _difference_form(count_id, values, found),
    )


def _page(count_id: str, found: Sequence[Problem]) -> str:
    with reading() as work:
        count = find_count(work.session, work.book_id, count_id)
        work.actor.require(Permission.READ_BOOKS, unit=count.unit)
        seen = counted_cash(work, count)
        pieces = pieces_of(work.session, count)
        account = work.book.chart[count.account]
        confirmed = person_named(work.session, count.confirmed_by)
        entry = work.book.entry(count.entry_sequence) if count.entry_sequence else None
        taken_back = bool(entry and work.book.reversed_by(entry.sequence))
        names = unit_names(work)
    return render_template(
        "cash_count.html",
        seen=seen,
        count=count,
        pieces=pieces,
        account=account,
        confirmed=confirmed.name if confirmed else count.confirmed_by,
        entry=entry,
        taken_back=taken_back,
        names=names,
        is_own=count.recorded_by == current_visitor().username,
        found=found,
    )


def _difference_form(count_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        count = find_count(work.session, work.book_id, count_id)
        work.actor.require(Permission.RECORD_ENTRY, unit=count.unit)
        seen = counted_cash(work, count)
        account = work.book.chart[count.account]
    return render_template(
        "cash_count_difference.html",
        seen=seen,
        count=count,
        account=account,
        values=values,
        found=found,
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    today = now().date()
    with reading() as work:
        mine = work.actor.unit
        work.actor.require(Permission.COUNT_CASH, unit=mine)
        names = unit_names(work)
        places = [
            (
                f"{place.account.code}{_PARTED}{slug_of(place.unit)}",
                t(place.label)
                if place.kind is CashKind.BANK
                else f"{t(place.label)}, {names[place.unit]}",
            )
            for place in places_on(work, today, unit=mine)
            if not place.is_closed
        ]
    pieces = [
        (kind, [each for each in denominations_on(today) if each.kind is kind])
        for kind in dict.fromkeys(each.kind for each in denominations_on(today))
    ]
    return render_template(
        "cash_count_new.html", places=places, pieces=pieces, values=values, found=found
    )
