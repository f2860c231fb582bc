"""What is left over: who is logged in, and the way to the rest."""

from __future__ import annotations

from flask import Blueprint, render_template

bp = Blueprint("account", __name__)


@bp.get("/lainnya")
def show() -> str:
    """Show the way to other offices, help and out."""
    return render_template("account.html")
