"""Reports of a book that nobody changes, each printed once however many tests read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bumdes.permissions import command_line_actor
from bumdes.work import begin_work
from reports.prepare import prepare
from reports.renderers import render
from tests.reports.books import BOOK
from tests.reports.documents import LETTERHEAD, PRINTED_AT, SIGNATURES, YEAR

ACTOR = command_line_actor("penguji")


def at_work(engine):
    return begin_work(engine, actor=ACTOR, book_id=BOOK, read_only=True)


@dataclass
class PrintedBooks:
    """Call it for the PDF of a report."""

    engine: Any
    made: dict[Any, bytes] = field(default_factory=dict)

    def __call__(self, key="income-statement", scope=YEAR):
        if (key, scope) not in self.made:
            with at_work(self.engine) as work:
                given = {"letterhead": LETTERHEAD, "signatures": SIGNATURES, "now": PRINTED_AT}
                self.made[key, scope] = render(prepare(work, key, scope, **given), "pdf")
        return self.made[key, scope]
