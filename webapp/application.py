"""The application, as a table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask
from flask_wtf import CSRFProtect

from bumdes.access.seal import Seal
from webapp import (
    assets,
    compression,
    config,
    copies,
    device,
    errors,
    headers,
    held,
    login,
    origins,
    pacing,
    proofs,
    safekeeping,
    shown_register,
    steps,
    templating,
    uploads,
)
from webapp.language import pages as language_pages
from webapp.pages import PAGES
from webapp.safekeeping import SafePlaces

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Engine

    from bumdes.file_store import FileStore


def build_app(
    engine: Engine,
    *,
    secret_key: str,
    clock: Callable[[], dt.datetime],
    files: FileStore | None = None,
    safe_places: SafePlaces | None = None,
    factor_key: str = "",
) -> Flask:
    """Return the application that serves the books *engine* holds."""
    app = Flask("webapp", static_folder=None)
    language_pages.init_app(app)
    config.configure(app, secret_key=secret_key)
    app.extensions["engine"] = engine
    app.extensions["clock"] = clock
    app.extensions["seal"] = Seal(factor_key or secret_key)
    compression.init_app(app)
    headers.init_app(app)
    device.init_app(app)
    assets.init_app(app)
    templating.init_app(app)
    shown_register.init_app(app)
    origins.init_app(app)
    uploads.init_app(app, files)
    proofs.init_app(app)
    steps.init_app(app)
    safekeeping.init_app(app, safe_places or SafePlaces())
    CSRFProtect(app)
    login.init_app(app)
    pacing.init_app(app)
    copies.init_app(app)
    errors.init_app(app)
    held.init_app(app)
    for page in PAGES:
        app.register_blueprint(page)
    return app
