"""The home page: each office has its own."""

from __future__ import annotations

from flask import Blueprint, render_template

from webapp.homes import home_of
from webapp.login import current_visitor
from webapp.templating import now
from webapp.work import reading

bp = Blueprint("home", __name__)


@bp.get("/")
def show() -> str:
    """Show the home of whoever asks."""
    home = home_of(current_visitor().actor.role)
    with reading() as work:
        shown = home.read(work, now())
    return render_template(home.template, **shown)
