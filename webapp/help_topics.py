"""Topics of help: one file each, in the words of who uses it, and the words themselves.

A file has a title, a line that names the pages it is for, paragraphs, and lists. To add one,
add a file; a page that no topic is for fails the tests.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

TITLE, FOR, ITEM = "# ", "untuk:", "- "


@dataclass(frozen=True, slots=True)
class HelpBlock:
    """A paragraph, or the points of a list."""

    text: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """One topic.

    Attributes:
        slug: in its address: the name of its file without the number that orders it.
        pages: the names of the groups of pages that it is for.
    """

    slug: str
    title: str
    pages: tuple[str, ...]
    blocks: tuple[HelpBlock, ...]

    @property
    def opening(self) -> str:
        """The paragraph it begins with."""
        return self.blocks[0].text


@dataclass(frozen=True, slots=True)
class HelpWord:
    """A word that bookkeepers use, what it means, and an example."""

    word: str
    meaning: str
    example: str

    @property
    def anchor(self) -> str:
        """What points at it on the page of words."""
        return "-".join(self.word.casefold().split())


@cache
def help_topics() -> tuple[HelpTopic, ...]:
    """Return every topic, in the order of their files."""
    found = [
        file for file in _folder().joinpath("topik").iterdir() if file.name.endswith(".md")
    ]
    return tuple(
        read_topic(file.name.removesuffix(".md").partition("-")[2], file.read_text("utf-8"))
        for file in sorted(found, key=lambda file: file.name)
    )


@cache
def help_words() -> tuple[HelpWord, ...]:
    """Return every word that is explained, in alphabetical order."""
    text = _folder().joinpath("istilah.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    words = (HelpWord(row["kata"], row["arti"], row["contoh"]) for row in rows)
    return tuple(sorted(words, key=lambda word: word.word.casefold()))


def topic_for(page: str | None) -> HelpTopic | None:
    """Return the topic for a group of pages; None where there is none."""
    return next((topic for topic in help_topics() if page in topic.pages), None)


def read_topic(slug: str, text: str) -> HelpTopic:
    """Return the topic that *text* tells."""
    title, blocks = "", list[HelpBlock]()
    pages: tuple[str, ...] = ()
    for part in text.split("\n\n"):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines and lines[0].startswith(TITLE):
            title = lines.pop(0).removeprefix(TITLE)
        if lines and lines[0].startswith(FOR):
            named = lines.pop(0).removeprefix(FOR).split(",")
            pages = tuple(name.strip() for name in named)
        if lines:
            blocks.append(_block(lines))
    return HelpTopic(slug, title, pages, tuple(blocks))


def _block(lines: list[str]) -> HelpBlock:
    if all(line.startswith(ITEM) for line in lines):
        return HelpBlock(items=tuple(line.removeprefix(ITEM) for line in lines))
    return HelpBlock(text=" ".join(lines))


def _folder() -> Traversable:
    return files("webapp").joinpath("help")
