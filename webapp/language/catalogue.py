"""What messages are in English."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from bumdes.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDER = files("webapp.language") / "en"
CHARTS = ("chart_of_accounts.csv", "extension_accounts.csv")
"""They bring the English names of accounts along."""


@cache
def english() -> Mapping[str, str]:
    """Return every message that has a translation, with it."""
    found = account_names()
    for file in sorted(FOLDER.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".po"):
            found |= translations(file.read_bytes())
    return MappingProxyType(found)


@cache
def english_of_scripts() -> Mapping[str, str]:
    """Return the messages of scripts alone, which are wanted before any page is asked for."""
    return MappingProxyType(translations((FOLDER / "scripts.po").read_bytes()))


def account_names() -> dict[str, str]:
    """Return the English names of the accounts of the standard chart."""
    found: dict[str, str] = {}
    for name in CHARTS:
        text = (files("bumdes") / "data" / name).read_text("utf-8")
        found |= {row["name_id"]: row["name_en"] for row in csv.DictReader(text.splitlines())}
    return found


def translations(content: bytes) -> dict[str, str]:
    """Return what a catalogue file translates."""
    return {
        str(message.id): str(message.string)
        for message in read_po(content.splitlines(keepends=True))
        if message.id and message.string and not message.fuzzy
    }


def in_english(text: str, say: Callable[[object], object]) -> str:
    """Return *text* in English if it is known; a phrase with its facts said by *say*."""
    if isinstance(text, Phrase):
        pattern = _said(str(text.pattern))
        if text.facts:
            return pattern.format(**{name: say(fact) for name, fact in text.facts.items()})
        is_lowered = text != text.pattern and pattern[1:2].islower()
        return pattern[:1].lower() + pattern[1:] if is_lowered else pattern
    return english().get(text, text)


def _said(pattern: str) -> str:
    """Return the pattern of a phrase in English; spaces at its ends stay, which none has."""
    found = english().get(pattern.strip())
    if found is None:
        return pattern
    start = pattern[: len(pattern) - len(pattern.lstrip())]
    return start + found + pattern[len(pattern.rstrip()) :]
