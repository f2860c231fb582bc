"""Logging in and out."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from webapp.login import (
    enter,
    fresh,
    leave,
    public,
    try_password,
    visitor,
    without_office,
)
from webapp.problems import Problem
from webapp.resuming import fields_through_login, login_page, safe_path

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("sessions", __name__)

WRONG = "Nama atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi."
WAIT = (
    "Terlalu banyak percobaan yang gagal dengan nama ini atau dari jaringan ini."
    " Coba lagi sesudah {seconds} detik."
)


@bp.get("/masuk")
@public
def ask() -> Response | str:
    """Show the login page."""
    if visitor() is not None:
        return redirect(url_for("home.show"))
    return login_page(onward=safe_path(request.args.get("lanjut", "")))


@bp.post("/masuk")
@public
def log_in() -> Response | tuple[str, int] | str:
    """Let somebody in who knows the password, and go on to where they wanted to be."""
    username = request.form.get("nama", "").strip().lower()
    attempt = try_password(username, request.form.get("sandi", ""))
    if attempt.pause:
        seconds = -(-attempt.pause // dt.timedelta(seconds=1))
        return _refuse(username, WAIT.format(seconds=seconds), HTTPStatus.TOO_MANY_REQUESTS)
    if not attempt.token:
        return _refuse(username, WRONG, HTTPStatus.UNPROCESSABLE_ENTITY)
    enter(attempt.token)
    return _go_on()


@bp.post("/masuk/lagi")
@without_office
@fresh
def confirm() -> Response:
    """Go on to where the password was asked for."""
    onward = safe_path(request.form.get("lanjut", "")) or url_for("home.show")
    return redirect(onward, HTTPStatus.SEE_OTHER)


@bp.post("/keluar")
@without_office
def log_out() -> Response:
    """End the session."""
    leave()
    return redirect(url_for("sessions.ask"))


def _refuse(username: str, text: str, status: HTTPStatus) -> tuple[str, int]:
    page = login_page(
        onward=safe_path(request.form.get("lanjut", "")),
        carried=fields_through_login(request.form),
        username=username,
        found=[Problem("sandi", text)],
    )
    return page, status


def _go_on() -> Response | str:
    onward = safe_path(request.form.get("lanjut", "")) or url_for("home.show")
    if carried := fields_through_login(request.form):
        return render_template(
            "resume.html", reason="Anda sudah masuk.", onward=onward, carried=carried
        )
    return redirect(onward, HTTPStatus.SEE_OTHER)
