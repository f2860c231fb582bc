"""The reporting framework: what the statements of each year follow, and choosing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.presenting import choose_framework
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.presenting import FrameworkForm
from webapp.login import current_visitor
from webapp.readings.frameworks import read_frameworks
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.reporting.framework import FrameworkChoice
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("frameworks", __name__, url_prefix="/profil/standar-laporan")


@bp.get("/")
def show() -> str:
    """Show what the statements of each year follow."""
    with reading() as work:
        page = read_frameworks(work, now().year)
    return render_template("frameworks.html", page=page)


@bp.get("/baru")
def ask() -> str:
    """Ask which standard statements follow, and from which year on."""
    return _form({"tahun": str(now().year)}, ())


@bp.post("/baru")
def choose() -> Response | tuple[str, int]:
    """Let statements follow a standard from a year on."""

    def do(work: Work, said: dict[str, Any]) -> FrameworkChoice:
        return choose_framework(work, said.pop("framework"), **said)

    return answered(
        FrameworkForm(), do, onward=lambda _: url_for("frameworks.show"), again=_form
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    current_visitor().actor.require(Permission.CHANGE_ENTERPRISE)
    with reading() as work:
        page = read_frameworks(work, now().year)
    return render_template(
        "framework_new.html",
        standards=[(framework.key, framework.name) for framework in page.offered],
        years=[(str(year), str(year)) for year in page.years],
        values=values,
        found=found,
    )
