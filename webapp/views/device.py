"""What a device asks for itself: to be installed, and to open without a signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, json, render_template, url_for

from webapp.device import worker_script
from webapp.login import public

if TYPE_CHECKING:
    from webapp.assets import Assets

bp = Blueprint("device", __name__)

ICONS = (("ikon-192.png", "192x192"), ("ikon-512.png", "512x512"))


@bp.get("/sw.js")
@public
def worker() -> Response:
    """Send the service worker; it is asked for anew each time, for it says what is new."""
    script = worker_script(url_for("device.offline"), _offline_page())
    answer = Response(script, content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@bp.get("/manifest.webmanifest")
@public
def manifest() -> Response:
    """Tell how the pages look as a program of the device."""
    assets: Assets = current_app.extensions["assets"]
    icons = [
        {"src": assets.url(name), "sizes": size, "type": "image/png", "purpose": "any maskable"}
        for name, size in ICONS
    ]
    said = {
        "name": "Buku BUM Desa",
        "short_name": "Buku BUM Desa",
        "description": "Pembukuan badan usaha milik desa",
        "lang": "id",
        "id": "/",
        "start_url": url_for("home.show"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f7f5ef",
        "theme_color": "#f7f5ef",
        "icons": icons,
        "shortcuts": [
            {"name": "Uang masuk", "url": url_for("recording.choose", _anchor="masuk")},
            {"name": "Uang keluar", "url": url_for("recording.choose", _anchor="keluar")},
        ],
    }
    answer = Response(json.dumps(said), content_type="application/manifest+json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@bp.get("/luring")
@public
def offline() -> str:
    """Show what still works without a signal; the same for everybody."""
    return _offline_page()


def _offline_page() -> str:
    return render_template("offline.html")
