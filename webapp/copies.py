"""Copies: what those who look from outside download bears their name, and is kept in a list."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import request

from bumdes.actions.taking_copies import TakeCopy, note_copy
from bumdes.auditing.access_request import OUTSIDE
from bumdes.month import day_words
from reports.copy_mark import NotMarkedError, mark_copy
from webapp.login import visitor
from webapp.templating import now
from webapp.work import act

if TYPE_CHECKING:
    from flask import Flask, Response

    from webapp.visitor import Visitor

PDF = "application/pdf"
LARGEST_MARKED_BYTES = 20 * 1024 * 1024
"""A larger PDF is kept in the list, and not marked: reading it would take a page's time."""

WORDS = "Salinan untuk {name} ({office}), {day}. Bukan naskah asli."


def init_app(app: Flask) -> None:
    """Mark and keep every file that *app* sends to those who look from outside."""
    app.after_request(_take)


def _take(response: Response) -> Response:
    here = visitor()
    if here is None or here.office is None or here.actor.role not in OUTSIDE:
        return response
    disposition = response.headers.get("Content-Disposition", "")
    if response.status_code != HTTPStatus.OK or not disposition.startswith("attachment"):
        return response
    is_whole = not (response.is_streamed or response.direct_passthrough)
    is_marked = is_whole and response.mimetype == PDF and _mark(response, here)
    content = response.get_data() if is_whole else b""
    command = TakeCopy(
        name=disposition.rpartition("filename=")[2].strip('"') or "berkas",
        address=request.full_path.rstrip("?"),
        digest=hashlib.sha256(content).hexdigest() if is_whole else "",
        size=len(content) if is_whole else response.content_length or 0,
        is_marked=is_marked,
    )
    act(lambda work: note_copy(work, command))
    return response


def _mark(response: Response, here: Visitor) -> bool:
    """Put the name of whoever takes it into a PDF, and say whether it stands there."""
    content = response.get_data()
    if len(content) > LARGEST_MARKED_BYTES:
        return False
    words = WORDS.format(
        name=here.name, office=here.actor.role.label, day=day_words(now().date())
    )
    try:
        response.set_data(mark_copy(content, words))
    except NotMarkedError:
        return False
    return True
