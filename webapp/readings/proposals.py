"""Proposals as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from bumdes.planning.proposal import (
    PARTS_OF_QUANTITY,
    cost_lines,
    find_proposal,
    funds_of,
    planned_minor,
    proposals_of,
)
from bumdes.planning.review import missing_reviewers, stage_of
from bumdes.planning.stage import Stage
from bumdes.planning.time_line import StepKind, proposal_story
from bumdes.rupiah import format_plain, format_rupiah
from ledger import Dimension
from ledger.money import from_minor
from webapp.language.saying import t
from webapp.local_time import long_day
from webapp.readings.sight import slug_of, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from bumdes.permissions import Role
    from bumdes.planning.proposal import Proposal
    from bumdes.planning.time_line import ProposalStory
    from bumdes.planning.time_line import Step as StoryStep
    from bumdes.work import Work
    from ledger import Money
    from webapp.readings.plans import Step

_BAD = {StepKind.RETURNED, StepKind.DECLINED}


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal in the list."""

    proposal: Proposal
    stage: Stage
    unit: str
    planned: Money

    @property
    def label(self) -> str:
        """What its stage is called."""
        return stage_label(self.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """One proposal, and what became of it.

    Attributes:
        unit: name of the unit.
        funds: code and name of the funds that it can still be paid from.
        missing: the organs that have not agreed.
    """

    story: ProposalStory
    unit: str
    steps: tuple[Step, ...]
    funds: tuple[tuple[str, str], ...]
    missing: tuple[Role, ...]

    @property
    def label(self) -> str:
        """What its stage is called."""
        return stage_label(self.story.stage)


def stage_label(stage: Stage) -> str:
    """Return what the stage of a proposal is called: it is agreed to, a plan is enacted."""
    return word("disetujui") if stage is Stage.APPROVED else stage.label


def read_proposals(work: Work) -> list[ProposalLine]:
    """Return the proposals that the actor may see, the latest first.

    Raises:
        PermissionDeniedError: the actor reads no reports.
    """
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    names = unit_names(work)
    return [
        ProposalLine(
            proposal,
            stage_of(work.session, proposal),
            names.get(proposal.unit, proposal.unit),
            from_minor(
                planned_minor(work.session, work.book_id, proposal.proposal_id),
                work.book.currency,
            ),
        )
        for proposal in proposals_of(work.session, work.book_id)
        if work.actor.allows(Permission.READ_REPORTS, unit=proposal.unit)
    ]


def read_proposal(work: Work, proposal_id: str) -> ProposalPage:
    """Return one proposal.

    Raises:
        PermissionDeniedError: the actor does not see its unit.
        NotFoundError: there is none.
    """
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    work.actor.require(Permission.READ_REPORTS, unit=proposal.unit)
    story = proposal_story(work.session, work.book, proposal)
    missing = missing_reviewers(work.session, proposal)
    return ProposalPage(
        story=story,
        unit=unit_names(work).get(proposal.unit, proposal.unit),
        steps=(*map(_step, story.steps), *_next(story.stage, missing)),
        funds=_free_funds(work, proposal_id),
        missing=missing,
    )


def typed_proposal(work: Work, proposal_id: str) -> dict[str, str]:
    """Return a proposal as its form has it."""
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    values = {
        "judul": proposal.title,
        "unit": slug_of(proposal.unit),
        "tanggal": proposal.drafted_on.isoformat(),
        "tujuan": proposal.purpose,
    }
    for line in cost_lines(work.session, work.book_id, proposal_id):
        values |= {
            f"biaya-{line.number}": line.description,
            f"akun-{line.number}": line.account,
            f"banyak-{line.number}": written(line.quantity),
            f"satuan-{line.number}": line.measure,
            f"harga-{line.number}": format_plain(
                from_minor(line.price_minor, work.book.currency)
            ),
        }
    return values


def written(quantity: Fraction) -> str:
    """Return a quantity as it is written: ``12``, or ``2,5``."""
    whole, parts = divmod(int(quantity * PARTS_OF_QUANTITY), PARTS_OF_QUANTITY)
    return f"{whole},{parts:03}".rstrip("0").rstrip(",") if parts else str(whole)


def _free_funds(work: Work, proposal_id: str) -> tuple[tuple[str, str], ...]:
    taken = funds_of(work.session, work.book_id, proposal_id)
    return tuple(
        (value.code, f"{value.code} {value.name}")
        for value in work.book.known(Dimension.FUND)
        if value.is_active and value.code not in taken
    )


def _step(step: StoryStep) -> Step:
    parts = (long_day(step.on), step.voucher, step.by if not step.voucher else "", step.note)
    return "bad" if step.kind in _BAD else "ok", _title(step), ", ".join(filter(None, parts))


def _title(step: StoryStep) -> str:
    done = t(step.kind.label)
    if step.amount is not None:
        return f"{done}: {format_rupiah(step.amount)}"
    return f"{done}: {t(step.organ.label)}" if step.organ else done


def _next(stage: Stage, missing: tuple[Role, ...]) -> Iterator[Step]:
    """Yield what is still to be done before money may be spent."""
    if stage is Stage.DRAFT:
        yield "todo", "Diajukan untuk ditelaah", ""
    if stage is Stage.SUBMITTED:
        for organ in missing:
            yield "todo", phrase("Menunggu telaah {organ}", organ=word(organ.label)), ""
    if stage in {Stage.DRAFT, Stage.SUBMITTED, Stage.REVIEWED}:
        yield "todo", "Disetujui musyawarah", ""
