"""What waits for a word of those who look from outside: signatures, reviews, decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bumdes.cut_over.cut_over import CutOverStage, cut_over_of
from bumdes.permissions import Permission
from bumdes.phrase import lowered, phrase, word
from bumdes.planning.proposal import proposals_of
from bumdes.planning.review import missing_reviewers, stage_of
from bumdes.planning.stage import Stage
from bumdes.planning.work_plan import plans_of
from bumdes.reporting.issued_report import issued_of, signatures_under
from bumdes.reporting.signing import Step
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bumdes.planning.review import Reviewed
    from bumdes.work import Work

MOST_REPORTS = 12
"""Issued reports that are looked at, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits.

    Attributes:
        endpoint, values: the page where it is done.
        is_mine: whether it waits for whoever looks at it.
    """

    icon: str
    title: str
    hint: str
    endpoint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_mine: bool = False


def waiting_for(work: Work) -> list[Waiting]:
    """Return what waits, that for the actor first."""
    found = [*_opening(work), *_plans(work), *_proposals(work), *_reports(work)]
    return sorted(found, key=lambda each: not each.is_mine)


def _opening(work: Work) -> Iterator[Waiting]:
    sheet = cut_over_of(work.session, work.book_id)
    if sheet is not None and sheet.stage is CutOverStage.SUBMITTED:
        yield Waiting(
            icon="book",
            title=word("Saldo awal"),
            hint=phrase("Disusun {name}, menunggu diperiksa Pengawas", name=sheet.submitted_by),
            endpoint="cut_over.sheet",
            is_mine=work.actor.allows(Permission.REVIEW),
        )


def _plans(work: Work) -> Iterator[Waiting]:
    for plan in plans_of(work.session, work.book_id):
        said = _said(work, plan)
        if said:
            hint, is_mine = said
            yield Waiting(
                icon="list",
                title=phrase("Rencana program kerja {year}", year=plan.year),
                hint=hint,
                endpoint="plans.show",
                is_mine=is_mine,
            )


def _proposals(work: Work) -> Iterator[Waiting]:
    for proposal in proposals_of(work.session, work.book_id):
        said = _said(work, proposal)
        if said:
            hint, is_mine = said
            yield Waiting(
                icon="sprout",
                title=proposal.title,
                hint=hint,
                endpoint="proposals.open_proposal",
                values={"proposal_id": proposal.proposal_id},
                is_mine=is_mine,
            )


def _said(work: Work, reviewed: Reviewed) -> tuple[str, bool] | None:
    """Return what a plan or proposal waits for, and whether for the actor; None for nothing."""
    stage = stage_of(work.session, reviewed)
    if stage is Stage.SUBMITTED:
        missing = missing_reviewers(work.session, reviewed)
        organs = f" {t('dan')} ".join(str(t(role.label)) for role in missing)
        return phrase("Menunggu telaah {organs}", organs=organs), work.actor.role in missing
    if stage is Stage.REVIEWED:
        return word("Sudah ditelaah, menunggu putusan musyawarah"), False
    return None


def _reports(work: Work) -> Iterator[Waiting]:
    for issued in issued_of(work.session, work.book_id)[:MOST_REPORTS]:
        signatures = signatures_under(work.session, work.book_id, issued.number)
        step = next((step for step in Step if step not in signatures), None)
        if step is None:
            continue
        signers = f" {t('atau')} ".join(str(t(role.label)) for role in step.signers)
        yield Waiting(
            icon="write",
            title=f"{t(issued.title)} {t(issued.period_words)}",
            hint=phrase(
                "Nomor {number}, menunggu tahap {step} oleh {signers}",
                number=issued.number,
                step=lowered(step.label),
                signers=signers,
            ),
            endpoint="issued_reports.open_report",
            values={"number": issued.number},
            is_mine=work.actor.role in step.signers,
        )
