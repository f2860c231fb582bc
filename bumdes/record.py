"""Records: what the enterprise keeps beside its journal, and may change."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from ledger import tables


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A row of a table that shares its home with the tables of the journal."""

    metadata = tables.metadata


def described(act: str, **what: Any) -> str:
    """Return a request as JSON: what is kept of it should it be refused."""
    return json.dumps({"act": act, **what}, ensure_ascii=False, sort_keys=True, default=str)
