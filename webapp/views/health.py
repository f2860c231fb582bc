"""Whether the application is up, for whoever watches it."""

from __future__ import annotations

from flask import Blueprint, Response, current_app
from sqlalchemy import text

from bumdes.work import begin_session
from webapp.login import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def show() -> Response:
    """Say "ok" if the database answers."""
    with begin_session(current_app.extensions["engine"], read_only=True) as session:
        session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")
