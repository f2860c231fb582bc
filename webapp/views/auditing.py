"""Examining: the test of all books, samples, and what was taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from bumdes.auditing.taken_copy import copies_of
from bumdes.permissions import Permission
from ledger import Period
from ledger.canonical import moment
from ledger.search import days_of_entries
from reports.audit.integrity import examine_books
from reports.plain_list import list_as_csv
from webapp.login import current_visitor
from webapp.periods import file_period, period_groups
from webapp.queries import chosen_period
from webapp.readings.integrity import read_standing
from webapp.readings.sampling import METHODS, SIZES, SampleQuestion, read_sample
from webapp.templating import local, now
from webapp.uploads import file_store
from webapp.work import reading

if TYPE_CHECKING:
    from bumdes.work import Work

bp = Blueprint("auditing", __name__, url_prefix="/pemeriksaan")


@bp.get("/keutuhan")
def integrity() -> str:
    """Show what is known of the books at once; read all of them again if that is asked.

    Large books are read beside the site, as a report that is asked for.
    """
    period = _period()
    with reading() as work:
        work.actor.require(Permission.VERIFY_BOOKS)
        standing = read_standing(work, period)
        tested = None
        if request.args.get("jalankan") and not standing.is_large:
            tested = examine_books(work, period, file_store(), now().tzinfo)
        first_year = _first_year(work)
    return render_template(
        "integrity.html",
        period=period,
        standing=standing,
        tested=tested,
        groups=period_groups(first_year, now().date(), period),
    )


@bp.get("/sampel")
def sample() -> str | Response:
    """Show a sample of the entries of a period; as a file if that is asked."""
    asked = _sample_asked()
    with reading() as work:
        page = read_sample(work, asked, now().tzinfo)
        first_year = _first_year(work)
    if request.args.get("berkas") == "csv":
        return _as_csv(page.rows, f"sampel-{asked.method}-{file_period(asked.period)}.csv")
    return render_template(
        "sample.html",
        asked=asked,
        page=page,
        methods=METHODS,
        sizes=SIZES,
        groups=period_groups(first_year, now().date(), asked.period),
    )


@bp.get("/salinan")
def copies() -> str:
    """Show what was taken along: one's own copies, or everybody's to who may grant access."""
    actor = current_visitor().actor
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        sees_all = actor.allows(Permission.GRANT_ACCESS)
        taken_by = "" if sees_all else actor.name
        found = copies_of(work.session, work.book_id, taken_by=taken_by)
    rows = [(copy, local(moment(copy.taken_at))) for copy in found]
    return render_template("copies.html", rows=rows, sees_all=sees_all)


def _sample_asked() -> SampleQuestion:
    said = request.args
    size = said.get("banyak", "")
    return SampleQuestion(
        period=_period(),
        method=said.get("cara", "") if said.get("cara", "") in METHODS else "nilai",
        size=int(size) if size in {str(each) for each in SIZES} else SIZES[0],
        seed=" ".join(said.get("benih", "").split())[:64],
    )


def _period() -> Period:
    """Return the period asked for; without one, this year."""
    return chosen_period(request.args) or Period.year(now().date().year)


def _first_year(work: Work) -> int:
    days = days_of_entries(work.book)
    return days.first_day.year if days else now().date().year


def _as_csv(rows: tuple[tuple[str, ...], ...], name: str) -> Response:
    response = Response(list_as_csv(rows[0], rows[1:]), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
