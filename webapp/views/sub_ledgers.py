"""Sub-ledgers: who and what stands behind the control accounts, proved to the sen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from bumdes.permissions import Permission
from bumdes.sub_ledger_proof import prove, prove_one
from bumdes.sub_ledgers import find_sub_ledger
from webapp.queries import day_of
from webapp.readings.sub_ledgers import shown, standing_lines
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    import datetime as dt

bp = Blueprint("sub_ledgers", __name__, url_prefix="/buku-pembantu")


def _day() -> dt.date:
    """Return the day asked for; today without one."""
    return day_of(request.args.get("per", "")) or now().date()


@bp.get("/")
def show() -> str:
    """Show what each sub-ledger and its control accounts say."""
    at = _day()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        proofs = [shown(work, proof) for proof in prove(work, at)]
    return render_template("sub_ledgers.html", proofs=proofs, at=at)


@bp.get("/<key>")
def open_page(key: str) -> str:
    """Show what stands in one sub-ledger."""
    sub_ledger, at = find_sub_ledger(key), _day()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        proof = prove_one(work, sub_ledger, at)
        lines, sums = standing_lines(work, proof), shown(work, proof)
    return render_template("sub_ledger.html", proof=proof, sums=sums, lines=lines, at=at)
