"""What a paper is about, where its kind asks for that: a village, a meeting, a payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import NothingToReportError, UnknownSubjectError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.kind import Asked, Topic


def chosen(label: str, topics: Sequence[Topic], asked: Asked) -> Topic:
    """Return what is asked about; the first of *topics* where nothing is said.

    Args:
        label: what the paper is called.

    Raises:
        NothingToReportError: there is no topic.
        UnknownSubjectError: what is asked about is none of them.
    """
    if not topics:
        raise NothingToReportError(label, asked.period)
    if not asked.subject:
        return topics[0]
    for topic in topics:
        if topic.key == asked.subject:
            return topic
    raise UnknownSubjectError(label, asked.subject, [topic.key for topic in topics])
