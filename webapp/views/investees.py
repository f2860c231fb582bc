"""Companies and cooperatives of which the enterprise owns a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.investing import (
    MoveInvestment,
    RecordResult,
    RegisterInvestee,
    invest,
    receive_dividend,
    record_result,
    register_investee,
)
from bumdes.dealings.investee import (
    InvesteeMovementKind,
    InvestmentMethod,
    LegalForm,
    find_investee,
    investments_of,
)
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from ledger import AccountKind, rp
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.units import InvesteeForm, InvestmentForm, ResultForm
from webapp.forms.values import blank_values
from webapp.language.saying import t
from webapp.proofs import take_proofs
from webapp.queries import day_of
from webapp.readings.plans import decisions_for
from webapp.readings.units import account_options
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.dealings.investee import Investee, InvesteeMovement
    from bumdes.work import Work
    from webapp.forms.fields import PlainForm
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("investees", __name__, url_prefix="/penyertaan")


@bp.get("/")
def show() -> str:
    """Show the investees."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        investments = investments_of(work, now().date())
    return render_template(
        "investees.html",
        investments=investments,
        forms={form.value: form.label for form in LegalForm},
        methods={method.value: method.label for method in InvestmentMethod},
    )


@bp.get("/baru")
def ask() -> str:
    """Ask for an investee."""
    return _form({"tanggal": now().date().isoformat()}, ())


@bp.post("/baru")
def register() -> Answer:
    """Keep a company or cooperative as an investment."""

    def do(work: Work, said: dict[str, Any]) -> Investee:
        forms = {
            "legal_form": LegalForm(said["legal_form"]),
            "method": InvestmentMethod(said["method"]),
        }
        return register_investee(work, RegisterInvestee(**(said | forms)))

    return answered(InvesteeForm(), do, onward=lambda i: _place(i.investee_id), again=_form)


@bp.get("/<record_id>")
def open_page(record_id: str) -> str:
    """Show one investee, what was put into it, and what came of it."""
    return _page(record_id)


@bp.get("/<record_id>/setor")
def ask_money(record_id: str) -> str:
    """Ask what is put in."""
    return _form_of("investee_move.html", record_id, _usual(), (), act="setor")


@bp.post("/<record_id>/setor")
@takes_files
def put_in(record_id: str) -> Answer:
    """Put money into an investee."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> InvesteeMovement:
        return invest(work, MoveInvestment(investee_id=record_id, **proofs.facts(), **said))

    return _answered(record_id, InvestmentForm(), do, "setor")


@bp.get("/<record_id>/dividen")
def ask_dividend(record_id: str) -> str:
    """Ask what dividend was paid."""
    return _form_of("investee_move.html", record_id, _usual(), (), act="dividen")


@bp.post("/<record_id>/dividen")
@takes_files
def dividend(record_id: str) -> Answer:
    """Record a dividend."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> InvesteeMovement:
        return receive_dividend(
            work, MoveInvestment(investee_id=record_id, **proofs.facts(), **said)
        )

    return _answered(record_id, InvestmentForm(), do, "dividen")


@bp.get("/<record_id>/hasil")
def ask_result(record_id: str) -> str:
    """Ask what an investee earned or lost."""
    return _form_of("investee_result.html", record_id, _usual(), (), act="hasil")


@bp.post("/<record_id>/hasil")
def result(record_id: str) -> Answer:
    """Record what an investee earned or lost."""

    def do(work: Work, said: dict[str, Any]) -> InvesteeMovement:
        profit, loss = said.pop("profit"), said.pop("loss")
        given = (profit or rp(0)) - (loss or rp(0))
        return record_result(work, RecordResult(investee_id=record_id, profit=given, **said))

    return _answered(record_id, ResultForm(), do, "hasil", "investee_result.html")


def _answered(
    record_id: str,
    form: PlainForm,
    do: Callable[[Work, dict[str, Any]], InvesteeMovement],
    act: str,
    template: str = "investee_move.html",
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: _place(record_id),
        again=lambda values, found: _form_of(template, record_id, values, found, act=act),
    )


def _usual() -> dict[str, str]:
    today = now().date()
    return {**blank_values(), "tanggal": today.isoformat(), "tahun": str(today.year)}


def _form_of(
    template: str, record_id: str, values: Values, found: Sequence[Problem], *, act: str
) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        investee = find_investee(work, record_id)
        cash = account_options(work, AccountKind.ASSET, cash=True)
        decisions = decisions_for(work)
    return render_template(
        template,
        investee=investee,
        act=act,
        cash=cash,
        decisions=decisions,
        values=values,
        found=found,
    )


def _place(record_id: str) -> str:
    return url_for("investees.open_page", record_id=record_id)


def _page(record_id: str) -> str:
    at = day_of(request.args.get("per", "")) or now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        investments = investments_of(work, at)
        investment = next((i for i in investments if i.investee.investee_id == record_id), None)
        if investment is None:
            raise NotFoundError("investee", record_id)
        moved = [
            (
                movement,
                InvesteeMovementKind(movement.kind).label,
                from_minor(movement.amount_minor, work.book.currency),
            )
            for movement in reversed(investment.movements)
        ]
    investee = investment.investee
    return render_template(
        "investee.html",
        at=at,
        investment=investment,
        investee=investee,
        form_name=LegalForm(investee.legal_form).label,
        method=InvestmentMethod(investee.method),
        tenths=int(investee.part * 1000),
        moved=moved,
    )


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        decisions = decisions_for(work)
    return render_template(
        "investee_new.html",
        forms=[(form.value, t(form.label)) for form in LegalForm],
        methods=[(method.value, t(method.label).capitalize()) for method in InvestmentMethod],
        decisions=decisions,
        values=values,
        found=found,
    )
