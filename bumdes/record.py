"""Records: what the enterprise keeps beside its journal, and may change."""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from ledger import tables


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row of a table that shares its home with the tables of the journal."""

    metadata = tables.metadata


def new_id() -> str:
    """Return 32 hexadecimal digits that nobody else has, and that sort by when they were made.

    Source: RFC 9562, UUID version 7: 48 bits of milliseconds, then what is random.
    """
    random = secrets.randbits(74)
    upper = (time.time_ns() // 1_000_000 << 16) | 0x7000 | (random >> 62)
    lower = (0b10 << 62) | (random & ((1 << 62) - 1))
    return f"{upper:016x}{lower:016x}"


def described(act: str, **what: Any) -> str:
    """Return a request as JSON: what is kept of it should it be refused."""
    return json.dumps({"act": act, **what}, ensure_ascii=False, sort_keys=True, default=str)
