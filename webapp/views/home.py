"""The home page."""

from __future__ import annotations

from flask import Blueprint, render_template

from bumdes.permissions import Permission
from webapp.charts import bars
from webapp.login import current_visitor
from webapp.readings.duties import MOST_REMINDED, reminded
from webapp.readings.home import read_home
from webapp.readings.to_do import to_do
from webapp.templating import now
from webapp.work import reading

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> str:
    """Show the money there is, what is to be done, and what was recorded last."""
    with reading() as work:
        home = read_home(work, today=now().date())
        tasks = to_do(work, today=now().date())
        duties = reminded(work, now().date())
    actor = current_visitor().actor
    may_record = actor.allows(Permission.RECORD_TRANSACTION, unit=actor.unit)
    return render_template(
        "home.html",
        home=home,
        tasks=tasks,
        duties=duties[:MOST_REMINDED],
        more_duties=len(duties[MOST_REMINDED:]),
        bars=bars(home.months),
        may_record=may_record,
    )
