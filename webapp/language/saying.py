"""Words of the program, as the person at the other end reads them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from babel.dates import format_date

from bumdes.phrase import Phrase
from bumdes.rupiah import format_rupiah
from ledger import Money, Period
from webapp.language.catalogue import in_english
from webapp.language.choice import Language, language

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
K = TypeVar("K")


def t(text: T) -> T | str:
    """Return *text*, which the program itself says, in the language of this request.

    Never for what people wrote: a description stays as it is.
    """
    if language() is Language.INDONESIAN or not isinstance(text, str):
        return text
    return in_english(text, _say_fact)


def say_phrase(value: object) -> object:
    """Return *value* as a page in English shows it: a phrase is always the program's own."""
    return t(value) if isinstance(value, Phrase) else value


def labelled(options: Iterable[tuple[K, str]]) -> list[tuple[K, str]]:
    """Return what a form offers, keys with labels of the program, in the language of now."""
    return [(key, t(label)) for key, label in options]


def _say_fact(fact: object) -> object:
    if isinstance(fact, Phrase):
        return t(fact)
    if isinstance(fact, Money):
        return format_rupiah(fact)
    if isinstance(fact, Period):
        return format_date(fact.first_day, "MMMM y", locale=Language.ENGLISH)
    if isinstance(fact, dt.date):
        return format_date(fact, "d MMMM y", locale=Language.ENGLISH)
    return fact
