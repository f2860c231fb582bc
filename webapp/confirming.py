"""The password once more, where much is at stake: asked in the place of the page, then on."""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from bumdes.phrase import phrase
from webapp.login import PASSWORD_AGAIN
from webapp.problems import Problem
from webapp.queueing import refused, wants_data

if TYPE_CHECKING:
    from flask import Response

    from bumdes.logging_in import Attempt
    from webapp.login import PasswordWantedError

    Answer = tuple[str, int] | tuple[str, int, dict[str, str]] | Response

LEFT_OUT = frozenset({"csrf_token", PASSWORD_AGAIN})

ASKED = "Tulis lagi kata sandi Anda di layar, lalu ulangi."
WRONG = "Kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi."
WAIT = "Terlalu banyak percobaan yang gagal. Coba lagi sesudah {seconds} detik."


def ask_for_password(error: PasswordWantedError) -> Answer:
    """Show the page that asks for the password, and takes along what was typed."""
    if wants_data():
        return refused([Problem("", ASKED)], HTTPStatus.UNAUTHORIZED)
    found, status = _said(error)
    is_form = request.method == "POST"
    here = request.full_path.rstrip("?")
    fields = [
        (name, value) for name, value in request.form.items(multi=True) if name not in LEFT_OUT
    ]
    page = render_template(
        "confirm.html",
        url=here if is_form else url_for("sessions.confirm"),
        carried=fields if is_form else [("lanjut", here)],
        has_files=any(file.filename for file in request.files.values()),
        field=PASSWORD_AGAIN,
        found=found,
        is_idle=error.is_idle,
    )
    return page, status, _until(error)


def _until(error: PasswordWantedError) -> dict[str, str]:
    """Return the header that says how long to wait, if that is so."""
    if error.attempt is None or not error.attempt.pause:
        return {}
    return {"Retry-After": str(_seconds(error.attempt))}


def _seconds(attempt: Attempt) -> int:
    return -(-attempt.pause // dt.timedelta(seconds=1))


def _said(error: PasswordWantedError) -> tuple[list[Problem], HTTPStatus]:
    if error.attempt is None:
        return [], HTTPStatus.UNAUTHORIZED
    if error.attempt.pause:
        text = phrase(WAIT, seconds=_seconds(error.attempt))
        return [Problem(PASSWORD_AGAIN, text)], HTTPStatus.TOO_MANY_REQUESTS
    return [Problem(PASSWORD_AGAIN, WRONG)], HTTPStatus.UNPROCESSABLE_ENTITY
