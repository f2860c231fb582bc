"""Forms that may wait on a device for a signal: who they belong to, and what they are answered.

The script ``queue.js`` keeps what was typed until it is answered. It asks for data, so that
nothing but a plain "recorded" lets a note go.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import jsonify, request
from marshmallow import ValidationError

from webapp.language.saying import t
from webapp.login import visitor
from webapp.problems import is_used_up, problems_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Response

    from webapp.problems import Problem

DATA = "application/json"

NOT_AS_SEEN = "Isiannya berubah sejak diperiksa. Periksa lagi sebelum disimpan."


def queue_owner() -> str:
    """Return whose notes a device may send now: of one person, in one set of books."""
    here = visitor()
    return f"{here.book_id}/{here.username}" if here and here.office else ""


def wants_data() -> bool:
    """Whether a script asks, which shows nobody a page."""
    return request.accept_mimetypes.best == DATA


def recorded(**facts: Any) -> Response:
    """Return the answer to a note that is in the books now, or was before."""
    return jsonify(recorded=True, **facts)


def refused(
    found: Iterable[Problem], status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> Response:
    """Return the answer to a note that somebody must put right first."""
    answer = jsonify(problems=[t(problem.text) for problem in found])
    answer.status_code = status
    return answer


def refused_for(error: Exception) -> Response:
    """Return the answer to a note that *error* refuses, one of ``REFUSALS``."""
    status = HTTPStatus.CONFLICT if is_used_up(error) else HTTPStatus.UNPROCESSABLE_ENTITY
    return refused(problems_of(error), status)


def require_as_seen(seal: str) -> None:
    """Refuse a note that was looked through before it was changed.

    A note without a seal was kept where there was no signal to look it through; whoever kept
    it knew, and it is recorded as it is.

    Args:
        seal: of what the note would record now.

    Raises:
        ValidationError: it is not what was seen.
    """
    seen = request.form.get("segel", "")
    if seen and seen != seal:
        raise ValidationError({"_schema": [NOT_AS_SEEN]})
