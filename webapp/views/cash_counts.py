"""Counting cash: what two people found, beside what the books say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for

from bumdes.actions.counting_cash import CountCash, count_cash
from bumdes.cash.count import cash_counts_of, counted_cash, is_at_bank, is_counted
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.fields import Amount, Day, Line, PlainForm
from webapp.login import current_visitor
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.cash.count import CashCount
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("cash_counts", __name__, url_prefix="/kas/hitung")

MOST = 60
"""Counts that the page shows."""


class CountForm(PlainForm):
    """What was counted."""

    account = Line("akun", most=64, missing="Pilih kas atau banknya.")
    unit = Line("unit", most=16)
    on = Day("tanggal", missing="Pilih tanggalnya.")
    found = Amount("jumlah", missing="Isi jumlah yang ditemukan; tulis 0 bila kosong.")
    counter = Line("penghitung", most=150, missing="Tulis siapa yang menghitung.")
    witness = Line("saksi", most=150, missing="Tulis siapa yang menyaksikan.")
    note = Line("catatan", most=300)


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
    actor = current_visitor().actor
    return render_template(
        "cash_counts.html",
        counts=counts,
        accounts=accounts,
        names=names,
        may_count=actor.allows(Permission.RECORD_TRANSACTION, unit=actor.unit),
    )


@bp.get("/baru")
def ask() -> str:
    """Ask what was counted."""
    return _form({"tanggal": now().date().isoformat()}, ())


@bp.post("/baru")
def keep() -> Response | tuple[str, int]:
    """Keep what was counted."""

    def do(work: Work, said: dict[str, Any]) -> CashCount:
        return count_cash(work, CountCash(**{**said, "unit": unit_of(said["unit"]) or ""}))

    return answered(CountForm(), do, onward=lambda _: url_for("cash_counts.show"), again=_form)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        mine = work.actor.unit
        work.actor.require(Permission.RECORD_TRANSACTION, unit=mine)
        accounts = [
            (account.code, f"{account.name} ({account.code})")
            for account in work.book.chart
            if is_counted(account)
            and account.is_active
            and (mine is None or not is_at_bank(account))
        ]
        units = [
            (slug_of(code), name)
            for code, name in unit_names(work).items()
            if mine in {None, code}
        ]
    return render_template(
        "cash_count_new.html", accounts=accounts, units=units, values=values, found=found
    )
