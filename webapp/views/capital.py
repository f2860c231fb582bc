"""The capital register: every contribution, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.planning_use import UseLine, plan_use, plan_use_by_proposal
from bumdes.capital_source import Treatment
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from ledger import Period, rp
from reports.errors import UnknownFormatError
from reports.letterhead import letterhead_of, signatories_of
from reports.prepare import prepare
from reports.renderers import RENDERERS
from reports.scope import Scope
from webapp.answering import answered
from webapp.forms.capital import (
    PLAN_FORM,
    USE_ROWS,
    ContributionForm,
    ProposalOfFundForm,
)
from webapp.forms.rows import MOST_ROWS, rows_of
from webapp.language.saying import t
from webapp.proofs import take_proofs
from webapp.queries import chosen_period
from webapp.readings.capital import (
    approved_choices,
    contributor_choices,
    earmark_choices,
    read_contribution,
    read_register,
    receiving_choices,
    spending_choices,
)
from webapp.readings.plans import decisions_for
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.reports_offered import FILES
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.capital.contribution import Contribution
    from bumdes.work import Work
    from reports.document import Document
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("capital", __name__, url_prefix="/modal")

TAKING = (DecisionKind.TAKE_CAPITAL, DecisionKind.BORROW, DecisionKind.SHARE_PROFIT)


@bp.get("/")
def show() -> str:
    """Show every contribution, and whether the register equals equity."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_register(work, now().date())
    return render_template("capital.html", page=page)


@bp.get("/baru")
def ask() -> str:
    """Ask for a contribution."""
    today = now().date()
    source = request.args.get("sumber", "")
    values = {"tanggal": today.isoformat(), "tahun": str(today.year), "sumber": source}
    return _form(values, ())


@bp.post("/baru")
@takes_files
def contribute() -> Answer:
    """Take a contribution into the register."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> str:
        said["evidence"] = proofs.checked()
        said["treatment"] = Treatment(said["treatment"]) if said["treatment"] else None
        said["apbdes_code"] = said["apbdes_code"] or None
        said["is_ring_fenced"] = said["is_ring_fenced"] or None
        return contribute_capital(work, ContributeCapital(**said)).fund

    return answered(ContributionForm(), do, onward=_place, again=_form)


@bp.get("/<fund>")
def open_contribution(fund: str) -> str:
    """Show one contribution, and what became of it."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_contribution(work, fund, now().date())
    return render_template("contribution.html", page=page)


@bp.get("/<fund>/rencana")
def ask_plan(fund: str) -> str:
    """Ask what a contribution is to be spent on."""
    with reading() as work:
        lines = read_contribution(work, fund, now().date()).use.lines
    values: dict[str, str] = {}
    for n, line in enumerate(lines, start=1):
        values |= {
            f"guna-{n}": line.description,
            f"akun-{n}": line.account,
            f"unit-{n}": slug_of(line.unit),
            f"jumlah-{n}": format_plain(line.planned),
        }
    return _plan_form(fund, values, ())


@bp.post("/<fund>/rencana")
def plan(fund: str) -> Answer:
    """Say what a contribution is to be spent on."""

    def do(work: Work, said: dict[str, Any]) -> str:
        plan_use(work, fund, [_use(row) for row in rows_of(said, *ROWS)])
        return fund

    return answered(
        PLAN_FORM,
        do,
        onward=_place,
        again=lambda values, found: _plan_form(fund, values, found),
    )


@bp.post("/<fund>/rencana/usulan")
def plan_by_proposal(fund: str) -> Answer:
    """Spend a contribution on what an approved proposal costs."""

    def do(work: Work, said: dict[str, Any]) -> str:
        plan_use_by_proposal(work, fund, said["proposal_id"])
        return fund

    return answered(
        ProposalOfFundForm(),
        do,
        onward=_place,
        again=lambda values, found: _plan_form(fund, values, found),
    )


@bp.get("/<fund>/laba-rugi")
def income(fund: str) -> str:
    """Show the income statement of a programme: of the lines that name its fund."""
    with reading() as work:
        contribution = read_contribution(work, fund, now().date()).contribution
        document = _income(work, contribution)
    return render_template(
        "fund_income.html",
        contribution=contribution,
        document=document,
        files=FILES,
        query=request.args.to_dict(),
    )


@bp.get("/<fund>/laba-rugi.<extension>")
def download_income(fund: str, extension: str) -> Response:
    """Send the income statement of a programme as a file."""
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    with reading() as work:
        contribution = read_contribution(work, fund, now().date()).contribution
        document = _income(work, contribution)
    renderer = RENDERERS[extension]
    response = Response(renderer.render(document), content_type=renderer.media_type)
    name = f"laba-rugi-{fund}.{renderer.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


ROWS = ("guna", "akun", "unit", "jumlah")


def _use(row: Mapping[str, Any]) -> UseLine:
    return UseLine(
        description=row["guna"],
        account=row["akun"],
        amount=row["jumlah"] if row["jumlah"] is not None else rp(0),
        unit=unit_of(row["unit"]),
    )


def _income(work: Work, contribution: Contribution) -> Document:
    """Return the income statement of a fund: of the period asked for, or the year so far."""
    work.actor.require(Permission.READ_REPORTS)
    period = chosen_period(request.args) or Period.year(now().year)
    return prepare(
        work.book,
        "income-statement",
        Scope(period, fund=contribution.ledger_fund),
        letterhead=letterhead_of(work),
        signatures=signatories_of(work, now().date()),
        now=now(),
    )


def _place(fund: str) -> str:
    return url_for("capital.open_contribution", fund=fund)


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        today = now().date()
        return render_template(
            "contribution_new.html",
            sources=[(source.key, t(source.label)) for source in CAPITAL_SOURCES.values()],
            contributors=contributor_choices(work),
            treatments=[(treatment.value, t(treatment.label)) for treatment in Treatment],
            receiving=receiving_choices(work),
            decisions=decisions_for(work, *TAKING),
            earmarks=earmark_choices(today),
            units=[(code, name) for code, name in unit_names(work).items() if code],
            key=uuid4().hex,
            values=values,
            found=found,
        )


def _plan_form(fund: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CAPITAL)
        page = read_contribution(work, fund, now().date())
        return render_template(
            "fund_plan.html",
            contribution=page.contribution,
            accounts=spending_choices(work),
            proposals=approved_choices(work),
            units=[(slug_of(code), name) for code, name in unit_names(work).items()],
            rows=range(1, min(MOST_ROWS, max(USE_ROWS, len(page.use.lines) + 2)) + 1),
            values=values,
            found=found,
        )
