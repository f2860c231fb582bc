"""Likeness of names: whether two ways of writing may be the name of one person.

Indonesians carry titles, are abbreviated, and are spelled the old way or the new: Hj. Siti
Aminah, St. Aminah and Sitti Aminah may be one. This only proposes; a person decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE = (
    "almarhum almarhumah alm bapak bpk bu dr dra drs h haji hajah hj ibu ir kang kh kiai kyai"
    " mas mbah mbak ny nyonya pak prof saudara saudari sdr sdri tn tuan ust ustad ustadz"
    " ustadzah"
)
_AFTER = "amd mm msi sag se sh skm skom spd sp spt st"
_SHORT = {
    "muhamad": "moch mochamad moh mohamad mohd much muchamad muh muhd mhd",
    "ahmad": "ach achmad akhmad ahmat",
    "abdul": "abd abdl",
    "siti": "st",
}

BEFORE, AFTER = frozenset(_BEFORE.split()), frozenset(_AFTER.split())
"""Titles before and after a name."""
SHORT = {short: name for name, shorts in _SHORT.items() for short in shorts.split()}
"""Abbreviations and spellings of common names, by what they are written for."""

_OLD_SPELLING = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("nj", "ny"),
    ("dh", "d"),
    ("th", "t"),
    ("bh", "b"),
    ("ph", "f"),
    ("v", "f"),
    ("z", "s"),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}
_WORD = re.compile(r"[a-z]+|[0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")

SHORT_WORD, LONG_WORD = 5, 9
"""Below the first no letter may differ, below the second one, from then on two."""

BEGINNING = 2

Words = tuple[str, ...]


def name_words(name: str) -> Words:
    """Return what is left of *name* when titles, spelling and abbreviations are put aside."""
    said = name.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = _WORD.findall(said.partition(",")[0])
    while len(words) > 1 and words[0] in BEFORE:
        words.pop(0)
    while len(words) > 1 and words[-1] in AFTER:
        words.pop()
    if len(words) > 1:
        words[-1] = _ROMAN.get(words[-1], words[-1])
    return tuple(_spelled(word) for word in words)


def are_alike(one: Words, other: Words) -> bool:
    """Whether two names, each as ``name_words`` gives it, may be of one person.

    Groups that are numbered differently are not one.
    """
    if not one or not other or _are_numbered_apart(one, other):
        return False
    if _close("".join(one), "".join(other)):
        return True
    shorter, longer = sorted((one, other), key=len)
    return _is_telling(shorter) and _within(shorter, longer)


def places(words: Words) -> frozenset[str]:
    """Return how its words begin: names of which no two begin alike are not compared."""
    return frozenset(word[:BEGINNING] for word in words)


def _spelled(word: str) -> str:
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    word = SHORT.get(word, word)
    return _DOUBLED.sub(r"\1", word)


def _are_numbered_apart(one: Words, other: Words) -> bool:
    numbers = [
        {word.lstrip("0") for word in words if word.isdecimal()} for words in (one, other)
    ]
    return all(numbers) and numbers[0] != numbers[1]


def _is_telling(words: Words) -> bool:
    """Whether it says more than initials and a short call name."""
    return sum(map(len, words)) >= SHORT_WORD


def _within(shorter: Words, longer: Words) -> bool:
    """Whether each word of *shorter* is one of *longer*, none of them twice."""
    if not shorter:
        return True
    first, rest = shorter[0], shorter[1:]
    return any(
        _same_word(first, word) and _within(rest, longer[:place] + longer[place + 1 :])
        for place, word in enumerate(longer)
    )


def _same_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _close(one, other)


def _close(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    most = 0 if length < SHORT_WORD else 1 if length < LONG_WORD else 2
    if abs(len(one) - len(other)) > most:
        return False
    if one == other:
        return True
    # Each change brings and takes at most one kind of letter.
    if most == 0 or len(set(one) ^ set(other)) > 2 * most:
        return False
    return _distance(*sorted((one, other))) <= most


@lru_cache(maxsize=50_000)
def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, put in, left out or swapped with the next."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row, earlier = row, [place], before
        for at, another in enumerate(other, start=1):
            least = min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (letter != another))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == another:
                least = min(least, earlier[at - 2] + 1)
            row.append(least)
        before = above
    return row[-1]
