"""The language of the pages: chosen by each person, and by this browser before logging in."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, redirect, request, url_for

from bumdes.actions.preferring import set_language
from bumdes.work import begin_session
from webapp.language.choice import Language
from webapp.language.pages import remember
from webapp.login import public, visitor
from webapp.resuming import safe_path

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

bp = Blueprint("language", __name__)


@bp.post("/bahasa")
@public
def choose() -> Response:
    """Show the pages in another language from now on, and go back to where one was."""
    is_english = request.form.get("ke") == Language.ENGLISH
    chosen = Language.ENGLISH if is_english else Language.INDONESIAN
    here = visitor()
    if here is not None and here.office is not None:
        with begin_session(current_app.extensions["engine"]) as session:
            set_language(session, chosen, actor=here.actor)
    onward = safe_path(request.form.get("lanjut", "")) or url_for("home.show")
    return remember(redirect(onward, HTTPStatus.SEE_OTHER), chosen)
