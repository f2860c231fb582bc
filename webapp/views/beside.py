"""Beside an entry: proofs that come later, and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.commenting import comment_on_entry
from bumdes.actions.proving import AddProof, add_proof
from bumdes.permissions import Permission
from bumdes.proofs.who_may import require_proving
from webapp.answering import answered
from webapp.forms.beside import CommentForm, LateProofForm
from webapp.readings.voucher import read_voucher
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("beside", __name__, url_prefix="/transaksi")

NO_FILE = "Ambil foto buktinya, atau pilih berkasnya."


@bp.get("/<int:year>/<int:number>/bukti")
def ask_proof(year: int, number: int) -> str:
    """Ask for a proof that comes after its entry."""
    return _proof_page(year, number, {}, ())


@bp.post("/<int:year>/<int:number>/bukti")
@takes_files
def prove(year: int, number: int) -> Response | tuple[str, int]:
    """Add a proof to an entry."""
    upload = uploaded("bukti")

    def do(work: Work, said: dict[str, Any]) -> None:
        posted = work.book.entry_numbered(year, number)
        require_proving(work, posted.entry)
        if upload is None:
            raise ValidationError({"bukti": [NO_FILE]})
        command = AddProof(
            sequence=posted.sequence, file=kept(work, upload), reason=said["reason"]
        )
        add_proof(work, command)

    return answered(
        LateProofForm(),
        do,
        onward=lambda _: _place(year, number, "bukti-bukti"),
        again=lambda values, found: _proof_page(year, number, values, found),
    )


@bp.get("/<int:year>/<int:number>/tanggapan")
def ask_comment(year: int, number: int) -> str:
    """Ask what is to be said about an entry."""
    return _comment_page(year, number, {}, ())


@bp.post("/<int:year>/<int:number>/tanggapan")
def comment(year: int, number: int) -> Response | tuple[str, int]:
    """Say something about an entry, for good."""

    def do(work: Work, said: dict[str, Any]) -> None:
        posted = work.book.entry_numbered(year, number)
        comment_on_entry(work, posted.sequence, said["text"])

    return answered(
        CommentForm(),
        do,
        onward=lambda _: _place(year, number, "tanggapan-tanggapan"),
        again=lambda values, found: _comment_page(year, number, values, found),
    )


def _place(year: int, number: int, anchor: str) -> str:
    return url_for("vouchers.show", year=year, number=number, _anchor=anchor)


def _proof_page(
    year: int, number: int, values: Mapping[str, str], found: Sequence[Problem]
) -> str:
    with reading() as work:
        voucher = read_voucher(work, year, number)
        require_proving(work, voucher.posted.entry)
    return render_template("late_proof.html", voucher=voucher, values=values, found=found)


def _comment_page(
    year: int, number: int, values: Mapping[str, str], found: Sequence[Problem]
) -> str:
    with reading() as work:
        work.actor.require(Permission.COMMENT_ENTRY, unit=work.actor.unit)
        voucher = read_voucher(work, year, number)
    return render_template("comment.html", voucher=voucher, values=values, found=found)
