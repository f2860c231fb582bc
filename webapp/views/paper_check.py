"""Checking papers: whether a PDF that somebody brings is what the books gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template
from marshmallow import ValidationError

from bumdes.permissions import Permission
from reports.errors import NoPaperError
from reports.verifying.verdict import Outcome
from reports.verifying.verify import verify_paper
from webapp.login import current_visitor
from webapp.problems import REFUSALS, problems_of
from webapp.uploads import file_store, takes_reports, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.verifying.verdict import Verdict
    from webapp.problems import Problem

bp = Blueprint("paper_check", __name__, url_prefix="/periksa")

NO_FILE = "Pilih berkas PDF yang akan diperiksa."

_KINDS = {Outcome.GENUINE: "ok", Outcome.ALTERED: "bad"}


@bp.get("/")
def show() -> str:
    """Ask for the file."""
    actor = current_visitor().actor
    actor.require(Permission.READ_REPORTS, unit=actor.unit)
    return _page(None, ())


@bp.post("/")
@takes_reports
def check() -> tuple[str, int]:
    """Say whether the file is what the books gave; it is not kept."""
    upload = uploaded()
    try:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        with reading() as work:
            verdict = verify_paper(work, upload.content, files=file_store())
    except (*REFUSALS, NoPaperError) as error:
        return _page(None, problems_of(error)), 422
    return _page(verdict, ()), 200


def _page(verdict: Verdict | None, found: Sequence[Problem]) -> str:
    return render_template(
        "paper_check.html",
        verdict=verdict,
        look=_KINDS.get(verdict.outcome, "warn") if verdict else "",
        found=found,
    )
