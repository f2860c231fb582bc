"""The one place where the application is set up, with values that are safe."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from flask import request
from flask.sessions import SecureCookieSessionInterface

if TYPE_CHECKING:
    from flask import Flask, Response
    from flask.sessions import SessionMixin

IDLE = dt.timedelta(hours=12)
"""How long a session lasts after its last page."""

LARGEST_REQUEST_BYTES = 1_000_000

SAFE = {
    "SESSION_COOKIE_NAME": "bumdes",
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_REFRESH_EACH_REQUEST": True,
    "PERMANENT_SESSION_LIFETIME": IDLE,
    "MAX_CONTENT_LENGTH": LARGEST_REQUEST_BYTES,
    "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST_BYTES,
    "MAX_FORM_PARTS": 6_000,  # an entry of a thousand lines
    "MAX_COOKIE_SIZE": 4_093,
    "PROPAGATE_EXCEPTIONS": False,
    "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a form may wait for its signal
    "JSON_AS_ASCII": False,
    "PRINTS_PER_MINUTE": 10,  # of one person
    "IMPORTS_PER_MINUTE": 5,  # of one person
    "FAILED_LOGINS_PER_MINUTE": 10,  # from one network
    "TRAINING_LOGINS": (),  # who can log in to the training books
    "DEMO_LOGINS": (),  # who can be played, where only the demonstration is kept
}


class SessionCookie(SecureCookieSessionInterface):
    """The session's cookie: over https it is Secure and bound to this very host.

    A plain-http network of an office keeps working; there the prefix would be refused.
    """

    def get_cookie_name(self, app: Flask) -> str:
        name = super().get_cookie_name(app)
        return f"__Host-{name}" if request.is_secure else name

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 - the signature of Flask
        return request.is_secure

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie along, but not with what caches share among people."""
        if not response.cache_control.public:
            super().save_session(app, session, response)


def configure(app: Flask, *, secret_key: str) -> None:
    """Set up *app*; nothing else sets a value of its configuration."""
    app.config.from_mapping(SAFE)
    app.secret_key = secret_key
    app.session_interface = SessionCookie()
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
