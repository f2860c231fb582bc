"""Taxes are deposited and returns filed, as the agenda of taxes has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Due, Duty
from bumdes.month import month_key
from bumdes.permissions import Role
from bumdes.phrase import phrase, word
from bumdes.tax.agenda import Step, tasks_of
from bumdes.tax.setting import settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period

_ACTS = {
    Step.ACCRUE: word("hitung dan catat"),
    Step.DEPOSIT: word("setor"),
    Step.FILE: word("laporkan"),
}


def _find(work: Work, window: Period) -> Iterator[Due]:  # noqa: ARG001 - all that waits
    """Yield what waits; nothing where nobody said what the enterprise is to the tax office."""
    if not settings_of(work.session, work.book_id):
        return
    for task in tasks_of(work, work.today):
        if task.deadline is not None:
            yield Due(
                subject=f"{task.kind.key}:{task.step}:{month_key(task.month)}",
                about=phrase(
                    "{kind}, masa {month}: {acts}",
                    kind=word(task.kind.label),
                    month=task.month,
                    acts=_ACTS[task.step],
                ),
                due_on=task.deadline.due_on,
                source=task.deadline.source,
                certainty=task.deadline.certainty.value,
                amount=task.amount,
            )


TAXES = Duty(
    key="taxes",
    label="Menyetor dan melaporkan pajak",
    recipient="Kantor pajak",
    roles=(Role.TREASURER, Role.DIRECTOR),
    place="taxes",
    is_dated=False,
    is_marked=False,
    find=_find,
)
