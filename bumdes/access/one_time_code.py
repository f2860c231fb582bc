"""One-time codes of a phone: six digits that change every half minute.

Source:
    RFC 6238 (TOTP) over RFC 4226 (HOTP), with SHA-1, as every authenticator app has them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    import datetime as dt

STEP_SECONDS = 30
DIGITS = 6
DRIFT_STEPS = 1
"""How many steps the clock of a phone may be fast or slow."""

_SECRET_BYTES = 20


def new_secret() -> str:
    """Return a secret for a phone to keep, as authenticator apps take it: base32."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def step_of(moment: dt.datetime) -> int:
    """Return the number of the half minute in which *moment* lies."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """Return the code of one half minute."""
    digest = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    place = digest[-1] & 0x0F
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, typed: str, *, now: dt.datetime, after: int) -> int | None:
    """Return the half minute whose code was typed; None if it is none of about now.

    Args:
        after: the last half minute whose code was used; that one and older ones are used up.
    """
    here = step_of(now)
    steps = range(max(here - DRIFT_STEPS, after + 1), here + DRIFT_STEPS + 1)
    plain = "".join(typed.split())
    if not plain.isascii():
        return None
    found = (step for step in steps if hmac.compare_digest(code_at(secret, step), plain))
    return next(found, None)


def address_for_phone(secret: str, *, username: str, issuer: str) -> str:
    """Return what the square code on the screen says to an authenticator app."""
    label = quote(f"{issuer}:{username}")
    facts = {"secret": secret, "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}
    return f"otpauth://totp/{label}?{urlencode(facts, quote_via=quote)}"
