"""Taxes and returns of the months that are over are not overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from bumdes.tax.agenda import Step, Urgency, tasks_of
from bumdes.tax.setting import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_ACTS = {Step.DEPOSIT: "belum disetor", Step.FILE: "belum dilaporkan"}


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield what is overdue; nothing where nobody said what the enterprise is to the office."""
    if not settings_of(work.session, work.book_id):
        return
    today = work.today
    for task in tasks_of(work, today):
        is_told = task.step in _ACTS and task.month.last_day <= period.last_day
        if is_told and task.urgency(today) is Urgency.LATE and task.due_on is not None:
            yield Finding(
                text=phrase(
                    "{kind} masa {month} {acts}; batasnya {due_on}.",
                    kind=word(task.kind.label),
                    month=task.month,
                    acts=word(_ACTS[task.step]),
                    due_on=f"{task.due_on:%d-%m-%Y}",
                ),
                amounts=() if task.amount is None else (task.amount,),
            )


TAXES_ON_TIME = Check(
    key="taxes_on_time",
    label="Tidak ada pajak yang terlambat disetor atau dilaporkan",
    advice="Setor dan laporkan, lalu catat NTPN dan tanda terimanya di Buku pajak.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.DUES,
    why="Keterlambatan dikenai denda dan bunga, yang menjadi beban usaha.",
    place="taxes",
    find=_find,
)
