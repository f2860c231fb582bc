"""Everyday words: what people call accounts and transactions, where accountants say otherwise.

Somebody who bought credit for the electricity meter looks for "token", not for "Beban
Listrik". The words are in ``data/everyday_words.csv``, by code of an account in the standard
chart or by key of what a form is about.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import Account


@cache
def everyday_words() -> Mapping[str, str]:
    """Return the words of each subject in one line, by its code or key."""
    text = files("bumdes").joinpath("data", "everyday_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["subject"]: row["words"] for row in rows})


def is_meant(asked: str, *told: str) -> bool:
    """Whether *told* has a word that begins with each word of *asked*.

    Half a word is enough, as it is typed: "tok" means the token.
    """
    words = [word for text in told for word in text.casefold().replace("/", " ").split()]
    return all(
        any(word.strip("(),.").startswith(part) for word in words)
        for part in asked.casefold().split()
    )


def accounts_called(accounts: Iterable[Account], asked: str) -> list[Account]:
    """Return those of *accounts* that *asked* may mean, by name or by an everyday word.

    Who types the whole name of one means that one.
    """
    wanted = asked.strip()
    if not wanted:
        return []
    offered = list(accounts)
    exact = [a for a in offered if wanted.casefold() in {a.name.casefold(), a.code.casefold()}]
    words = everyday_words()
    return exact or [a for a in offered if is_meant(wanted, a.name, words.get(a.code, ""))]
