"""Partnership: cooperations that run, to earn and not to earn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.governance.cooperation import CooperationStatus, cooperations_of
from bumdes.phrase import word
from bumdes.ranking.aspect import Aspect, Indicator, Reading, yes_or_no

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period


def _running(work: Work, period: Period, *, is_business: bool) -> Reading:
    found = [
        cooperation
        for cooperation in cooperations_of(work.session, work.book_id)
        if cooperation.is_business is is_business
        and cooperation.status(period.last_day) is CooperationStatus.RUNNING
    ]
    said = ", ".join(c.title for c in found[:2]) or word("belum ada yang berjalan")
    return yes_or_no(found, said, *(c.number for c in found))


def _business(work: Work, period: Period) -> Reading:
    return _running(work, period, is_business=True)


def _other(work: Work, period: Period) -> Reading:
    return _running(work, period, is_business=False)


PARTNERSHIP = Aspect(
    key="partnership",
    label="Kerja sama",
    place=4,
    indicators=(
        Indicator(
            key="business_partners",
            label="Kerja sama usaha",
            advice="Buat perjanjian kerja sama usaha, dan catat di Kerja sama.",
            read=_business,
        ),
        Indicator(
            key="other_partners",
            label="Kerja sama nonusaha",
            advice="Buat kerja sama pelatihan, pendampingan, atau sosial, lalu catat.",
            read=_other,
        ),
    ),
)
