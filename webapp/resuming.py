"""What somebody typed outlives the session: it is carried through the login and given back."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.datastructures import MultiDict
    from werkzeug.wrappers import Response

    from webapp.problems import Problem

Fields = list[tuple[str, str]]

PREFIX = "isi."
DROPPED = frozenset({"csrf_token", "langkah", "segel"})
MOST_FIELDS = 2_000


def is_form() -> bool:
    """Whether this request brings what somebody typed to a page that can show it again."""
    return request.method == "POST" and "kunci" in request.form


def ask_to_log_in() -> Response | tuple[str, int]:
    """Send a stranger to the login page, with what was typed if there is any."""
    if is_form():
        page = login_page(onward=request.path, carried=carried_fields(request.form))
        return page, HTTPStatus.UNAUTHORIZED
    onward = request.full_path.rstrip("?") if request.method == "GET" else ""
    return redirect(url_for("sessions.ask", lanjut=onward or None))


def login_page(
    *,
    onward: str = "",
    carried: Fields | None = None,
    username: str = "",
    found: Sequence[Problem] = (),
) -> str:
    """Return the login page, which takes *carried* along and then goes *onward*."""
    return render_template(
        "login.html", onward=onward, carried=carried or [], username=username, found=found
    )


def carried_fields(form: MultiDict[str, str]) -> Fields:
    """Return what was typed, without what only held for the page it was typed on."""
    fields = [(name, form[name]) for name in form if name not in DROPPED]
    return fields[:MOST_FIELDS]


def fields_through_login(form: Mapping[str, str]) -> Fields:
    """Return the fields that the login page took along."""
    return [
        (name.removeprefix(PREFIX), value)
        for name, value in form.items()
        if name.startswith(PREFIX)
    ][:MOST_FIELDS]


def safe_path(onward: str) -> str:
    """Return *onward* if it is a page of this house, otherwise an empty string.

    A path of two slashes or with a backslash leads to another host; so does anything that
    does not begin with a slash.
    """
    is_here = onward.startswith("/") and not onward.startswith("//")
    if not is_here or "\\" in onward or not onward.isprintable():
        return ""
    return onward
