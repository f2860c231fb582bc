"""Every office that must be held is held, within its term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.governance.term_warning import TermWarningKind, term_warnings
from bumdes.phrase import lowered, phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_ASKED = {TermWarningKind.OVERDUE, TermWarningKind.VACANT}


def _find(work: Work, period: Period) -> Iterator[Finding]:
    on = min(period.last_day, work.today)
    for warning in term_warnings(work.session, work.book_id, on):
        if warning.kind in _ASKED:
            who = f" ({warning.name})" if warning.name else ""
            text = phrase(
                "{office}{who}: {kind}.",
                office=word(warning.office),
                who=who,
                kind=lowered(warning.kind.label),
            )
            yield Finding(text=text, unit=warning.unit)


ORGANS_IN_TERM = Check(
    key="organs_in_term",
    label="Pengurus lengkap dan masih dalam masa jabatan",
    advice="Angkat atau perpanjang lewat keputusan musyawarah, lalu catat di Pengurus.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.PAPERS,
    why="Tanda tangan orang yang masa jabatannya lewat dapat dipersoalkan.",
    place="organs",
    find=_find,
)
