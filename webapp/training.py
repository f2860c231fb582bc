"""Training: the demonstration as books to practise in, apart from the real ones.

They lie in a database of their own below the data folder, are made by a process of its own,
and are thrown away and made anew whenever somebody asks. The application that shows them is
the same one, under an address of its own and with a ribbon on every page; it is reached only
by who came from the real one, for everybody knows the passwords of the demonstration.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus
from typing import TYPE_CHECKING

from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.utils import redirect
from werkzeug.wrappers import Request

from bumdes.database import connect
from bumdes.demo.cast import DEMO_LOGINS
from bumdes.file_store import FOLDER, FileStore
from webapp.settings import DATA, DATABASE, DATABASE_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask
    from sqlalchemy import Engine

PLACE = "/latihan"
"""Below which address the training books are."""

LEARN = "/belajar/"
"""The page of the real books from which one goes there."""

PASS, PASS_SECONDS = "bumdes-latihan-izin", 12 * 3600
COOKIE = "bumdes-latihan"

_BUILT, _BEING_BUILT = "contoh", ".contoh-baru"


class GroundState(Enum):
    """How far the training books are."""

    ABSENT = auto()
    BUILDING = auto()
    READY = auto()


@dataclass(slots=True)
class TrainingGround:
    """The training books of one installation.

    Attributes:
        folder: everything of theirs lies in it, and nothing else does.
        secret_key: of the real application; what signs here is derived from it.
        make_app: makes the application over a database and its files.
    """

    folder: Path
    secret_key: str
    make_app: Callable[[Engine, str, FileStore], Flask]
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _app: Flask | None = field(default=None, init=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, init=False)

    @property
    def state(self) -> GroundState:
        """How far they are."""
        with self._lock:
            if self._process is not None and self._process.poll() is not None:
                self._take_in(self._process.returncode)
            if self._process is not None:
                return GroundState.BUILDING
            is_there = (self.folder / _BUILT / DATABASE_FILE).exists()
            return GroundState.READY if is_there else GroundState.ABSENT

    def build(self) -> None:
        """Begin to make them anew; those that are there stay until then."""
        with self._lock:
            if self.state is GroundState.BUILDING:
                return
            new = self.folder / _BEING_BUILT
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir(parents=True)
            environ = {k: v for k, v in os.environ.items() if k != DATABASE} | {DATA: str(new)}
            command = [sys.executable, "-m", "webapp.cli", "demo", "--json"]
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command, env=environ, stdout=subprocess.DEVNULL
            )

    def wait(self) -> None:
        """Wait until they are made, if they are being made."""
        process = self._process
        if process is not None:
            process.wait()
        _ = self.state

    def app(self) -> Flask:
        """Return the application that shows them; they must be ready."""
        with self._lock:
            if self._app is None:
                place = self.folder / _BUILT
                engine = connect(f"sqlite:///{(place / DATABASE_FILE).as_posix()}")
                key = hmac.new(self.secret_key.encode(), b"training", hashlib.sha256)
                app = self.make_app(engine, key.hexdigest(), FileStore(place / FOLDER))
                app.config["SESSION_COOKIE_NAME"] = COOKIE
                app.config["TRAINING_LOGINS"] = DEMO_LOGINS
                self._app = app
            return self._app

    def new_pass(self) -> str:
        """Return what lets a browser in for a day's work."""
        return self._signer().dumps("in")

    def lets_in(self, shown: str) -> bool:
        """Whether *shown* is a pass that still holds."""
        try:
            self._signer().loads(shown, max_age=PASS_SECONDS)
        except BadSignature:
            return False
        return True

    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret_key, salt="training")

    def _take_in(self, code: int) -> None:
        """Put what was made in the place of what was there."""
        self._process = None
        new, there = self.folder / _BEING_BUILT, self.folder / _BUILT
        if code != 0:
            shutil.rmtree(new, ignore_errors=True)
            return
        if self._app is not None:
            self._app.extensions["engine"].dispose()
            self._app = None
        shutil.rmtree(there, ignore_errors=True)
        new.replace(there)


@dataclass(frozen=True, slots=True)
class TrainingGate:
    """Leads requests below ``/latihan`` to the training books, and all others on."""

    onward: WSGIApplication
    ground: TrainingGround

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if path != PLACE and not path.startswith(f"{PLACE}/"):
            return self.onward(environ, start)
        shown = Request(environ).cookies.get(PASS, "")
        if not self.ground.lets_in(shown) or self.ground.state is not GroundState.READY:
            return redirect(LEARN, HTTPStatus.SEE_OTHER)(environ, start)
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PLACE
        environ["PATH_INFO"] = path.removeprefix(PLACE) or "/"
        return self.ground.app()(environ, start)
