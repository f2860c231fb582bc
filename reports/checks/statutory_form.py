"""Every account has its place in the statements that the ministry prescribes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from reports.forms import FORMS, form_for
from reports.forms.generic import GENERIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    chart = work.book.chart
    if form_for(chart) is not GENERIC:
        return
    moved = work.book.balances(period.last_day)
    forms = [form for form in FORMS.values() if form is not GENERIC]
    for code in moved:
        if not any(form.fits(chart[code]) for form in forms):
            yield Finding(
                text=phrase(
                    "{name} tidak mempunyai baris dalam laporan baku.",
                    name=word(chart[code].name),
                ),
                account=code,
            )


STATUTORY_FORM = Check(
    key="statutory_form",
    label="Setiap akun mempunyai tempat dalam laporan baku",
    advice="Pindahkan saldonya ke akun baku, atau buat akunnya di bawah kelompok yang baku.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.STATEMENTS,
    why="Selama ada akun semacam itu, laporan dicetak dengan bentuk umum.",
    place="accounts",
    find=_find,
)
