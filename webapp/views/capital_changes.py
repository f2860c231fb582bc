"""Capital that goes back or to another owner, and openings told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, render_template, url_for

from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.returning_capital import (
    TransferShare,
    WithdrawCapital,
    transfer_share,
    withdraw_capital,
)
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.capital import OpeningForm, TransferForm, WithdrawalForm
from webapp.language.saying import t
from webapp.proofs import take_proofs
from webapp.readings.capital import (
    cash_choices,
    contributor_choices,
    held_in,
    owner_choices,
    read_contribution,
    taken_over_choices,
)
from webapp.readings.owners import read_reconciliation
from webapp.readings.plans import decisions_for
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

bp = Blueprint("capital_changes", __name__, url_prefix="/modal")

RETURNING = (DecisionKind.RETURN_CAPITAL, DecisionKind.STOP)


@bp.get("/<fund>/kembali")
def ask_withdrawal(fund: str) -> str:
    """Ask what is to be paid back."""
    return _withdrawal_form(fund, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<fund>/kembali")
@takes_files
def withdraw(fund: str) -> Answer:
    """Pay a contribution back, or a part of it."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        command = WithdrawCapital(fund=fund, **proofs.facts(), **said)
        return withdraw_capital(work, command).fund

    return answered(
        WithdrawalForm(),
        do,
        onward=_place,
        again=lambda values, found: _withdrawal_form(fund, values, found),
    )


@bp.get("/<fund>/alih")
def ask_transfer(fund: str) -> str:
    """Ask whose a share is to be."""
    return _transfer_form(fund, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<fund>/alih")
@takes_files
def transfer(fund: str) -> Answer:
    """Let capital change its owner."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        command = TransferShare(fund=fund, **proofs.facts(), **said)
        return transfer_share(work, command).fund

    return answered(
        TransferForm(),
        do,
        onward=_place,
        again=lambda values, found: _transfer_form(fund, values, found),
    )


@bp.get("/cocok")
def reconcile() -> str:
    """Show the register against the accounts of capital."""
    return _reconciliation({"tanggal": f"{now().year}-01-01"}, ())


@bp.post("/cocok")
def detail() -> Answer:
    """Tell a part of an opening balance apart."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return detail_opening(work, DetailOpening(**said)).fund

    return answered(
        OpeningForm(),
        do,
        onward=lambda _: url_for("capital_changes.reconcile"),
        again=_reconciliation,
    )


def _place(fund: str) -> str:
    return url_for("capital.open_contribution", fund=fund)


def _withdrawal_form(fund: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        today = now().date()
        return render_template(
            "capital_return.html",
            page=read_contribution(work, fund, today),
            holders=held_in(work, fund),
            cash=cash_choices(work),
            assets=taken_over_choices(work, fund, today),
            decisions=decisions_for(work, *RETURNING),
            key=uuid4().hex,
            values=values,
            found=found,
        )


def _transfer_form(fund: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        return render_template(
            "capital_transfer.html",
            page=read_contribution(work, fund, now().date()),
            holders=held_in(work, fund),
            takers=owner_choices(work),
            decisions=decisions_for(work, *RETURNING),
            key=uuid4().hex,
            values=values,
            found=found,
        )


def _reconciliation(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        return render_template(
            "capital_reconciliation.html",
            page=read_reconciliation(work, now().date()),
            sources=[(source.key, t(source.label)) for source in CAPITAL_SOURCES.values()],
            contributors=contributor_choices(work),
            key=uuid4().hex,
            values=values,
            found=found,
        )
