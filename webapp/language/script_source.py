"""The words in a script of a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from webapp.language.template_source import is_text

if TYPE_CHECKING:
    from collections.abc import Callable

_SKIPPED = r"//[^\n]*|/\*.*?\*/"
_STRING = re.compile(
    rf'{_SKIPPED}|"(?P<double>(?:[^"\\\n]|\\.)*)"|`(?P<template>(?:[^`\\]|\\.)*)`', re.DOTALL
)
_FACT = re.compile(r"\$\{((?:[^{}]|\{[^{}]*\})*)\}")
_SELECTOR = (
    r"(?:a|button|canvas|form|input|label|li|main|option|p|select|summary|td|textarea|tr)"
)
_CODE = re.compile(rf"[=\[\]#]|^use strict$|^{_SELECTOR}(?:[ ,>]+{_SELECTOR})*$|\w/\w")


def translated(source: str, say: Callable[[str], str | None]) -> str:
    """Return a script with every message said by *say*, where it can.

    Facts in a message are numbered: ``${name} tersimpan`` is the message ``{1} tersimpan``.
    """

    def said(found: re.Match[str]) -> str:
        if found["double"] is not None:
            text = json.loads(f'"{found["double"]}"')
            new = say(text.strip()) if _is_message(text) else None
            return found.group() if new is None else _quoted(text.replace(text.strip(), new))
        if found["template"] is not None:
            return _said_template(found.group(), found["template"], say)
        return found.group()

    return _STRING.sub(said, source)


def messages(source: str) -> list[str]:
    """Return the messages of a script, in their order."""
    found: list[str] = []

    def note(message: str) -> None:
        found.append(message)

    translated(source, note)
    return found


def _said_template(source: str, text: str, say: Callable[[str], str | None]) -> str:
    facts = [found.group() for found in _FACT.finditer(text)]
    numbers = iter(range(1, len(facts) + 1))
    message = _FACT.sub(lambda _: f"{{{next(numbers)}}}", text).strip()
    new = say(message) if _is_message(message) else None
    if new is None:
        return source
    for number, fact in enumerate(facts, start=1):
        new = new.replace(f"{{{number}}}", fact)
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"`{start}{new.replace('`', '')}{end}`"


def _is_message(text: str) -> bool:
    return is_text(text) and not _CODE.search(text.strip())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
