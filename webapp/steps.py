"""Forms of several steps, each of few questions: which of them is open.

Where a script runs, "Lanjut" opens the next step by itself. Without one it sends the form,
which is shown again with what was typed and with the next step open; nothing is done yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask

STEP, ONWARD = "langkah", "ke-"


def init_app(app: Flask) -> None:
    """Let forms of *app* have steps; see ``step`` in ``parts/manage.html``."""
    app.jinja_env.globals["step_asked"] = step_asked


def is_onward() -> bool:
    """Whether somebody only wants to go on to another step."""
    return request.form.get(STEP, "").startswith(ONWARD)


def step_asked() -> int:
    """Return which step is to be open: the first, if none was asked for."""
    number = request.form.get(STEP, "").removeprefix(ONWARD)
    return int(number) if is_onward() and number.isdecimal() else 1
