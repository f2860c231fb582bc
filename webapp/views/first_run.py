"""The first page of an empty installation: the enterprise, and who logs in first."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.enterprise import EnterpriseKind
from bumdes.permissions import Role
from bumdes.setting_up import FIRST_ROLES, SetUp, set_up
from bumdes.work import begin_session
from webapp.first_run import close_first_run, is_first_run, is_setup_code
from webapp.forms.beginning import PASSWORDS_DIFFER, FirstForm
from webapp.language.saying import t
from webapp.login import enter, public, try_password
from webapp.problems import REFUSALS, problems_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from webapp.problems import Problem

bp = Blueprint("first_run", __name__, url_prefix="/mulai/pertama")

WRONG_CODE = "Kodenya tidak cocok. Lihat lagi di layar tempat aplikasi ini dijalankan."


@bp.get("/")
@public
def ask() -> str:
    """Ask for the enterprise and its first person; the link on the screen brings the code."""
    _only_once()
    return _form({"kode": request.args.get("kode", "")}, ())


@bp.post("/")
@public
def answer() -> Response | str | tuple[str, int]:
    """Set the installation up, and log its first person in."""
    _only_once()
    try:
        command = _command(request.form)
        with begin_session(current_app.extensions["engine"]) as session:
            set_up(session, command, clock=current_app.extensions["clock"])
    except REFUSALS as error:
        return _form(request.form, problems_of(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    close_first_run()
    enter(try_password(command.username, command.password).token)
    return redirect(url_for("beginning.show"), HTTPStatus.SEE_OTHER)


def _only_once() -> None:
    if not is_first_run():
        abort(HTTPStatus.NOT_FOUND)


def _command(typed: Mapping[str, str]) -> SetUp:
    said: dict[str, Any] = FirstForm().load(typed)
    if not is_setup_code(said["code"]):
        raise ValidationError({"kode": [WRONG_CODE]})
    # As it was typed: spaces are part of a password.
    password, again = typed.get("sandi", ""), typed.get("sandi_lagi", "")
    if password != again:
        raise ValidationError({"sandi_lagi": [PASSWORDS_DIFFER]})
    return SetUp(
        enterprise=said["enterprise"],
        kind=EnterpriseKind(said["kind"]),
        village_code=said["village_code"],
        village=said["village"],
        name=said["name"],
        username=said["username"].lower(),
        password=password,
        role=Role(said["role"]),
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    return render_template(
        "first_run.html",
        values=values,
        found=found,
        kinds=[(kind.value, t(kind.label)) for kind in EnterpriseKind],
        roles=[(role.value, t(role.label)) for role in FIRST_ROLES],
    )
