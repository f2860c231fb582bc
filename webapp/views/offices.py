"""Choosing the enterprise, and the office in it, for who holds several."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, url_for

from webapp.login import current_visitor, take_office, without_office

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("offices", __name__)


@bp.get("/usaha")
@without_office
def choose() -> str:
    """Show the offices that the person holds."""
    return render_template("offices.html")


@bp.post("/usaha")
@without_office
def take() -> Response:
    """Act in one of them from now on."""
    wanted = request.form.get("jabatan", "")
    if wanted not in {office.appointment_id for office in current_visitor().offices}:
        abort(HTTPStatus.NOT_FOUND)
    take_office(wanted)
    return redirect(url_for("home.show"), HTTPStatus.SEE_OTHER)
