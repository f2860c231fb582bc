"""Modal Desa kita: for the village head, what became of the village's capital."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from bumdes.permissions import Permission
from webapp.readings.village_capital import read_village_capital
from webapp.readings.villages import chosen_village
from webapp.templating import now
from webapp.work import reading

bp = Blueprint("village_capital", __name__, url_prefix="/modal-desa")


@bp.get("/")
def show() -> str:
    """Show each contribution of a village, what became of it, and what came back."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        village = chosen_village(work, request.args.get("desa", ""))
        page = read_village_capital(work, village, now().date())
    return render_template("village_capital.html", page=page)
