"""Searching everything: a page, and the same list alone for the palette."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from webapp.finding import find_all, tidy
from webapp.work import reading

bp = Blueprint("searching", __name__, url_prefix="/cari")


@bp.get("/")
def show() -> str:
    """Show what the words may mean; only the list if the palette asks."""
    text = tidy(request.args.get("q", ""))
    with reading() as work:
        found = find_all(work, text)
    template = "search_list.html" if request.args.get("daftar") else "search.html"
    return render_template(template, text=text, found=found)
