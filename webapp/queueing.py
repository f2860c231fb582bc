"""Forms that may wait on a device for a signal: who they belong to, and what they are answered.

The script ``queue.js`` keeps what was typed until it is answered. It asks for data, so that
nothing but a plain "recorded" lets a note go.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import jsonify, request

from webapp.login import visitor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Response

    from webapp.problems import Problem

DATA = "application/json"


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
    answer = jsonify(problems=[problem.text for problem in found])
    answer.status_code = status
    return answer
