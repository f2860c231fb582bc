"""Who is at the other end: the person, the office chosen, and the actor that acts know.

Every page wants somebody logged in who has chosen an office, unless its view says otherwise.
The session holds a random token; whose it is, and whether it still holds, the database says.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from bumdes.access.access_event import AccessKind, note_access
from bumdes.logging_in import LogIn, ShowCode, confirm_password, log_in, show_code
from bumdes.login import end_login, is_confirmed, keep_alive, network
from bumdes.work import begin_session
from webapp.visitor import Visitor, load_visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.wrappers import Response

    from bumdes.access.seal import Seal
    from bumdes.logging_in import Attempt

View = TypeVar("View", bound="Callable[..., Any]")

OFFICE, SEEN, HALF_WAY = "office", "seen", "half-way"
SIGN_OF_LIFE_EVERY = dt.timedelta(minutes=2)

PASSWORD_AGAIN = "sandi-lagi"  # noqa: S105 - the name of a field


class LoginRequiredError(Exception):
    """Nobody is logged in, and the page wants somebody."""


class PasswordWantedError(Exception):
    """Much is at stake, or the device was left alone: the password was not typed for a while.

    Attributes:
        attempt: how typing it just now ended; None if nothing was typed yet.
        is_idle: whether it is asked for because nobody was there.
    """

    def __init__(self, attempt: Attempt | None = None, *, is_idle: bool = False) -> None:
        super().__init__("the password must be typed again")
        self.attempt = attempt
        self.is_idle = is_idle


def init_app(app: Flask) -> None:
    """Let nobody in who is not known."""
    manager = LoginManager(app)
    # The library would compare addresses, which change on mobile networks and can be forged.
    manager.session_protection = None  # type: ignore[assignment]
    manager.user_loader(_load)
    app.before_request(_admit)


def public(view: View) -> View:
    """Mark *view* as one that strangers may see."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def without_office(view: View) -> View:
    """Mark *view* as one that a person may see before choosing an office."""
    view.needs_no_office = True  # type: ignore[attr-defined]
    return view


def while_unsafe(view: View) -> View:
    """Mark *view* as one that may be seen before a better password or a phone is in place."""
    view.is_for_unsafe = True  # type: ignore[attr-defined]
    return view


def fresh(view: View) -> View:
    """Mark *view* as one that wants the password again, if it was typed over 15 minutes ago.

    For approving, closing, reopening, roles and exports. Write it under the route::

        @bp.post("/persetujuan/<approval_id>/setujui")
        @fresh
        def approve(approval_id: str) -> Response: ...

    Nothing else is to be done: whoever comes too late is shown "Tulis lagi kata sandi" in the
    place of the view, with all that was typed, and goes on from there with one press (only
    chosen files must be chosen again). A view that is read, such as a download, may be marked
    as well. In tests ``house.clock.passes(minutes=16)`` makes a login stale, and the field
    ``sandi-lagi`` with the password makes it fresh.
    """
    view.wants_fresh = True  # type: ignore[attr-defined]
    return view


def while_idle(view: View) -> View:
    """Mark *view* as one that wants no password again after nobody was there for a while."""
    view.is_for_idle = True  # type: ignore[attr-defined]
    return view


def visitor() -> Visitor | None:
    """Return who is logged in, if anybody is."""
    found = cast("UserMixin", current_user)
    return cast("Visitor", found) if found.is_authenticated else None


def current_visitor() -> Visitor:
    """Return who is logged in, on a page that wants somebody."""
    return cast("Visitor", current_user)


def try_password(username: str, password: str) -> Attempt:
    """Log somebody in who knows the password, unless too many guesses came before."""
    command = LogIn(
        username=username,
        password=password,
        address=request.remote_addr or "",
        device=request.user_agent.string,
    )
    return log_in(current_app.extensions["engine"], command, now=_now())


def try_code(code: str) -> Attempt:
    """Log somebody in who knew the password a short while ago, and shows a right code."""
    command = ShowCode(
        token=session.get(HALF_WAY, ""),
        code=code,
        address=request.remote_addr or "",
        device=request.user_agent.string,
    )
    return show_code(current_app.extensions["engine"], command, phone_seal(), now=_now())


