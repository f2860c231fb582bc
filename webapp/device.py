"""What the device of somebody keeps, and how the answers of the server tell it to.

Forms are kept on the device at every keystroke (``drafts.js``), and pages with forms for times
without a signal (``worker.js``). Both must know when what they keep is done with.
"""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import current_app, g, request

from webapp.queueing import queue_owner

if TYPE_CHECKING:
    from flask import Flask, Response

    from webapp.assets import Assets

DRAFT = "isian"
"""The cookie of a form that was sent, while it is not known whether it arrived."""

OWNER = "X-Owner"
"""The header that says whose page it is, so that a device keeps it for nobody else."""

KEPT = frozenset({"text/html", "application/json"})

SHELL = (
    "app.css",
    "page.js",
    "icons.svg",
    "seal.svg",
    "offline.js",
    "fonts/plus-jakarta-sans-latin-wght-normal.woff2",
)
"""What every page needs; the rest is kept when it is first asked for."""


def init_app(app: Flask) -> None:
    """Let the answers of *app* tell devices what is done with."""
    app.after_request(_tell)


def _tell(response: Response) -> Response:
    if response.mimetype in KEPT and "_login_user" in g and (owner := queue_owner()):
        response.headers[OWNER] = quote(owner)
    if _took_a_form(response) and DRAFT in request.cookies:
        response.delete_cookie(DRAFT, secure=request.is_secure, samesite="Lax")
    return response


def _took_a_form(response: Response) -> bool:
    """Whether a form did what it was for: its answer leads on, or shows what came of it."""
    done = {HTTPStatus.SEE_OTHER, HTTPStatus.CREATED}
    return request.method == "POST" and response.status_code in done


def worker_script(offline: str, page: str) -> str:
    """Return the service worker, with what it keeps from the start.

    Args:
        offline: the address of the page for times without a signal.
        page: that page; another one makes another version.
    """
    assets: Assets = current_app.extensions["assets"]
    version = hashlib.sha256(page.encode()).hexdigest()[:8]
    shell = {
        "version": f"{assets.digest}-{version}",
        "files": [*(assets.url(name) for name in SHELL), offline],
        "offline": offline,
    }
    script = assets.files["worker.js"].body.decode()
    return f"const SHELL = {json.dumps(shell)};\n{script}"
