"""What each line of a statement means, in one sentence that needs no accounting."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Mapping[str, str] = MappingProxyType({})


def meanings_of(statement: str) -> Mapping[str, str]:
    """Return what the lines of *statement* mean, by their keys; nothing for a listing.

    A key means the same in every form that has it.
    """
    return _meanings().get(statement, _NONE)


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    text = files("reports").joinpath("data", "meanings.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["statement"], {})[row["line"]] = row["meaning"]
    return MappingProxyType({key: MappingProxyType(lines) for key, lines in found.items()})
