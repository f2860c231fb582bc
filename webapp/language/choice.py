"""Which language is spoken now: that of whoever reads a page, else Indonesian."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Language(StrEnum):
    """A language of the pages, by its code in ISO 639-1."""

    INDONESIAN = "id"
    ENGLISH = "en"


def _indonesian() -> Language:
    return Language.INDONESIAN


_asked: ContextVar[Callable[[], Language]] = ContextVar("asked", default=_indonesian)


def language() -> Language:
    """Return the language of whoever is spoken to; Indonesian where there is no page."""
    return _asked.get()()


def speak(ask: Callable[[], Language] = _indonesian) -> None:
    """Let *ask* say the language from now on, in this thread; Indonesian again without one."""
    _asked.set(ask)


@contextmanager
def spoken(here: Language) -> Iterator[None]:
    """Speak a language for a while, whoever reads."""
    before = _asked.set(lambda: here)
    try:
        yield
    finally:
        _asked.reset(before)
