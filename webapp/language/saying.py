"""Words of the program, as the person at the other end reads them."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from bumdes.phrase import Phrase
from bumdes.rupiah import format_rupiah
from ledger import Money
from webapp.language.catalogue import in_english
from webapp.language.choice import Language, language

T = TypeVar("T")


def t(text: T) -> T | str:
    """Return *text*, which the program itself says, in the language of this request.

    Never for what people wrote: a description stays as it is.
    """
    if language() is Language.INDONESIAN or not isinstance(text, str):
        return text
    return in_english(text, _say_fact)


def day_in_words(day: dt.date) -> str:
    """Return *day* as English sentences write it: ``17 August 2026``."""
    return f"{day.day} {day:%B} {day.year}"


def _say_fact(fact: object) -> object:
    if isinstance(fact, Phrase):
        return t(fact)
    if isinstance(fact, Money):
        return format_rupiah(fact)
    return day_in_words(fact) if isinstance(fact, dt.date) else fact
