"""How much a test does: little in daily work, much before a release."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")

LONG = os.environ.get("BUMDES_TEST_LONG", "") not in {"", "0"}
"""Whether this run was started by `./run test --long`."""


def long_or(short: T, long: T) -> T:
    """Give `long` under `./run test --long`, `short` otherwise."""
    return long if LONG else short
