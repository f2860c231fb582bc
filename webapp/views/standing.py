"""The status of the enterprise: what it is, what is left, and what changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.changing_status import change_status
from bumdes.governance.decision import decisions_of
from bumdes.governance.remainder import what_is_left
from bumdes.governance.standing import EnterpriseStatus, status_changes, status_on
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.enterprise import StatusForm
from webapp.language.saying import t
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.standing import StatusChange
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("standing", __name__, url_prefix="/status")


@bp.get("/")
def show() -> str:
    """Show the status, how it came about, and what is left to settle if it is over."""
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        status = status_on(work.session, work.book_id, today)
        changes = [
            (change, EnterpriseStatus(change.status).label)
            for change in status_changes(work.session, work.book_id)
        ]
        sees_all = work.actor.allows(Permission.READ_BOOKS)
        left = what_is_left(work.book, today) if status.is_over and sees_all else None
    return render_template(
        "standing.html",
        status=status,
        changes=changes,
        left=left,
    )


@bp.get("/ubah")
def ask() -> str:
    """Ask what the enterprise becomes."""
    return _form({}, ())


@bp.post("/ubah")
def change() -> Response | tuple[str, int]:
    """Change the status, as a decision says."""

    def do(work: Work, said: dict[str, Any]) -> StatusChange:
        status = EnterpriseStatus(said.pop("status"))
        return change_status(work, status, **said)

    return answered(StatusForm(), do, onward=lambda _: url_for("standing.show"), again=_form)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.CHANGE_ENTERPRISE)
        wanted = {kind for status in EnterpriseStatus for kind in status.deciding}
        decisions = [
            (decision.number, f"{decision.number}: {decision.about}")
            for decision in decisions_of(work.session, work.book_id)
            if decision.kind in wanted
        ]
    return render_template(
        "status_change.html",
        statuses=[(status.value, t(status.label)) for status in EnterpriseStatus],
        decisions=decisions,
        values=values,
        found=found,
    )
