"""Whether a report of a period has come to those it is for: signatures under it tell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bumdes.phrase import lowered, phrase, word
from bumdes.reporting.issued_report import signed_as_a_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.reporting.signing import Step
    from bumdes.work import Work
    from ledger import Period


def handed_over(
    work: Work, reports: Iterable[str], period: Period, step: Step
) -> dict[str, Any]:
    """Return what is known of a report's being handed over, as fields of ``Due``.

    Args:
        reports: keys of the kinds of report that will do.
        step: by whose signature it is.
    """
    signed = signed_as_a_whole(work.session, work.book_id)
    for key in reports:
        found = signed.get((key, str(period), step))
        if found is not None:
            return {
                "is_done": True,
                "done_on": dt.date.fromisoformat(found.signed_at[:10]),
                "done_by": phrase(
                    "{title}: {step} oleh {name}",
                    title=word(found.title),
                    step=lowered(step.label),
                    name=found.name,
                ),
            }
    return {}
