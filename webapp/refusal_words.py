"""Words of refusals: names of fields, kinds, acts, rules and problems.

They are said in the language of whoever reads; ``webapp.refusal_texts.words`` holds them in
Indonesian.
"""

from __future__ import annotations

import re

from bumdes import refusal_words as enterprise
from bumdes.sub_ledgers import SUB_LEDGERS
from webapp.language.saying import t
from webapp.refusal_texts.words import PATTERNS, RULES, WORDS

_LINE = re.compile(r"lines\[(?P<number>\d+)\](?:\.(?P<name>\w+))?\Z")


def say_name(name: str) -> str:
    """Return what people call the field, dimension, kind, act, rule or problem *name*."""
    word = _word(name)
    if word is not None:
        return word
    if line := _LINE.match(name):
        inside = f", {say_name(line['name'])}" if line["name"] else ""
        return f"{t('baris')} {line['number']}{inside}"
    for pattern, said in PATTERNS:
        if re.fullmatch(pattern, name):
            return re.sub(pattern, str(t(said)), name)
    first, _, rest = name.partition(" ")
    word = _word(first)
    return f"{word} {rest}" if word is not None and rest else str(t(name))


def _word(name: str) -> str | None:
    """Return the word for *name*: the front's own, or else the enterprise's."""
    for words in (WORDS, enterprise.PROBLEMS, enterprise.KINDS, enterprise.FIELDS):
        if name in words:
            return str(t(words[name]))
    return str(t(SUB_LEDGERS[name].label)).lower() if name in SUB_LEDGERS else None


def say_rule(rule: str) -> str:
    """Return what the *rule* of a field demands."""
    said = RULES.get(rule) or enterprise.RULES.get(rule)
    return str(t(said)) if said else say_name(rule)
