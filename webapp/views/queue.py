"""What a device asks before it sends what waited for a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify
from flask_wtf.csrf import generate_csrf

from webapp.queueing import queue_owner

if TYPE_CHECKING:
    from flask import Response

bp = Blueprint("queue", __name__)


@bp.get("/antrean")
def show() -> Response:
    """Tell who is logged in now, and a token for what is to be sent."""
    return jsonify(owner=queue_owner(), token=generate_csrf())
