"""What is not done every day: the way to it, and who is logged in."""

from __future__ import annotations

from flask import Blueprint, render_template

from webapp.login import current_visitor
from webapp.sections import sections_for

bp = Blueprint("account", __name__)


@bp.get("/lainnya")
def show() -> str:
    """Show the way to the other sections, other offices, help and out."""
    return render_template("account.html", groups=sections_for(current_visitor().actor))
