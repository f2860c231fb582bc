"""The same paper once more, from the books as they stand now."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ledger import LedgerError, Period
from reports.asked import scope_from
from reports.bound.report import PaperSize
from reports.composing import compose
from reports.errors import ReportError
from reports.kind import Asked
from reports.kinds import KINDS
from reports.prepare import KEYS, prepare

if TYPE_CHECKING:
    from bumdes.file_store import FileStore
    from bumdes.work import Work
    from reports.printable import Printable
    from reports.verifying.paper import Paper

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def made_again(work: Work, paper: Paper, files: FileStore | None = None) -> Printable | None:
    """Return what the books say now of what *paper* was asked; None where nobody can tell.

    Raises:
        PermissionDeniedError: the actor may not read it.
    """
    key, asked = str(paper.data.get("key")), paper.asked
    try:
        if not paper.is_report:
            return prepare(work, key, scope_from(asked)) if key in KEYS else None
        if key not in KINDS:
            return None
        again = Asked(
            period=Period.parse(asked["period"]),
            now=paper.printed_at or _UNDATED,
            unit=asked["unit"],
            subject=str(asked["subject"]),
            paper=PaperSize(asked["paper"]),
            files=files,
        )
        return compose(work, KINDS[key], again)
    except (KeyError, TypeError, ValueError, LedgerError, ReportError):
        return None
