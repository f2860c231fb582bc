"""The own account: password, the phone that shows codes, and the devices logged in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Blueprint, current_app, redirect, render_template, request, url_for

from bumdes.access.factor_rule import is_factor_required
from bumdes.access.one_time_code import address_for_phone
from bumdes.access.second_factor import has_factor, recovery_codes_left
from bumdes.actions.securing import (
    confirm_factor,
    drop_factor,
    end_other_logins,
    end_own_login,
    renew_recovery_codes,
    start_factor,
)
from bumdes.actions.staffing import change_password
from bumdes.login import is_login_of, logins_of, start_login
from bumdes.password import FEWEST
from bumdes.people import find_person
from bumdes.permissions import Permission
from bumdes.work import begin_session
from ledger.canonical import moment
from webapp.answering import answered
from webapp.asset_labels import qr_picture
from webapp.devices import device_words
from webapp.forms.access import CodeForm, PasswordForm
from webapp.login import (
    current_visitor,
    enter,
    fresh,
    phone_seal,
    take_office,
    while_unsafe,
)
from webapp.problems import REFUSALS, problems_of
from webapp.templating import local, now
from webapp.work import act, reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.people import Person
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("own_account", __name__, url_prefix="/saya")

ISSUER = "Buku BUM Desa"


class Device(NamedTuple):
    """A device on which the person is logged in."""

    digest: str
    name: str
    address: str
    started_at: dt.datetime
    is_here: bool


@bp.get("/")
@while_unsafe
def show() -> str:
    """Show how the own account is secured."""
    with reading() as work:
        person = _myself(work)
        has = has_factor(work.session, person.person_id)
        left = recovery_codes_left(work.session, person.person_id)
        devices = len(logins_of(work.session, person.person_id, now=now()))
        is_needed = _is_needed(work)
    return render_template(
        "own_account.html",
        has_factor=has,
        codes_left=left,
        devices=devices,
        is_needed=is_needed,
    )


# --- the password ------------------------------------------------------------------------


@bp.get("/sandi")
@while_unsafe
def ask_password() -> str:
    """Ask for the password, and for another one."""
    return _password_page({}, ())


@bp.post("/sandi")
@while_unsafe
def keep_password() -> Response | tuple[str, int]:
    """Change the own password; this device stays logged in, all others do not."""

    def do(work: Work, said: dict[str, Any]) -> Person:
        old, new = said["old"], said["password"]
        return change_password(work.session, old, new, actor=work.actor, clock=work.clock)

    def onward(person: Person) -> str:
        _log_in_again(person)
        return url_for("own_account.show")

    return answered(PasswordForm(), do, onward=onward, again=_password_page)


def _log_in_again(person: Person) -> None:
    """Give this device a new login; those begun before the new password ended with it."""
    office = current_visitor().office
    with begin_session(current_app.extensions["engine"]) as database:
        token = start_login(
            database,
            person,
            device=request.user_agent.string,
            address=request.remote_addr or "",
            now=current_app.extensions["clock"](),
        )
    enter(token)
    if office is not None:
        take_office(office.appointment_id)


def _password_page(_: Mapping[str, str], found: Sequence[Problem]) -> str:
    return render_template("own_password.html", found=found, fewest=FEWEST)


# --- the phone ---------------------------------------------------------------------------


@bp.get("/kode")
@while_unsafe
def show_factor() -> str:
    """Show whether a phone shows codes; if none does, how to let one."""
    return _factor_page({}, ())


@bp.post("/kode/pasang")
@while_unsafe
def put_factor() -> str | tuple[str, int]:
    """Ask for codes of the phone from now on, and show the codes for a paper, this once."""
    try:
        code = CodeForm().load(request.form)["code"]
        codes = act(
            lambda work: confirm_factor(work, code, phone_seal(), token=current_visitor().id)
        )
    except REFUSALS as error:
        page = _setting_up(problems_of(error))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _paper(codes, is_new=True)


@bp.post("/kode/mulai")
@while_unsafe
@fresh
def begin_factor() -> str:
    """Show the square code for a new phone, and ask for its first code."""
    return _setting_up(())


@bp.post("/kode/cadangan")
@fresh
def renew_codes() -> str:
    """Show new codes for a paper, this once."""
    return _paper(act(renew_recovery_codes), is_new=False)


@bp.post("/kode/lepas")
@fresh
def take_factor_off() -> Response | tuple[str, int]:
    """Ask for no codes any longer."""

    def do(work: Work, said: dict[str, Any]) -> Person:
        return drop_factor(work, said["code"], phone_seal(), token=current_visitor().id)

    return answered(
        CodeForm(), do, onward=lambda _: url_for("own_account.show"), again=_factor_page
    )


def _setting_up(found: Sequence[Problem]) -> str:
    secret = act(lambda work: start_factor(work, phone_seal()))
    address = address_for_phone(secret, username=current_visitor().username, issuer=ISSUER)
    groups = [secret[i : i + 4] for i in range(0, len(secret), 4)]
    return render_template(
        "own_factor_new.html", picture=qr_picture(address), secret=" ".join(groups), found=found
    )


def _factor_page(_: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        person = _myself(work)
        has = has_factor(work.session, person.person_id)
        left = recovery_codes_left(work.session, person.person_id)
        is_needed = _is_needed(work)
    return render_template(
        "own_factor.html", has_factor=has, codes_left=left, is_needed=is_needed, found=found
    )


def _paper(codes: tuple[str, ...], *, is_new: bool) -> str:
    return render_template("own_codes.html", codes=codes, is_new=is_new, today=now().date())


def _is_needed(work: Work) -> bool:
    return is_factor_required(work.session, work.book_id, work.actor.role, now().date())


# --- devices -----------------------------------------------------------------------------


@bp.get("/perangkat")
def show_devices() -> str:
    """Show where the person is logged in."""
    with reading() as work:
        person = _myself(work)
        devices = [
            Device(
                digest=login.token_digest,
                name=device_words(login.device),
                address=login.address,
                started_at=local(moment(login.started_at)),
                is_here=is_login_of(login, current_visitor().id),
            )
            for login in logins_of(work.session, person.person_id, now=now())
        ]
    return render_template("own_devices.html", devices=devices)


@bp.post("/perangkat/akhiri")
def end_device() -> Response:
    """Log the person out on one device."""
    act(lambda work: end_own_login(work, request.form.get("perangkat", "")))
    return redirect(url_for("own_account.show_devices"), HTTPStatus.SEE_OTHER)


@bp.post("/perangkat/akhiri-lainnya")
def end_others() -> Response:
    """Log the person out everywhere but here."""
    act(lambda work: end_other_logins(work, token=current_visitor().id))
    return redirect(url_for("own_account.show_devices"), HTTPStatus.SEE_OTHER)


def _myself(work: Work) -> Person:
    work.actor.require(Permission.CHANGE_OWN_PASSWORD)
    return find_person(work.session, work.actor.name)
