"""Learning: the way to the training books, and back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)

from bumdes.permissions import Permission
from webapp.login import current_visitor
from webapp.training import PASS, PASS_SECONDS, PLACE, GroundState

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from webapp.training import TrainingGround

bp = Blueprint("learning", __name__, url_prefix="/belajar")

REFRESH_SECONDS = 3


@bp.get("/")
def show() -> Response:
    """Show how far the training books are, and the way in."""
    ground = _ground()
    state = ground.state if ground else GroundState.ABSENT
    page = render_template(
        "learning.html",
        is_offered=ground is not None,
        state=state.name,
    )
    response = make_response(page)
    if state is GroundState.BUILDING:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


@bp.post("/siapkan")
def build() -> AnyResponse:
    """Make the training books, anew if they are there."""
    ground = _there()
    if ground.state is GroundState.READY and not _may_reset():
        abort(HTTPStatus.FORBIDDEN)
    ground.build()
    return redirect(url_for("learning.show"), HTTPStatus.SEE_OTHER)


@bp.post("/masuk")
def enter() -> AnyResponse:
    """Let this browser into the training books."""
    ground = _there()
    if ground.state is not GroundState.READY:
        return redirect(url_for("learning.show"), HTTPStatus.SEE_OTHER)
    response = redirect(f"{PLACE}/masuk", HTTPStatus.SEE_OTHER)
    response.set_cookie(
        PASS,
        ground.new_pass(),
        max_age=PASS_SECONDS,
        path=PLACE,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def _ground() -> TrainingGround | None:
    return cast("TrainingGround | None", current_app.extensions.get("training"))


def _there() -> TrainingGround:
    ground = _ground()
    if ground is None:
        abort(HTTPStatus.NOT_FOUND)
    return ground


def _may_reset() -> bool:
    """Whether the visitor may throw away what others practised."""
    actor = current_visitor().actor
    return actor.allows(Permission.CHANGE_ENTERPRISE) or actor.allows(Permission.RECORD_OPENING)
