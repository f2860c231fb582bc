"""Setting aside for receivables that may never be paid: proposed, reviewed, posted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.approval.waiting import may_wait
from bumdes.credit.allowance import (
    Allowance,
    AllowanceLine,
    Method,
    Stage,
    allowances_of,
    find_allowance,
    lines_of,
)
from bumdes.credit.control import RECEIVABLES
from bumdes.credit.doubt import Doubt, change_lines, changes, doubts
from bumdes.errors import AllowanceChangedError, AllowanceStageError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import EntryKind, JournalEntry
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAllowance:
    """What is to be set aside at the end of a day.

    Attributes:
        cases: by document, how many percent of it are doubted; for the method of that name.
    """

    at: dt.date
    method: Method = Method.BANDS
    cases: Mapping[str, Fraction] = field(default_factory=dict)
    reason: str = ""


def propose_allowance(work: Work, command: ProposeAllowance) -> Allowance:
    """Propose what is to be set aside; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nothing is open on a document named.
        InvalidFieldError: a percent cannot be.
    """
    work.request = described("propose_allowance", at=command.at, method=command.method)
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()  # holds the books, so that nobody else takes the same number
    found = doubts(work, command.at, Method(command.method), command.cases)
    allowance = Allowance(
        book_id=work.book_id,
        allowance_id=_next_id(work, command.at.year),
        at=command.at,
        method=Method(command.method).value,
        stage=Stage.PROPOSED.value,
        reason=check_text(command.reason, "reason", most=300, blank=True),
        proposed_by=work.actor.name,
        proposed_at=stamp(work.clock()),
    )
    work.session.add(allowance)
    work.session.flush()
    work.session.add_all(
        AllowanceLine(
            book_id=work.book_id,
            allowance_id=allowance.allowance_id,
            line_no=number,
            **asdict(doubt),
        )
        for number, doubt in enumerate(found, start=1)
    )
    work.session.flush()
    return allowance


def review_allowance(work: Work, allowance_id: str) -> Allowance:
    """Agree with a proposal; only somebody else than who made it can.

    Raises:
        PermissionDeniedError: the actor may neither review nor keep receivables.
        NotFoundError: there is no such proposal.
        AllowanceStageError: it is not waiting for a review.
        InvalidFieldError: the actor made it.
    """
    work.request = described("review_allowance", allowance_id=allowance_id)
    if not work.actor.allows(Permission.REVIEW):
        work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()
    allowance = _at_stage(work, allowance_id, Stage.PROPOSED)
    if allowance.proposed_by == work.actor.name:
        raise InvalidFieldError("reviewer", work.actor.name, "somebody_else")
    allowance.stage = Stage.REVIEWED.value
    allowance.reviewed_by = work.actor.name
    allowance.reviewed_at = stamp(work.clock())
    work.session.flush()
    return allowance


def withdraw_allowance(work: Work, allowance_id: str) -> Allowance:
    """Take a proposal back before it is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal.
        AllowanceStageError: it is posted, or withdrawn already.
    """
    work.request = described("withdraw_allowance", allowance_id=allowance_id)
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()
    allowance = _at_stage(work, allowance_id, Stage.PROPOSED, Stage.REVIEWED)
    allowance.stage = Stage.WITHDRAWN.value
    work.session.flush()
    return allowance


@may_wait
def post_allowance(work: Work, allowance_id: str) -> Allowance:
    """Post a reviewed proposal: the change to what is set aside already, unit by unit.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such proposal.
        AllowanceStageError: it is not reviewed, or posted already.
        AllowanceChangedError: what is open on its day is no longer what was judged.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described("post_allowance", allowance_id=allowance_id)
    work.actor.require(Permission.MANAGE_CREDIT)
    work.book.writer()
    allowance = _at_stage(work, allowance_id, Stage.REVIEWED)
    kept = [_doubt(line) for line in lines_of(work.session, allowance)]
    if _again(work, allowance, kept) != kept:
        raise AllowanceChangedError(allowance_id)
    wanted = changes(work, allowance.at, kept)
    if wanted:
        entry = JournalEntry(
            date=allowance.at,
            description=f"Penyisihan piutang tak tertagih {allowance_id}",
            postings=tuple(change_lines(work, wanted)),
            kind=EntryKind.ADJUSTING,
            key=f"allowance:{allowance_id}",
            tags={REGISTER_TAG: RECEIVABLES, RECORD_TAG: allowance_id},
        )
        allowance.entry_sequence = post(work, entry, register=RECEIVABLES).sequence
    allowance.stage, allowance.posted_by = Stage.POSTED.value, work.actor.name
    work.session.flush()
    return allowance


def _again(work: Work, allowance: Allowance, kept: list[Doubt]) -> list[Doubt]:
    """Return what the same proposal finds now."""
    cases = {d.document: Fraction(d.hundredths, 100) for d in kept if d.document}
    method = Method(allowance.method)
    if method is Method.CASES and not cases:
        return []
    return doubts(work, allowance.at, method, cases)


def _at_stage(work: Work, allowance_id: str, *stages: Stage) -> Allowance:
    allowance = find_allowance(work.session, work.book_id, allowance_id)
    if Stage(allowance.stage) not in stages:
        raise AllowanceStageError(allowance_id, stage=Stage(allowance.stage).label)
    return allowance


def _doubt(line: AllowanceLine) -> Doubt:
    return Doubt(
        account=line.account,
        unit=line.unit,
        party=line.party,
        document=line.document,
        first_day=line.first_day,
        open_minor=line.open_minor,
        hundredths=line.hundredths,
        doubted_minor=line.doubted_minor,
    )


def _next_id(work: Work, year: int) -> str:
    beginning = f"PP{year}-"
    known = allowances_of(work.session, work.book_id)
    number = 1 + sum(a.allowance_id.startswith(beginning) for a in known)
    return f"{beginning}{number:02}"
