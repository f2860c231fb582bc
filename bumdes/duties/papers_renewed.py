"""Licences and other papers that run out are renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Due, Duty
from bumdes.governance.legal_paper import papers_of
from bumdes.permissions import Role
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:  # noqa: ARG001 - papers are few
    papers = papers_of(work.session, work.book_id)
    replaced = {each.paper.replaces for each in papers}
    for each in papers:
        paper = each.paper
        if paper.last_day is not None:
            yield Due(
                subject=paper.paper_id,
                about=phrase("{kind}: {title}", kind=word(each.kind.label), title=paper.title),
                due_on=paper.last_day,
                source="Masa berlaku pada suratnya",
                is_done=paper.paper_id in replaced,
                done_by="Sudah ada surat penggantinya" if paper.paper_id in replaced else "",
            )


PAPERS_RENEWED = Duty(
    key="papers_renewed",
    label="Memperpanjang izin dan surat",
    recipient="Instansi penerbitnya",
    roles=(Role.SECRETARY, Role.DIRECTOR),
    place="papers",
    is_dated=False,
    find=_find,
)
