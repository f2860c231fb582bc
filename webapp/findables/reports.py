"""Reports: statements, listings, and what is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.phrase import word
from reports.kinds import KINDS
from webapp.findable import Findable, Hit, is_meant_here
from webapp.reports_offered import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work


def _find(work: Work, text: str) -> Iterator[Hit]:
    actor = work.actor
    if actor.allows(Permission.READ_REPORTS, unit=actor.unit):
        for report in OFFERED:
            is_seen = actor.unit is None or not report.is_of_whole
            if is_seen and is_meant_here(text, report.title, report.hint):
                yield Hit(
                    title=word(report.title),
                    hint=word(report.hint),
                    icon=report.icon,
                    endpoint="statements.show",
                    values={"slug": report.slug},
                )
    for kind in KINDS.values():
        if actor.allows(kind.permission, unit=actor.unit) and is_meant_here(
            text, kind.label, kind.hint
        ):
            yield Hit(
                title=word(kind.label),
                hint=word(kind.hint),
                icon="doc",
                endpoint="accountability.kind",
                values={"slug": kind.slug},
            )


REPORTS = Findable(key="reports", label="Laporan", rank=60, find=_find)
