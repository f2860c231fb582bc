"""Logging in and out."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.errors import SealBrokenError
from bumdes.phrase import phrase
from webapp.first_run import is_first_run
from webapp.login import (
    enter,
    enter_half_way,
    fresh,
    is_half_way,
    leave,
    public,
    try_code,
    try_password,
    visitor,
    while_idle,
    without_office,
)
from webapp.pacing import failures_left, note_failure
from webapp.problems import Problem
from webapp.refusal_texts import SENTENCES
from webapp.resuming import fields_through_login, login_page, safe_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from bumdes.logging_in import Attempt

    Refusal = tuple[str, int] | tuple[str, int, dict[str, str]]

bp = Blueprint("sessions", __name__)

WRONG = "Nama atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi."
WAIT = (
    "Terlalu banyak percobaan yang gagal dengan nama ini atau dari jaringan ini."
    " Coba lagi sesudah {seconds} detik."
)

NOT_HALF_WAY = "Kodenya ditanyakan sesudah kata sandi. Masuk dahulu dengan nama dan kata sandi."
WRONG_CODE = (
    "Kode tidak cocok, sudah dipakai, atau terlambat. Tunggu angka yang baru di HP, lalu ketik"
    " keenam angkanya; atau pakai satu kode cadangan dari kertas Anda. Lewat sepuluh menit,"
    " masuk lagi dari awal."
)


@bp.get("/masuk")
@public
def ask() -> Response | str:
    """Show the login page."""
    if visitor() is not None:
        return redirect(url_for("home.show"))
    if is_first_run():
        return redirect(url_for("first_run.ask"))
    return login_page(onward=safe_path(request.args.get("lanjut", "")))


@bp.post("/masuk")
@public
def log_in() -> Response | Refusal | str:
    """Let somebody in who knows the password, and go on to where they wanted to be."""
    failures_left()
    username = request.form.get("nama", "").strip().lower()
    attempt = try_password(username, request.form.get("sandi", ""))
    if attempt.pause:
        return _later(attempt, _refuse(username, waiting(attempt)))
    if not attempt.token:
        note_failure()
        return _refuse(username, WRONG), HTTPStatus.UNPROCESSABLE_ENTITY
    return come_in(attempt)


@bp.get("/masuk/kode")
@public
def ask_code() -> str:
    """Ask who knew the password for the code of the phone."""
    return _code_page() if is_half_way() else login_page()


@bp.post("/masuk/kode")
@public
def take_code() -> Response | Refusal | str:
    """Let somebody in who also shows the code."""
    if not is_half_way():
        return _refuse("", NOT_HALF_WAY), HTTPStatus.UNPROCESSABLE_ENTITY
    failures_left()
    attempt = try_code(request.form.get("kode", ""))
    if attempt.pause:
        return _later(attempt, _code_page([Problem("kode", waiting(attempt))]))
    if attempt.phone_is_lost:
        text = SENTENCES[SealBrokenError.code]
        return _code_page([Problem("kode", text)]), HTTPStatus.UNPROCESSABLE_ENTITY
    if not attempt.token:
        note_failure()
        return _code_page([Problem("kode", WRONG_CODE)]), HTTPStatus.UNPROCESSABLE_ENTITY
    return come_in(attempt)


@bp.post("/masuk/lagi")
@without_office
@fresh
def confirm() -> Response:
    """Go on to where the password was asked for."""
    onward = safe_path(request.form.get("lanjut", "")) or url_for("home.show")
    return redirect(onward, HTTPStatus.SEE_OTHER)


@bp.post("/keluar")
@without_office
@while_idle
def log_out() -> Response:
    """End the session."""
    leave()
    return redirect(url_for("sessions.ask"))


def _refuse(username: str, text: str) -> str:
    return login_page(
        onward=safe_path(request.form.get("lanjut", "")),
        carried=fields_through_login(request.form),
        username=username,
        found=[Problem("sandi", text)],
    )


def _later(attempt: Attempt, page: str) -> Refusal:
    """Return *page* as the answer to who must wait before the next try."""
    seconds = -(-attempt.pause // dt.timedelta(seconds=1))
    return page, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(seconds)}


def come_in(attempt: Attempt) -> Response | str:
    """Answer who proved who it is: on to the page wanted, or to the code of the phone."""
    if attempt.wants_code:
        enter_half_way(attempt.token)
        return _code_page()
    enter(attempt.token)
    return _go_on()


def waiting(attempt: Attempt) -> str:
    """Return how long to wait, in words."""
    return phrase(WAIT, seconds=-(-attempt.pause // dt.timedelta(seconds=1)))


def _code_page(found: Sequence[Problem] = ()) -> str:
    return render_template(
        "login_code.html",
        onward=safe_path(request.form.get("lanjut", "")),
        carried=fields_through_login(request.form),
        found=found,
    )


def _go_on() -> Response | str:
    onward = safe_path(request.form.get("lanjut", "")) or url_for("home.show")
    if carried := fields_through_login(request.form):
        return render_template(
            "resume.html", reason="Anda sudah masuk.", onward=onward, carried=carried
        )
    return redirect(onward, HTTPStatus.SEE_OTHER)
