"""Which language the person at the other end reads: as chosen, else Indonesian."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from flask import has_request_context, request

from webapp.login import visitor

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

COOKIE, COOKIE_SECONDS = "bahasa", 365 * 86_400


class Language(StrEnum):
    """A language of the pages, by its code in ISO 639-1."""

    INDONESIAN = "id"
    ENGLISH = "en"


def language() -> Language:
    """Return the language of this request; Indonesian outside of one."""
    if not has_request_context():
        return Language.INDONESIAN
    here = visitor()
    chosen = (here.language if here else "") or request.cookies.get(COOKIE, "")
    return Language.ENGLISH if chosen == Language.ENGLISH else Language.INDONESIAN


def remember(response: Response, chosen: Language) -> Response:
    """Let this browser remember *chosen*, for whoever has not logged in."""
    response.set_cookie(
        COOKIE,
        chosen,
        max_age=COOKIE_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response
