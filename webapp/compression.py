"""Smaller pages for slow lines."""

from __future__ import annotations

import gzip
import io
import secrets
from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

WORTH_IT_BYTES = 1_000
PACKABLE = frozenset({"text/html", "text/csv", "text/plain", "application/json"})


def init_app(app: Flask) -> None:
    """Compress what browsers take compressed."""
    app.after_request(_compress)


def packed(body: bytes) -> bytes:
    """Return *body* compressed, with a name of random length in its head.

    A page shows what was searched for beside the token of its forms. The name keeps whoever
    watches the line from learning the token by the length of many answers.
    """
    out = io.BytesIO()
    name = secrets.token_hex(1 + secrets.randbelow(32))
    with gzip.GzipFile(name, "wb", compresslevel=6, fileobj=out, mtime=0) as file:
        file.write(body)
    return out.getvalue()


def _compress(response: Response) -> Response:
    if response.mimetype not in PACKABLE or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] or response.headers.get("Content-Encoding"):
        return response
    body = response.get_data()
    if len(body) >= WORTH_IT_BYTES:
        response.set_data(packed(body))
        response.headers["Content-Encoding"] = "gzip"
    return response
