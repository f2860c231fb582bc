"""Reports: the list, each on the screen and as a file, and what stands behind their lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for

from bumdes.permissions import Permission
from ledger import Period
from reports.composing import marked
from reports.errors import UnknownFormatError
from reports.listing import ListingGroup
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDF
from reports.scope import ZeroRows
from webapp.login import current_visitor
from webapp.periods import (
    COMPARISONS,
    compared,
    file_period,
    period_groups,
    so_far,
    whole_months,
)
from webapp.queries import chosen_period
from webapp.readings.report import (
    DRAWN_ROWS,
    OWN_MONEY_SLUG,
    ReportQuestion,
    read_accounts,
    read_document,
    read_line,
    read_report,
)
from webapp.readings.sight import slug_of, unit_of
from webapp.reports_offered import FILES, OFFERED, OfferedReport, find_report
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

bp = Blueprint("statements", __name__, url_prefix="/laporan")

BY_UNIT = "per-unit"
ZEROS = {"tampil": ZeroRows.SHOWN, "sembunyi": ZeroRows.HIDDEN}
ZERO_CHOICES = (
    ("", "Seperti bentuk bakunya"),
    ("tampil", "Semua ditampilkan"),
    ("sembunyi", "Disembunyikan"),
)


@bp.get("/")
def choose() -> str:
    """Show the list of reports."""
    actor = current_visitor().actor
    actor.require(Permission.READ_REPORTS, unit=actor.unit)
    return render_template(
        "reports.html",
        offered=[report for report in OFFERED if actor.unit is None or not report.is_of_whole],
        groups=list(ListingGroup),
        period=so_far(now().date()),
    )


@bp.get("/<slug>")
def show(slug: str) -> str:
    """Show a report on the screen."""
    report, asked = find_report(slug), _question(slug)
    lists_accounts = report.key == "general-ledger"  # whose lines have pages of their own
    with reading() as work:
        page = read_report(work, asked, now=now(), has_tables=not lists_accounts)
        accounts = read_accounts(work, asked) if lists_accounts else []
    return render_template(
        "report.html",
        report=report,
        asked=asked,
        page=page,
        accounts=accounts,
        most=DRAWN_ROWS,
        groups=period_groups(page.first_year, now().date(), asked.period),
        comparisons=COMPARISONS,
        compare=request.args.get("banding", ""),
        zeros=ZERO_CHOICES,
        query=_query(asked),
        files=FILES,
    )


@bp.get("/<slug>.<extension>")
def download(slug: str, extension: str) -> Response:
    """Send a report as a file."""
    asked = _question(slug)
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    with reading() as work:
        document = read_document(work, asked, now=now())
        if RENDERERS[extension] is PDF:
            document = marked(work, document)
    renderer = RENDERERS[extension]
    response = Response(renderer.render(document), content_type=renderer.media_type)
    name = f"{slug}-{file_period(asked.period)}.{renderer.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.get("/<slug>/<key>")
def line(slug: str, key: str) -> str | AnyResponse:
    """Show the accounts behind a line; if there is one only, its ledger."""
    report, asked = find_report(slug), _question(slug)
    with reading() as work:
        behind = read_line(work, asked, key, now=now())
    register = partial(
        url_for,
        "registers.show",
        masa=str(behind.explanation.period),
        unit=slug_of(behind.explanation.unit) or None,
        komponen=None if behind.is_named else behind.explanation.components or None,
        baris=f"{slug}.{key}",
    )
    is_plain = not behind.is_named and asked.fund is None
    if len(behind.accounts) == 1 and behind.adds_up and is_plain:
        return redirect(register(code=behind.accounts[0].account.code))
    return render_template(
        "line.html", report=report, behind=behind, query=_query(asked), register=register
    )


def _question(slug: str) -> ReportQuestion:
    """Return what the address asks of the report *slug*."""
    report: OfferedReport = find_report(slug)
    unit = request.args.get("unit", "")
    period = chosen_period(request.args) or _usual_period(report)
    period = whole_months(period) if report.is_of_months else period
    compare = compared(period, request.args.get("banding", ""))
    if report.is_at_day:
        compare = tuple(other for other in compare if other.last_day != period.last_day)
    is_by_unit = unit == BY_UNIT and report.is_statement
    fund = request.args.get("dana", "")
    budget = report.takes_budget and bool(request.args.get("anggaran")) and not fund
    return ReportQuestion(
        key=report.key,
        period=whole_months(period) if budget else period,
        compare=compare if report.is_statement else (),
        unit=None if unit == BY_UNIT else unit_of(unit),
        by_unit=is_by_unit,
        accounts=tuple(request.args.getlist("akun")[:1]) if slug == "buku-besar" else (),
        fund=fund_of(fund) if report.is_statement else None,
        budget=budget,
        zero_rows=_zero_rows() if report.is_statement else ZeroRows.AS_FORM,
    )


def _zero_rows() -> ZeroRows:
    """Return which rows of nothing the address asks for."""
    return ZEROS.get(request.args.get("nol", ""), ZeroRows.AS_FORM)


def fund_of(written: str) -> str | None:
    """Return the code of the fund that an address names; None for all."""
    if written == OWN_MONEY_SLUG:
        return ""
    return written or None


def _usual_period(report: OfferedReport) -> Period:
    """Return the year so far; of what is long, such as a journal, only the month."""
    today = now().date()
    return Period.month(today.year, today.month) if report.usual_month else so_far(today)


def _query(asked: ReportQuestion) -> dict[str, str]:
    """Return what the address of the same question says, without what is usual."""
    said = {
        "masa": str(asked.period),
        "banding": request.args.get("banding", "") if asked.compare else "",
        "unit": BY_UNIT if asked.by_unit else slug_of(asked.unit),
        "dana": request.args.get("dana", "") if asked.fund is not None else "",
        "anggaran": "1" if asked.budget else "",
        "nol": request.args.get("nol", "") if asked.zero_rows in ZEROS.values() else "",
    }
    return {name: value for name, value in said.items() if value}
