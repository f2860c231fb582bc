"""Pacing: what costs the computer much is done so many times a minute for one person, no more.

Kept in memory, for it protects a running program: the one process that ``bumdes serve`` is, on
a laptop and in a container. A host that runs several lets each count for itself, so that the
limit is as many times what it says; a new start begins anew. Counting in the database would
make every paper that is read a write, synced to disk and waiting its turn among those who
record. Where the count must hold whatever runs, it is there: guesses of passwords are slowed
by the database; see ``bumdes.login``.

Source:
    OWASP ASVS 5.0, 2.4.1: so many of one kind a minute, then status 429 with Retry-After.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from flask import current_app, request

from bumdes.login import network
from webapp.login import visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

View = TypeVar("View", bound="Callable[..., Any]")

MINUTE = dt.timedelta(minutes=1)

_MOST_REMEMBERED = 10_000


class Pace(NamedTuple):
    """How often something may be done.

    Attributes:
        setting: name of the setting that says how many times a minute.
    """

    key: str
    setting: str


PRINT = Pace("print", "PRINTS_PER_MINUTE")
IMPORT = Pace("import", "IMPORTS_PER_MINUTE")
LOGIN = Pace("login", "FAILED_LOGINS_PER_MINUTE")


class TooOftenError(Exception):
    """It was done so often within a minute that it must wait.

    Attributes:
        seconds: how long, whole.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"to be done again in {seconds} seconds")
        self.seconds = seconds


class Paces:
    """Who did what within the last minute."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, str], deque[dt.datetime]] = {}
        self._lock = threading.Lock()

    def note(self, pace: Pace, who: str, *, now: dt.datetime) -> None:
        """Keep that it is done now."""
        with self._lock:
            if len(self._done) >= _MOST_REMEMBERED:
                self._forget(now)
            self._done.setdefault((pace.key, who), deque()).append(now)

    def wait(self, pace: Pace, who: str, *, most: int, now: dt.datetime) -> int:
        """Return how many seconds to wait before it is done again; 0 for not at all."""
        with self._lock:
            done = self._done.get((pace.key, who), deque())
            while done and now - done[0] >= MINUTE:
                done.popleft()
            if len(done) < most:
                return 0
            return -(-(done[-most] + MINUTE - now) // dt.timedelta(seconds=1))

    def _forget(self, now: dt.datetime) -> None:
        self._done = {
            key: done for key, done in self._done.items() if done and now - done[-1] < MINUTE
        }


def init_app(app: Flask) -> None:
    """Slow down what is done too often; to be called when it is known who asks."""
    app.extensions["paces"] = Paces()
    app.before_request(_keep_pace)


def imports(view: View) -> View:
    """Mark *view* as one that reads a whole list that somebody brings."""
    view.pace = IMPORT  # type: ignore[attr-defined]
    return view


def failures_left() -> None:
    """Do nothing if somebody at this network may try to log in.

    Raises:
        TooOftenError: too many failed there within a minute.
    """
    _require(LOGIN, network(request.remote_addr or ""))


def note_failure() -> None:
    """Keep that logging in from this network failed."""
    who = network(request.remote_addr or "")
    _paces().note(LOGIN, who, now=current_app.extensions["clock"]())


def _keep_pace() -> None:
    pace, here = _pace(), visitor()
    if pace is None:
        return
    who = here.username if here else network(request.remote_addr or "")
    _require(pace, who)
    _paces().note(pace, who, now=current_app.extensions["clock"]())


def _pace() -> Pace | None:
    """Return what this request costs; pages to print have an address of their own."""
    if request.method in {"GET", "HEAD"} and request.path.endswith(".pdf"):
        return PRINT
    view = current_app.view_functions.get(request.endpoint or "")
    return cast("Pace | None", getattr(view, "pace", None))


def _require(pace: Pace, who: str) -> None:
    now, most = current_app.extensions["clock"](), current_app.config[pace.setting]
    if seconds := _paces().wait(pace, who, most=most, now=now):
        raise TooOftenError(seconds)


def _paces() -> Paces:
    return cast("Paces", current_app.extensions["paces"])
