"""Sub-ledgers: who and what stands behind the control accounts, proved to the sen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.naming_old_lines import NameOldLines, name_old_lines
from bumdes.permissions import Permission
from bumdes.sub_ledger_proof import prove, prove_one
from bumdes.sub_ledgers import find_sub_ledger
from webapp.answering import answered
from webapp.forms.sub_ledgers import NameForm
from webapp.forms.values import blank_values
from webapp.queries import day_of
from webapp.readings.sub_ledgers import known_codes, shown, standing_lines, unnamed_places
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]

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
    return render_template(
        "sub_ledger.html",
        proof=proof,
        sums=sums,
        lines=lines,
        at=at,
    )


@bp.get("/<key>/beri-nama")
def ask_name(key: str) -> str:
    """Ask whom or what an old balance concerns."""
    return _name_form(key, blank_values(), ())


@bp.post("/<key>/beri-nama")
def name(key: str) -> Answer:
    """Give a part of an old balance its name."""
    find_sub_ledger(key)

    def do(work: Work, said: dict[str, Any]) -> object:
        account, unit, fund = (*said.pop("place").split("|"), "", "")[:3]
        return name_old_lines(work, NameOldLines(account=account, unit=unit, fund=fund, **said))

    return answered(
        NameForm(),
        lambda work, said: do(work, dict(said)),
        onward=lambda _: url_for("sub_ledgers.open_page", key=key),
        again=lambda values, found: _name_form(key, values, found),
    )


def _name_form(key: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    sub_ledger = find_sub_ledger(key)
    with reading() as work:
        work.actor.require(Permission.RECORD_OPENING)
        places = unnamed_places(work, sub_ledger, now().date())
        codes = known_codes(work, sub_ledger)
    return render_template(
        "sub_ledger_name.html",
        sub_ledger=sub_ledger,
        places=places,
        codes=codes,
        values=values,
        found=found,
    )
