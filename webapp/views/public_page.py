"""The page for everybody, and switching it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for

from bumdes.actions.publishing import set_public_page
from bumdes.permissions import Permission
from bumdes.reporting.public_page import PublicPage, public_page_of
from bumdes.work import begin_session
from webapp.answering import answered
from webapp.forms.auditing import PublicPageForm
from webapp.language.choice import language
from webapp.login import current_visitor, fresh, public
from webapp.readings.public_page import read_public, view_of
from webapp.uploads import file_store
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("public_page", __name__)

KEPT_SECONDS = 600
"""For how long others may keep the page before they ask again."""


@bp.get("/terbuka/<book>")
@public
def show(book: str) -> AnyResponse:
    """Show the last issued report of an enterprise in short, if it lets everybody see it."""
    with begin_session(current_app.extensions["engine"], read_only=True) as session:
        view = read_public(session, file_store(), book)
    if view is None:
        abort(404)
    response = Response(render_template("public.html", view=view))
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_SECONDS
    response.vary.add("Cookie")  # which says the language
    response.set_etag(f"{view.state}-{language()}")
    return response.make_conditional(request)


@bp.get("/halaman-umum")
def ask() -> str:
    """Show whether the page is open, and what stands on it."""
    return _page({}, ())


@bp.post("/halaman-umum")
@fresh
def change() -> AnyResponse | tuple[str, int]:
    """Open the page, or close it."""

    def do(work: Work, said: dict[str, Any]) -> PublicPage:
        return set_public_page(work, is_open=said["is_open"], contact=said["contact"])

    return answered(
        PublicPageForm(), do, onward=lambda _: url_for("public_page.ask"), again=_page
    )


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.PUBLISH)
        kept = public_page_of(work.session, work.book_id)
        enterprise = work.enterprise
        shown = None
        if enterprise is not None:
            page = kept or PublicPage(
                book_id=work.book_id, is_open=False, contact="", changed_at="", changed_by=""
            )
            shown = view_of(work.session, file_store(), enterprise, page)
    said = values or {
        "dibuka": "ya" if kept and kept.is_open else "",
        "kontak": kept.contact if kept else "",
    }
    return render_template(
        "public_settings.html",
        kept=kept,
        view=shown,
        book=current_visitor().book_id,
        values=said,
        found=found,
    )
