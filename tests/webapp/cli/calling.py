"""Calls of the command line, and what they say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bumdes import database

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
CASH, SALES = "1.1.01.01", "4.2.01.01"

OF_YEAR = ("--period", "2025")

SALE = {
    "key": "nota-1",
    "date": "2025-01-20",
    "description": "Jual tunai",
    "unit": "TOKO",
    "lines": [{"account": CASH, "debit": "150000"}, {"account": SALES, "credit": "150000"}],
}


class Answer:
    """What one call of the command line said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def post(bumdes: Callable[..., Answer], *entries: dict[str, Any], **options: Any) -> Answer:
    lines = "\n".join(json.dumps(entry) for entry in entries)
    return bumdes("post", "--book", "maju", "-", *options.get("words", ()), given=lines)


def make_empty(url: str) -> None:
    """Make sure that there is a database at *url*, without tables."""
    engine = database.connect(url)
    engine.connect().close()
    engine.dispose()
