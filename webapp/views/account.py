"""What is not done every day: the way to it, and who is logged in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.preferring import set_accountant_mode
from bumdes.permissions import Permission
from webapp.login import current_visitor
from webapp.sections import sections_for
from webapp.work import act

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("account", __name__)


@bp.get("/lainnya")
def show() -> str:
    """Show the way to the other sections, other offices, help and out."""
    actor = current_visitor().actor
    return render_template(
        "account.html",
        groups=sections_for(actor),
        records=actor.allows(Permission.RECORD_TRANSACTION, unit=actor.unit),
    )


@bp.post("/lainnya/mode-akuntan")
def choose_mode() -> Response:
    """Show codes of accounts and lines of the journal in forms from now on, or hide them."""
    shows = request.form.get("tampil") == "ya"
    act(lambda work: set_accountant_mode(work, shows_accounts=shows))
    return redirect(url_for("account.show", _anchor="mode-akuntan"), HTTPStatus.SEE_OTHER)
