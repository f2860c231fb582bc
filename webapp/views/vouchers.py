"""One transaction: its voucher, and taking it back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.recording import reverse_entry
from webapp.correction_ways import read_ways
from webapp.forms.recording import ReversalForm
from webapp.forms.values import blank_values, days
from webapp.problems import REFUSALS, Problem, problems_of
from webapp.readings.beside import read_beside
from webapp.readings.sight import slug_of
from webapp.readings.voucher import read_voucher
from webapp.tile_choice import FREE_JOURNAL
from webapp.tiles import TILES
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from ledger import Posted

bp = Blueprint("vouchers", __name__, url_prefix="/transaksi")


@bp.get("/<int:year>/<int:number>")
def show(year: int, number: int) -> str:
    """Show an entry: in a sentence, in the journal, and its place in the chain."""
    with reading() as work:
        voucher = read_voucher(work, year, number)
        beside = read_beside(work, voucher.posted)
    return render_template(
        "voucher.html",
        voucher=voucher,
        beside=beside,
        fresh=request.args.get("baru", ""),
        again=_again(request.args.get("baru", ""), request.args.get("unit")),
    )


@bp.get("/<int:year>/<int:number>/betulkan")
def ask(year: int, number: int) -> str:
    """Show how the entry is put right, and ask why it is taken back if it only is that."""
    return _form(year, number, blank_values())


@bp.post("/<int:year>/<int:number>/betulkan")
def take_back(year: int, number: int) -> Response | tuple[str, int]:
    """Take the entry back by its mirror."""
    try:
        said = ReversalForm().load(request.form)

        def reverse(work: Work) -> Posted:
            original = work.book.entry_numbered(year, number)
            return reverse_entry(
                work, original.sequence, on=said["day"], reason=said["reason"], key=said["key"]
            )

        posted = act(reverse)
    except REFUSALS as error:
        page = _form(year, number, request.form, found=problems_of(error))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    address = url_for(
        "vouchers.show", year=said["day"].year, number=posted.number, baru="pembatalan"
    )
    return redirect(address, HTTPStatus.SEE_OTHER)


def _again(slug: str, unit: str | None) -> str:
    """Return the address of the form that the entry was just made with."""
    if slug and slug in {tile.slug for tile in TILES}:
        return url_for("recording.ask", slug=slug, unit=slug_of(unit or ""))
    return url_for("free_journal.ask" if slug == FREE_JOURNAL else "recording.choose")


def _form(
    year: int, number: int, values: Mapping[str, str], *, found: Sequence[Problem] = ()
) -> str:
    with reading() as work:
        voucher = read_voucher(work, year, number)
        ways = read_ways(work, voucher)
    return render_template(
        "correction.html", voucher=voucher, ways=ways, values=values, found=found, **days()
    )
