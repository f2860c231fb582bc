"""The worksheet of a year's income tax: corrections, what it comes to, and settling it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, url_for

from bumdes.actions.settling_income_tax import (
    CorrectIncome,
    correct_income,
    drop_correction,
    settle_income_tax,
)
from bumdes.permissions import Permission
from bumdes.phrase import word
from bumdes.tax.correction import CorrectionKind
from bumdes.tax.filing import filings_of
from bumdes.tax.worksheet import worksheet_of
from ledger import AccountKind
from reports.errors import UnknownFormatError
from reports.letterhead import letterhead_of
from reports.renderers import RENDERERS
from reports.taxes import worksheet_document
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.taxes import CorrectionForm
from webapp.readings.taxes import account_options
from webapp.reports_offered import FILES
from webapp.templating import now
from webapp.views.taxes import FIRST_YEAR
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("tax_years", __name__, url_prefix="/pajak/tahunan")


class _Nothing(PlainForm):
    """A button that does one thing."""


@bp.get("/")
def latest() -> str:
    """Show the worksheet of this year."""
    return _page(now().date().year, {}, ())


@bp.get("/<int:year>")
def show(year: int) -> str:
    """Show the worksheet of a year."""
    return _page(year, {}, ())


@bp.get("/<int:year>/kertas-kerja.<extension>")
def download(year: int, extension: str) -> Response:
    """Send the worksheet of a year as a file."""
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        document = worksheet_document(
            work.book, worksheet_of(work, year), letterhead=letterhead_of(work), now=now()
        )
    renderer = RENDERERS[extension]
    response = Response(renderer.render(document), content_type=renderer.media_type)
    name = f"kertas-kerja-pph-{year}.{renderer.extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.post("/<int:year>/koreksi")
def correct(year: int) -> Answer:
    """Add a fiscal correction."""

    def do(work: Work, said: dict[str, Any]) -> object:
        said["kind"] = CorrectionKind(said["kind"])
        typed = said.pop("loss_year")
        said["loss_year"] = int(typed) if typed.isdecimal() else None
        return correct_income(work, CorrectIncome(year=year, **said))

    return _answered(year, CorrectionForm(), do)


@bp.post("/<int:year>/koreksi/<record_id>/hapus")
def drop(year: int, record_id: str) -> Answer:
    """Take a fiscal correction off."""

    def do(work: Work, said: dict[str, Any]) -> None:  # noqa: ARG001 - of an answer
        drop_correction(work, record_id)

    return _answered(year, _Nothing(), do)


@bp.post("/<int:year>/catat")
def settle(year: int) -> Answer:
    """Put the income tax of a year in the books."""

    def do(work: Work, said: dict[str, Any]) -> object:  # noqa: ARG001 - of an answer
        return settle_income_tax(work, year)

    return _answered(year, _Nothing(), do)


def _answered(year: int, form: PlainForm, do: Any) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: url_for("tax_years.show", year=year),
        again=lambda values, found: _page(year, values, found),
    )


def _page(year: int, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        sheet = worksheet_of(work, year)
        document = worksheet_document(work.book, sheet)
        accounts = account_options(work, AccountKind.REVENUE, AccountKind.EXPENSE)
        filings = [
            filing
            for filing in filings_of(work.session, work.book_id)
            if (filing.tax, filing.month) == ("pph_29", f"{year}-12")
        ]
    return render_template(
        "tax_year.html",
        sheet=sheet,
        table=document.tables[0],
        remarks=document.remarks,
        accounts=accounts,
        kinds=[(kind.value, word(kind.label)) for kind in CorrectionKind],
        filings=filings,
        files=FILES,
        first_year=FIRST_YEAR,
        this_year=now().date().year,
        values=values,
        found=found,
    )
