"""Reviewing: handing a plan or a proposal to penasihat and pengawas, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import PermissionDeniedError, ReviewMissingError, WrongStageError
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission, Role
from bumdes.planning.review import (
    REVIEWERS,
    Review,
    Reviewed,
    Verdict,
    missing_reviewers,
    stage_of,
)
from bumdes.planning.stage import Stage
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion:
    """What an organ says of a plan or a proposal.

    Attributes:
        organ: penasihat or pengawas.
        note: lines are kept; a return must say what to change.
        signed_by: who signed for the organ; the actor where nobody is named.
    """

    organ: Role
    verdict: Verdict
    on: dt.date
    note: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A plan or a proposal, as refusals name it.

    Attributes:
        kind: ``work_plan`` or ``proposal``.
        key: year and version, or the title.
    """

    reviewed: Reviewed
    kind: str
    key: str

    def require_stage(self, work: Work, *stages: Stage) -> None:
        """Do nothing if it is at one of *stages*.

        Raises:
            WrongStageError: it is at another.
        """
        stage = stage_of(work.session, self.reviewed)
        if stage not in stages:
            raise WrongStageError(self.kind, self.key, stage)

    def require_reviews(self, work: Work) -> None:
        """Do nothing if every organ has agreed to what was handed in.

        Raises:
            WrongStageError: it was not handed in, or is decided already.
            ReviewMissingError: an organ has not agreed.
        """
        self.require_stage(work, Stage.SUBMITTED, Stage.REVIEWED)
        missing = missing_reviewers(work.session, self.reviewed)
        if missing:
            raise ReviewMissingError(self.kind, self.key, missing)

    def submit(self, work: Work, on: dt.date) -> None:
        """Hand it in on day *on*: it does not change while it is reviewed.

        Raises:
            WrongStageError: it is no draft.
        """
        self.require_stage(work, Stage.DRAFT)
        self.reviewed.submitted_on = check_day(on)
        self.reviewed.round += 1
        work.session.flush()


def give_opinion(work: Work, matter: Matter, opinion: GiveOpinion) -> Review:
    """Keep what an organ says; a return makes *matter* a draft again.

    Raises:
        PermissionDeniedError: the actor may not review, or not for this organ.
        WrongStageError: it was not handed in, or the organ has agreed to it already.
        BlankTextError: it is returned without a word why.
        TextError: see ``ledger.text``.
    """
    actor, reviewed = work.actor, matter.reviewed
    actor.require(Permission.REVIEW)
    if opinion.organ not in REVIEWERS or actor.role in set(REVIEWERS) - {opinion.organ}:
        raise PermissionDeniedError(actor.name, Permission.REVIEW)
    matter.require_stage(work, Stage.SUBMITTED)
    if opinion.organ not in missing_reviewers(work.session, reviewed):
        raise WrongStageError(matter.kind, matter.key, Stage.SUBMITTED)
    review = Review(
        book_id=work.book_id,
        subject=reviewed.subject,
        round=reviewed.round,
        organ=opinion.organ.value,
        verdict=opinion.verdict.value,
        reviewed_on=check_day(opinion.on),
        signed_by=check_text(opinion.signed_by or actor.name, "name", most=200),
        recorded_by=actor.name,
        note=check_lines(opinion.note, "note", blank=opinion.verdict is Verdict.AGREED),
    )
    work.session.add(review)
    if opinion.verdict is Verdict.RETURNED:
        reviewed.submitted_on = None
    work.session.flush()
    return review
