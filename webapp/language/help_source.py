"""The words of the help: its topics, the words it explains, and what is new."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from webapp.changelog import read_changelog
from webapp.help_topics import help_topics, help_words

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = "webapp/help"


def messages() -> Iterator[tuple[str, list[str]]]:
    """Yield where they stand, and the messages there, in their order."""
    for topic in help_topics():
        said = (text for block in topic.blocks for text in (block.text, *block.items) if text)
        yield f"{PLACE}/topik/{topic.slug}", [topic.title, *said]
    words = [text for each in help_words() for text in (each.word, each.meaning, each.example)]
    yield f"{PLACE}/istilah.csv", list(filter(None, words))
    yield f"{PLACE}/perubahan.md", list(_changes())


def _changes() -> Iterator[str]:
    text = files("webapp").joinpath("help", "perubahan.md").read_text("utf-8")
    for version in read_changelog(text):
        yield from filter(None, (version.words, *version.changes))
