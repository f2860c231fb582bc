"""The first run: an empty installation is set up by who reads the code on its screen.

Whoever reaches the page over the network does not see the code, and can do nothing. It holds
until somebody has set the installation up, or the program is started again.
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING

from flask import current_app

from bumdes.setting_up import is_set_up
from bumdes.work import begin_session

if TYPE_CHECKING:
    from flask import Flask

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another."""

_SLOT = "setup_code"


def offer_first_run(app: Flask) -> str:
    """Let *app* be set up, if nobody did; return the code to show, or nothing."""
    with begin_session(app.extensions["engine"], read_only=True) as session:
        if is_set_up(session):
            return ""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    app.extensions[_SLOT] = drawn
    return f"{drawn[:4]}-{drawn[4:]}"


def is_first_run() -> bool:
    """Whether this application waits to be set up."""
    return bool(current_app.extensions.get(_SLOT))


def is_setup_code(typed: str) -> bool:
    """Whether somebody typed the code of this run."""
    wanted = current_app.extensions.get(_SLOT, "")
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    return bool(wanted) and hmac.compare_digest(plain.encode(), wanted.encode())


def close_first_run() -> None:
    """Let nobody set this application up again."""
    current_app.extensions.pop(_SLOT, None)
