"""A bundle with one paper for each thing that its kind can be about: for each village, say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.composing import compose
from reports.kind import BundledFile
from reports.renderers import bind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.kind import Asked, ReportKind

_UNNAMEABLE = re.compile(r"[^A-Za-z0-9.-]+")


def one_each(work: Work, kind: ReportKind, asked: Asked) -> Iterator[BundledFile]:
    """Yield a PDF for each topic of *kind* in the period, in their order.

    Raises:
        PermissionDeniedError: the actor may not read them.
        ReportError: one of them cannot be made.
    """
    topics = kind.subjects(work, asked.period) if kind.subjects else ()
    for topic in topics:
        report = compose(work, kind, replace(asked, subject=topic.key))
        name = _UNNAMEABLE.sub("-", topic.key)
        yield BundledFile(f"{kind.slug}-{name}.pdf", bind(report, "pdf"))
