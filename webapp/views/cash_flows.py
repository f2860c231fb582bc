"""Cash flows named by hand: of one entry, and all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.presenting import NameCashFlow, name_cash_flow
from webapp.answering import answered
from webapp.forms.presenting import CashFlowForm
from webapp.readings.cash_flows import read_entry_flows, read_namings
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.reporting.cash_flow_naming import CashFlowNaming
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("cash_flows", __name__)


@bp.get("/laporan/arus-kas/penggolongan")
def show() -> str:
    """Show every cash flow that people named."""
    with reading() as work:
        namings = read_namings(work)
    return render_template("cash_flow_namings.html", namings=namings)


@bp.get("/transaksi/<int:year>/<int:number>/arus-kas")
def ask(year: int, number: int) -> str:
    """Show what the cash of an entry was for, and ask for another line."""
    return _form(year, number, {}, ())


@bp.post("/transaksi/<int:year>/<int:number>/arus-kas")
def name(year: int, number: int) -> Response | tuple[str, int]:
    """Name the line of the statement for one line of the entry."""

    def do(work: Work, said: dict[str, Any]) -> CashFlowNaming:
        posted = work.book.entry_numbered(year, number)
        return name_cash_flow(work, NameCashFlow(sequence=posted.sequence, **said))

    return answered(
        CashFlowForm(),
        do,
        onward=lambda _: url_for("cash_flows.ask", year=year, number=number),
        again=lambda values, found: _form(year, number, values, found),
    )


def _form(year: int, number: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        flows = read_entry_flows(work, year, number)
    if not values and flows.lines:
        values = {"baris": str(flows.lines[0].line_no), "golongan": flows.lines[0].component}
    return render_template(
        "cash_flow.html", flows=flows, year=year, number=number, values=values, found=found
    )
