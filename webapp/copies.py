"""Copies: what those who look from outside download bears their name, and is kept in a list."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import g, request

from bumdes.actions.taking_copies import TakeCopy, note_copy
from bumdes.auditing.access_request import OUTSIDE
from bumdes.month import day_words
from reports.copy_mark import NotMarkedError
from reports.copy_marks import mark_content
from webapp.login import visitor
from webapp.templating import now
from webapp.work import act

if TYPE_CHECKING:
    import datetime as dt

    from flask import Flask, Response

    from bumdes.permissions import Role
    from webapp.visitor import Visitor

LARGEST_MARKED_BYTES = 20 * 1024 * 1024
"""A larger file is kept in the list, and not marked: reading it would take a page's time."""

WORDS = "Salinan untuk {name} ({office}), {day}. Bukan naskah asli."


def init_app(app: Flask) -> None:
    """Mark and keep every file that *app* sends to those who look from outside."""
    app.after_request(_take)


def note_sent(digest: str, *, is_marked: bool) -> None:
    """Say what is sent piece by piece in this request, and whether it was marked when made."""
    g.sent_copy = (digest, is_marked)


def _take(response: Response) -> Response:
    here = visitor()
    if here is None or here.office is None or here.actor.role not in OUTSIDE:
        return response
    disposition = response.headers.get("Content-Disposition", "")
    if response.status_code != HTTPStatus.OK or not disposition.startswith("attachment"):
        return response
    name = disposition.rpartition("filename=")[2].strip('"') or "berkas"
    is_whole = not (response.is_streamed or response.direct_passthrough)
    digest, is_marked = g.pop("sent_copy", ("", False))
    if is_whole:
        is_marked = _mark(response, here, name.rpartition(".")[2])
        digest = hashlib.sha256(response.get_data()).hexdigest()
    command = TakeCopy(
        name=name,
        address=request.full_path.rstrip("?"),
        digest=digest,
        size=len(response.get_data()) if is_whole else response.content_length or 0,
        is_marked=is_marked,
    )
    act(lambda work: note_copy(work, command))
    return response


def words_of_copy(name: str, role: Role, day: dt.date) -> str:
    """Return what stands on a copy: for whom it is, and since when."""
    return WORDS.format(name=name, office=role.label, day=day_words(day))


def _mark(response: Response, here: Visitor, form: str) -> bool:
    """Put the name of whoever takes it into a file, and say whether it stands there."""
    content = response.get_data()
    if len(content) > LARGEST_MARKED_BYTES:
        return False
    words = words_of_copy(here.name, here.actor.role, now().date())
    try:
        response.set_data(mark_content(content, form, words))
    except NotMarkedError:
        return False
    return True
