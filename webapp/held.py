"""What waits for a second person, instead of a page that says it is recorded."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import g, redirect, request, url_for

from bumdes.actions.approving import keep_typed
from bumdes.work import HeldError
from webapp.proofs import KEPT, came_digests
from webapp.queueing import recorded, wants_data
from webapp.resuming import DROPPED
from webapp.work import act

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from bumdes.approval.held_act import HeldAct

FORMS = "/catat/"
"""Where the forms lie that show what was typed before they record it."""


def init_app(app: Flask) -> None:
    """Answer every act that waits with the page of what waits."""
    app.register_error_handler(HeldError, _answer)


def _answer(error: HeldError) -> Response:
    """Keep what was typed, so that it can be put right, and go to what waits."""
    if request.path.startswith(FORMS) or g.get("shows_again"):
        fields = [each for each in request.form.items(multi=True) if each[0] not in DROPPED]
        fields += [(KEPT, digest) for digest in came_digests() if (KEPT, digest) not in fields]
        typed = json.dumps([request.path, fields], ensure_ascii=False)
        act(lambda work: keep_typed(work, error.held_id, typed))
    address = url_for("approvals.open_one", held_id=error.held_id, baru=1)
    if wants_data():
        return recorded(waiting=True, address=address)
    return redirect(address, HTTPStatus.SEE_OTHER)


def typed_form(held: HeldAct) -> tuple[str, list[tuple[str, str]]] | None:
    """Return where the form of *held* was sent and what was typed there, with a new key.

    None if that is not known.
    """
    if not held.typed:
        return None
    said: list[Any] = json.loads(held.typed)
    path, fields = said
    return path, [(name, value) for name, value in fields if name != "kunci"]
