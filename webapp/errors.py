"""From what is refused or breaks to a page that says it, and never shows how it is built."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import current_app, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from bumdes.errors import BusyError, EnterpriseError, NotFoundError, PermissionDeniedError
from bumdes.phrase import phrase
from ledger import LedgerError
from ledger.errors import (
    BookNotFoundError,
    EntryNotFoundError,
    InvalidPeriodError,
    UnknownAccountError,
)
from reports.errors import (
    PrinterMissingError,
    ReportError,
    UnknownFormatError,
    UnknownReportError,
    UnknownUnitError,
)
from webapp.confirming import ask_for_password
from webapp.language.saying import t
from webapp.login import (
    LoginRequiredError,
    PasswordWantedError,
    note_refusal,
    visitor,
)
from webapp.pacing import TooOftenError
from webapp.problems import Problem
from webapp.queueing import refused, wants_data
from webapp.resuming import ask_to_log_in, carried_fields, is_form
from webapp.sentences import sentence

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

Page = tuple[str, int]
Delayed = tuple[str, int, dict[str, str]]

STATUS: dict[type[Exception], HTTPStatus] = {
    PermissionDeniedError: HTTPStatus.FORBIDDEN,
    NotFoundError: HTTPStatus.NOT_FOUND,
    EntryNotFoundError: HTTPStatus.NOT_FOUND,
    BookNotFoundError: HTTPStatus.NOT_FOUND,
    UnknownAccountError: HTTPStatus.NOT_FOUND,
    UnknownReportError: HTTPStatus.NOT_FOUND,
    UnknownUnitError: HTTPStatus.NOT_FOUND,
    UnknownFormatError: HTTPStatus.NOT_FOUND,
    InvalidPeriodError: HTTPStatus.UNPROCESSABLE_ENTITY,
    PrinterMissingError: HTTPStatus.SERVICE_UNAVAILABLE,
    BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
    EnterpriseError: HTTPStatus.CONFLICT,
    LedgerError: HTTPStatus.CONFLICT,
    ReportError: HTTPStatus.CONFLICT,
}

TITLES = {
    HTTPStatus.BAD_REQUEST: "Permintaan tidak lengkap",
    HTTPStatus.FORBIDDEN: "Bukan wewenang Anda",
    HTTPStatus.NOT_FOUND: "Tidak ditemukan",
    HTTPStatus.METHOD_NOT_ALLOWED: "Tidak bisa begitu",
    HTTPStatus.CONFLICT: "Tidak dapat dicatat",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Kiriman terlalu besar",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Ada yang perlu dibetulkan",
    HTTPStatus.SERVICE_UNAVAILABLE: "Belum bisa sekarang",
    HTTPStatus.TOO_MANY_REQUESTS: "Terlalu sering",
}
BROKEN = "Ada yang rusak"

TEXTS = {
    HTTPStatus.BAD_REQUEST: "Permintaan ini tidak lengkap atau tidak dapat dibaca."
    " Kembali ke Beranda, lalu ulangi dari menu.",
    HTTPStatus.FORBIDDEN: "Halaman ini tidak dibuka untuk jabatan Anda. Bila perlu,"
    " mintalah kepada Direktur.",
    HTTPStatus.NOT_FOUND: "Halaman ini tidak ada di buku Anda. Periksa alamatnya, atau cari"
    " dari Beranda.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Halaman ini tidak dapat dibuka dengan cara itu."
    " Kembali ke Beranda, lalu ulangi dari menu.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Yang dikirim melebihi batas: 1 MB untuk isian,"
    " 10 MB untuk foto atau surat. Kurangi isinya, lalu kirim lagi.",
}
TOO_OFTEN = (
    "Ini baru saja diminta berkali-kali dalam satu menit, jadi ditahan sebentar agar komputer"
    " tetap lancar untuk semua. Tunggu {seconds} detik, lalu coba lagi."
)
BROKEN_TEXT = (
    "Kesalahan ada pada aplikasi, bukan pada Anda. Tidak ada catatan yang setengah jadi."
    " Coba sekali lagi; bila berulang, sampaikan jam kejadiannya kepada pengelola aplikasi."
)
EXPIRED = "Masa masuk Anda sudah berakhir atau berganti sejak halaman tadi dibuka."
STALE = (
    "Masa masuk Anda sudah berakhir atau berganti sejak halaman tadi dibuka. Belum ada yang"
    " berubah. Buka lagi halamannya, lalu ulangi."
)


def init_app(app: Flask) -> None:
    """Answer every refusal, and every breakdown."""
    app.register_error_handler(LoginRequiredError, _ask_to_log_in)
    app.register_error_handler(PasswordWantedError, _ask_for_password)
    app.register_error_handler(TooOftenError, _slow_down)
    app.register_error_handler(CSRFError, _resume)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)
    for error_type in STATUS:
        app.register_error_handler(error_type, _refused)


def _ask_to_log_in(_: LoginRequiredError) -> Response | Page:
    return ask_to_log_in()


def _ask_for_password(error: PasswordWantedError) -> Response | Page | Delayed:
    return ask_for_password(error)


def _slow_down(error: TooOftenError) -> Response:
    text = str(t(phrase(TOO_OFTEN, seconds=error.seconds)))
    if wants_data():
        answer = refused([Problem("", text)], HTTPStatus.TOO_MANY_REQUESTS)
    else:
        answer = current_app.make_response(_page(HTTPStatus.TOO_MANY_REQUESTS, text))
    answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _resume(_: CSRFError) -> Response | Page:
    """Give a form back whose token no longer holds, with all that was typed."""
    if visitor() is None:
        return ask_to_log_in()
    if not is_form():
        if request.endpoint == "sessions.log_in":
            return redirect(url_for("home.show"))  # another tab was faster
        return _page(HTTPStatus.BAD_REQUEST, STALE)
    page = render_template(
        "resume.html",
        reason=t(EXPIRED),
        onward=request.path,
        carried=carried_fields(request.form),
    )
    return page, HTTPStatus.BAD_REQUEST


def _refused(error: Exception) -> Page:
    status = next(STATUS[cls] for cls in type(error).__mro__ if cls in STATUS)
    if status is HTTPStatus.FORBIDDEN:
        note_refusal()
        return _page(status, TEXTS[status])
    return _page(status, sentence(error))


def _http(error: HTTPException) -> Page:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    return _page(status, TEXTS.get(status, TEXTS[HTTPStatus.BAD_REQUEST]))


def _broken(error: Exception) -> Page:
    current_app.logger.error("unexpected error", exc_info=error)
    return _page(HTTPStatus.INTERNAL_SERVER_ERROR, BROKEN_TEXT)


def _page(status: HTTPStatus, text: str) -> Page:
    title = t(TITLES.get(status, BROKEN))
    page = render_template("problem.html", title=title, text=t(text), status=int(status))
    return page, status
