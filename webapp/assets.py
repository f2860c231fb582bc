"""Style, script, icons and type: addressed by their content, so browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response, abort, current_app, redirect, request

from webapp.language.catalogue import english_of_scripts
from webapp.language.choice import Language, language
from webapp.language.script_source import translated
from webapp.login import public

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask
    from werkzeug.wrappers import Response as AnyResponse

FOLDER = Path(__file__).parent / "static"
FOR_GOOD = "public, max-age=31536000, immutable"

PAGE_SCRIPT = "page.js"
SCRIPT, ENGLISH_SCRIPT = ".js", ".en.js"
PAGE_PARTS = (
    "install.js",
    "app.js",
    "words.js",
    "photo.js",
    "share.js",
    "drafts.js",
    "queue.js",
    "outbox.js",
    "keys.js",
)
"""What every page runs, in this order, as one file: a slow line pays for each one."""

TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file, held in memory: as it is, and compressed if that makes it smaller."""

    media_type: str
    body: bytes
    packed: bytes | None


@dataclass(frozen=True, slots=True)
class Assets:
    """All files of the folder, by name, under one digest of all of them.

    One digest for the folder lets the style sheet name its font by a plain relative address.
    """

    files: Mapping[str, Asset]
    digest: str

    def url(self, name: str) -> str:
        """Return the address of file *name*; of a script in the language of this request.

        Raises:
            KeyError: there is none.
        """
        if name.endswith(SCRIPT) and language() is Language.ENGLISH:
            name = name.removesuffix(SCRIPT) + ENGLISH_SCRIPT
        self.files[name]
        return f"/static/{self.digest}/{name}"


def read(folder: Path = FOLDER) -> Assets:
    """Return the files in *folder*."""
    total = hashlib.sha256()
    files: dict[str, Asset] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, body = path.relative_to(folder).as_posix(), path.read_bytes()
        total.update(f"{name}\0{len(body)}\0".encode() + body)
        files[name] = _asset(path, body)
    if all(name in files for name in PAGE_PARTS):
        parts = b"".join(_lean(files[name].body) for name in PAGE_PARTS)
        files[PAGE_SCRIPT] = _asset(Path(PAGE_SCRIPT), parts)
    scripts = [name for name in files if name.endswith(SCRIPT)]
    for name in scripts:
        body = translated(files[name].body.decode(), english_of_scripts().get).encode()
        files[name.removesuffix(SCRIPT) + ENGLISH_SCRIPT] = _asset(Path(name), body)
        total.update(body)
    return Assets(files, total.hexdigest()[:12])


def _lean(script: bytes) -> bytes:
    """Return *script* without the lines that only comment."""
    return re.sub(rb"^[ \t]*(?://.*)?\n", b"", script, flags=re.MULTILINE)


def _asset(path: Path, body: bytes) -> Asset:
    media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    small = gzip.compress(body, 9, mtime=0)
    return Asset(media_type, body, small if len(small) < 0.9 * len(body) else None)


def init_app(app: Flask) -> None:
    """Serve the files, and let templates name them."""
    assets = app.extensions["assets"] = read()
    app.jinja_env.globals["asset"] = assets.url
    app.add_url_rule("/static/<digest>/<path:name>", "asset", _serve)


@public
def _serve(digest: str, name: str) -> AnyResponse:
    assets: Assets = current_app.extensions["assets"]
    if name not in assets.files:
        abort(404)
    if digest != assets.digest:
        return redirect(assets.url(name))
    asset = assets.files[name]
    is_packed = asset.packed is not None and request.accept_encodings["gzip"] > 0
    response = Response(
        asset.packed if is_packed else asset.body, content_type=asset.media_type
    )
    response.headers["Cache-Control"] = FOR_GOOD
    response.vary.add("Accept-Encoding")
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return response
