"""Which version of the program printed a paper, and whether that can be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.program import program_version, versions_used

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from reports.verifying.paper import Paper

GRACE = dt.timedelta(days=1)
"""How long one machine may still print with an older version than another one."""


def is_of_other_version(paper: Paper) -> bool:
    """Whether *paper* says that another version of the program printed it than this one."""
    return paper.program != program_version()


def said_version(paper: Paper) -> str:
    """Return with what *paper* says it was printed, in words."""
    return (
        phrase("program versi {program}", program=paper.program)
        if paper.program
        else word("program versi lama")
    )


def newer_then(work: Work, paper: Paper) -> str | None:
    """Return which other version the books were used with when *paper* was printed, if one was.

    Whoever forges a paper may give it the name of an old version, to explain what differs;
    since when each was used stands in the database.
    """
    if paper.printed_at is None:
        return None
    return version_then(versions_used(work.session), paper.program, paper.printed_at)


def version_then(
    used: Mapping[str, dt.datetime], said: str, printed_at: dt.datetime
) -> str | None:
    """Return which version took the place of *said* before *printed_at*, if one did.

    Args:
        used: versions, and since when each was used.
        said: empty for a version that did not say it yet.
    """
    since = used.get(said)
    later = [
        version
        for version, first in used.items()
        if version != said and first + GRACE <= printed_at and (since is None or since < first)
    ]
    return later[-1] if later else None
