"""The list of changes that users read: a heading a version, and what changed below it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Version:
    """A version, with a few words about it and what it brought."""

    title: str
    words: str = ""
    changes: list[str] = field(default_factory=list)


def read_changelog(text: str) -> list[Version]:
    """Return the versions in *text*, in its order.

    It knows three kinds of line, which is all that such a list needs: ``## version``,
    ``- change``, continued on lines that are set in, and plain words.
    """
    versions: list[Version] = []
    for line in text.splitlines():
        words = line.strip()
        if line.startswith("## "):
            versions.append(Version(line.removeprefix("## ")))
        elif not versions or not words:
            continue
        elif line.startswith("- "):
            versions[-1].changes.append(line.removeprefix("- "))
        elif line.startswith("  ") and versions[-1].changes:
            versions[-1].changes[-1] += f" {words}"
        else:
            versions[-1].words = f"{versions[-1].words} {words}".strip()
    return versions
