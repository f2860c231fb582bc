"""Coming in for the first time, or after forgetting: with a code on paper."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request
from marshmallow import ValidationError

from bumdes.errors import WeakPasswordError
from bumdes.password import FEWEST
from bumdes.redeeming import Redeem, redeem
from webapp.forms.access import RedeemForm
from webapp.login import public
from webapp.problems import Problem, problems_of
from webapp.templating import now
from webapp.views.sessions import come_in, waiting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

bp = Blueprint("invitations", __name__, url_prefix="/undangan")

WRONG = (
    "Nama pengguna dan kode tidak cocok, atau kodenya sudah dipakai atau lewat waktunya."
    " Periksa kertasnya; bila perlu, minta kode baru kepada yang memberi."
)


@bp.get("/")
@public
def ask() -> str:
    """Ask for the code, and for a password of one's own."""
    return _page({}, ())


@bp.post("/")
@public
def use() -> Response | tuple[str, int] | str:
    """Let in who has a right code, with the password chosen."""
    values = request.form
    try:
        said = RedeemForm().load(values)
        attempt = redeem(
            current_app.extensions["engine"],
            Redeem(
                username=said["username"].lower(),
                code=said["code"],
                password=said["password"],
                address=request.remote_addr or "",
                device=request.user_agent.string,
            ),
            now=now(),
        )
    except (ValidationError, WeakPasswordError) as error:
        return _page(values, problems_of(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    if attempt.pause:
        found = [Problem("kode", waiting(attempt))]
        return _page(values, found), HTTPStatus.TOO_MANY_REQUESTS
    if not attempt.token:
        return _page(values, [Problem("kode", WRONG)]), HTTPStatus.UNPROCESSABLE_ENTITY
    return come_in(attempt)


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    return render_template("invitation.html", values=values, found=found, fewest=FEWEST)
