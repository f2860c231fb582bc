"""Phrases: sentences that remember of what they were made, so that they can be said anew.

The program speaks Indonesian. A sentence with facts in it, such as a finding of a check, is a
plain string for everybody, and still knows its pattern and its facts: a page in another
language says them in its own words.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bumdes.month import day_words, month_words
from bumdes.rupiah import format_rupiah
from ledger import Money, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Phrase(str):
    """A sentence in Indonesian.

    Attributes:
        pattern: the sentence with ``{names}`` in the places of the facts.
        facts: by these names: amounts, days, names of people and things; a fact that is a word
            of the program is a phrase itself.
    """

    __slots__ = ("facts", "pattern")

    pattern: str
    facts: Mapping[str, object]


def phrase(pattern: str, /, **facts: object) -> Phrase:
    """Return *pattern* with *facts* in their places.

    ``phrase("Kas kurang {amount} pada {day}", amount=rp(5_000), day=day)``

    Raises:
        KeyError: a fact is missing.
    """
    said = Phrase(pattern.format(**{name: say_fact(fact) for name, fact in facts.items()}))
    said.pattern, said.facts = pattern, facts
    return said


def word(text: str) -> Phrase:
    """Return *text*, a word of the program such as a label, as it is; it may be a fact."""
    if isinstance(text, Phrase):
        return text
    said = Phrase(text)
    said.pattern, said.facts = text, {}
    return said


def lowered(text: str) -> Phrase:
    """Return *text*, words of the program, as they stand within a sentence: lowered."""
    said = Phrase(text.lower())
    said.pattern, said.facts = text, {}
    return said


def listed(words: Iterable[str], between: str = ", ") -> Phrase:
    """Return *words* one after the other with *between* them, each still what it was."""
    facts = {f"word_{place}": said for place, said in enumerate(words)}
    return phrase(between.join(f"{{{name}}}" for name in facts), **facts)


def say_fact(fact: object) -> Any:
    """Return *fact* as an Indonesian sentence says it: Rp1.500.000, 17 Agustus 2026.

    A period is a month: Agustus 2026.
    """
    if isinstance(fact, Money):
        return format_rupiah(fact)
    if isinstance(fact, dt.date):
        return day_words(fact)
    return month_words(fact) if isinstance(fact, Period) else fact