def phone_seal() -> Seal:
    """Return under what the secrets of phones are kept here."""
    return cast("Seal", current_app.extensions["seal"])


def is_half_way() -> bool:
    """Whether the code is still to be shown, after the password."""
    return HALF_WAY in session


def enter(token: str) -> None:
    """Begin the session of *token*; nothing of a session before it remains."""
    session.clear()
    session.permanent = True
    session[SEEN] = _now().timestamp()
    login_user(_load(token))


def enter_half_way(token: str) -> None:
    """Remember that *token* still needs its code; nobody is in yet."""
    session.clear()
    session.permanent = True
    session[HALF_WAY] = token


def leave() -> None:
    """End the session, here and in the database."""
    with begin_session(current_app.extensions["engine"]) as database:
        end_login(database, current_visitor().id, now=_now())
        note_access(database, AccessKind.LOGOUT, current_visitor().username, now=_now())
    logout_user()
    session.clear()


def note_refusal() -> None:
    """Keep in the log of access that this was refused to who asked for it; once a request."""
    who = visitor()
    if who is None or g.get("refusal_is_noted"):
        return
    g.refusal_is_noted = True
    with begin_session(current_app.extensions["engine"]) as database:
        note_access(
            database,
            AccessKind.REFUSED,
            who.username,
            now=_now(),
            book_id=who.office.book_id if who.office else "",
            address=network(request.remote_addr or ""),
            detail=f"{request.method} {request.path}",
        )


def take_office(appointment_id: str) -> None:
    """Act in the office *appointment_id* from the next request on."""
    session[OFFICE] = appointment_id


def _load(token: str) -> Visitor | None:
    with begin_session(current_app.extensions["engine"], read_only=True) as database:
        return load_visitor(database, token, chosen=session.get(OFFICE), now=_now())


def _admit() -> Response | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or getattr(view, "is_public", False):
        return None
    if visitor() is None:
        raise LoginRequiredError
    is_asked = current_visitor().is_idle and not getattr(view, "is_for_idle", False)
    if is_asked:
        _want_password(is_idle=True)
    _give_sign_of_life()
    if current_visitor().office is None and not getattr(view, "needs_no_office", False):
        return redirect(url_for("offices.choose"))
    if (way := _way_to_safety()) and not _is_open_to_unsafe(view):
        return redirect(url_for(way))
    if getattr(view, "wants_fresh", False) and not is_asked:
        _want_password()
    return None


def _way_to_safety() -> str:
    """Return where to go before anything else; an empty string if all is well."""
    if current_visitor().must_change_password:
        return "own_account.ask_password"
    return "own_account.show_factor" if current_visitor().must_add_factor else ""


def _is_open_to_unsafe(view: Callable[..., Any]) -> bool:
    return any(getattr(view, mark, False) for mark in ("is_for_unsafe", "needs_no_office"))


def _want_password(*, is_idle: bool = False) -> None:
    """Do nothing if the password was typed a short while ago, or rightly just now.

    Args:
        is_idle: nobody was there since; only what was typed just now counts.
    """
    engine, token, now = current_app.extensions["engine"], current_visitor().id, _now()
    if PASSWORD_AGAIN in request.form:
        typed, address = request.form[PASSWORD_AGAIN], request.remote_addr or ""
        attempt = confirm_password(engine, token, typed, address=address, now=now)
        if not attempt.token:
            raise PasswordWantedError(attempt, is_idle=is_idle)
        return
    if not is_idle:
        with begin_session(engine, read_only=True) as database:
            if is_confirmed(database, token, now=now):
                return
    raise PasswordWantedError(is_idle=is_idle)


def _give_sign_of_life() -> None:
    """Tell the database that the login is in use; every ten minutes is often enough."""
    seen = session.get(SEEN, 0)
    if _now().timestamp() - seen < SIGN_OF_LIFE_EVERY.total_seconds():
        return
    with begin_session(current_app.extensions["engine"]) as database:
        keep_alive(database, current_visitor().id, now=_now())
    session[SEEN] = _now().timestamp()


def _now() -> dt.datetime:
    moment: dt.datetime = current_app.extensions["clock"]()
    return moment
