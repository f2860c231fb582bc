"""Help, in the words of who uses it; open to strangers, for it explains how to come in."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, render_template

from webapp.changelog import read_changelog
from webapp.login import public

bp = Blueprint("help", __name__, url_prefix="/bantuan")

FOLDER = Path(__file__).parent.parent / "help"


@bp.get("/")
@public
def show() -> str:
    """Show how to record, correct and read."""
    return render_template("help.html")


@bp.get("/perubahan")
@public
def changes() -> str:
    """Show what is new."""
    text = (FOLDER / "perubahan.md").read_text(encoding="utf-8")
    return render_template("changes.html", versions=read_changelog(text))
