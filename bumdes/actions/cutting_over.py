"""Cutting over: bringing in what there was before the books, as one opening entry.

Whoever keeps the books draws the sheet up; the pengawas looks through it, on screen or on
paper; then it is posted whole (``posting_cut_over``). Until then nothing is in the journal, and
everything can be put right.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.actions.founding import add_unit
from bumdes.actions.registering_contributors import contributor_for
from bumdes.assets.asset_class import find_class
from bumdes.capital.account import is_capital
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.cut_over.cut_over import (
    CutOver,
    CutOverLine,
    CutOverStage,
    cut_over_lines,
    cut_over_of,
    find_cut_over,
    find_line,
)
from bumdes.cut_over.part import Nature
from bumdes.cut_over.parts import find_part
from bumdes.errors import (
    BooksBegunError,
    ContributorNotOfferedError,
    CutOverEmptyError,
    CutOverStageError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import find_file
from bumdes.unit import HEAD_OFFICE, find_unit, free_code
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.cut_over.part import CutOverPart
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money

_CHANGEABLE = (CutOverStage.DRAFT, CutOverStage.SUBMITTED, CutOverStage.REVIEWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLine:
    """One thing there was; see ``CutOverLine``.

    Attributes:
        account: where it stands; left empty for things and capital.
        party: code of whom it concerns; of capital, the code of the village or contributor,
            empty where its source has only one.
        line_id: the same for the same line, so that asking twice adds it once.
    """

    part: str
    amount: Money
    unit: str = HEAD_OFFICE
    account: str = ""
    worn: Money | None = None
    party: str = ""
    source: str = ""
    asset_class: str = ""
    name: str = ""
    since: dt.date | None = None
    due_on: dt.date | None = None
    paper: str = ""
    evidence: str = ""
    line_id: str = field(default_factory=new_id)


def begin_cut_over(work: Work, on: dt.date) -> CutOver:
    """Begin the sheet of what there is on the day *on*, or move it to another day.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances.
        NotFoundError: no enterprise keeps these books.
        InvalidDateError, InvalidFieldError: books cannot begin on that day, or it is yet to
            come.
        BooksBegunError: the books have entries already.
        CutOverStageError: it is posted.
    """
    work.request = described("begin_cut_over", on=on)
    work.actor.require(Permission.RECORD_OPENING)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    if check_day(on) > work.today:
        raise InvalidFieldError("date", on, "not_after_today")
    known = cut_over_of(work.session, work.book_id)
    if known is not None:
        _require(known, *_CHANGEABLE)
        known.on = on
        _draw_again(known)
        work.session.flush()
        return known
    _require_empty(work)
    cut_over = CutOver(book_id=work.book_id, on=on, begun_by=work.actor.name)
    work.session.add(cut_over)
    work.session.flush()
    return cut_over


def take_over_unit(work: Work, name: str, type_key: str) -> Unit:
    """Take in a unit that is at work already; later ones are opened by a decision.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or there is no such type.
        BooksBegunError: the books have entries already; see ``open_unit``.
    """
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    _require_empty(work)
    code = free_code(work.session, work.book_id, name)
    return add_unit(work, code, name, type_key=type_key)


def add_line(work: Work, command: AddLine) -> CutOverLine:
    """Add something to the sheet; a sheet that was looked through is a draft again.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances.
        NotFoundError: there is no cut-over, part, unit, account, party, class, source or file.
        InvalidFieldError: the amount is not positive, more wore off than it cost, it came
            after the day, or the account is none of the part's.
        ContributorNotOfferedError: the source gives no capital of this contributor.
        CutOverStageError: the sheet is posted.
    """
    work.request = described("add_line", part=command.part, amount=command.amount)
    work.actor.require(Permission.RECORD_OPENING, unit=command.unit)
    cut_over = find_cut_over(work.session, work.book_id)
    _require(cut_over, *_CHANGEABLE)
    known = work.session.get(CutOverLine, (work.book_id, command.line_id))
    if known is not None:
        return known
    part = find_part(command.part)
    _check(work, cut_over, part, command)
    line = CutOverLine(
        book_id=work.book_id,
        line_id=command.line_id,
        part=part.key,
        unit=command.unit if part.is_of_units else HEAD_OFFICE,
        account=_account(work, part, command),
        amount_minor=to_minor(command.amount),
        worn_minor=0 if command.worn is None else to_minor(command.worn),
        party=_party(work, part, command),
        source=command.source,
        asset_class=command.asset_class,
        name=check_text(command.name, "name", most=150, blank=part.nature is not Nature.ASSET),
        since=command.since,
        due_on=command.due_on,
        paper=check_text(command.paper, "paper", most=100, blank=True),
        evidence=command.evidence,
        added_by=work.actor.name,
    )
    work.session.add(line)
    _draw_again(cut_over)
    work.session.flush()
    return line


def remove_line(work: Work, line_id: str) -> None:
    """Take something off the sheet again; what is not posted may still be put right.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances.
        NotFoundError: there is no such line.
        CutOverStageError: the sheet is posted.
    """
    work.request = described("remove_line", line_id=line_id)
    work.actor.require(Permission.RECORD_OPENING)
    cut_over = find_cut_over(work.session, work.book_id)
    _require(cut_over, *_CHANGEABLE)
    work.session.delete(find_line(work.session, work.book_id, line_id))
    _draw_again(cut_over)
    work.session.flush()


def submit_cut_over(work: Work) -> CutOver:
    """Hand the sheet to the pengawas.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances.
        CutOverEmptyError: there is nothing in it.
        CutOverStageError: it is no draft.
    """
    work.request = described("submit_cut_over")
    work.actor.require(Permission.RECORD_OPENING)
    cut_over = find_cut_over(work.session, work.book_id)
    _require(cut_over, CutOverStage.DRAFT)
    if not cut_over_lines(work.session, work.book_id):
        raise CutOverEmptyError
    cut_over.kept_stage, cut_over.submitted_by = CutOverStage.SUBMITTED, work.actor.name
    work.session.flush()
    return cut_over


def review_cut_over(work: Work, *, agrees: bool, remark: str = "") -> CutOver:
    """Say as pengawas that the sheet is right, or send it back with a remark.

    Raises:
        PermissionDeniedError: the actor reviews nothing, or drew the sheet up.
        BlankTextError: it is sent back without a word.
        CutOverStageError: it was not handed in.
    """
    work.request = described("review_cut_over", agrees=agrees)
    work.actor.require(Permission.REVIEW)
    cut_over = find_cut_over(work.session, work.book_id)
    _require(cut_over, CutOverStage.SUBMITTED)
    if work.actor.name in {cut_over.begun_by, cut_over.submitted_by}:
        raise PermissionDeniedError(work.actor.name, Permission.REVIEW)
    cut_over.remark = check_text(remark, "remark", most=300, blank=agrees)
    cut_over.kept_stage = CutOverStage.REVIEWED if agrees else CutOverStage.DRAFT
    cut_over.reviewed_by = work.actor.name if agrees else ""
    cut_over.reviewed_at = stamp(work.clock()) if agrees else ""
    work.session.flush()
    return cut_over


def accept_paper_review(work: Work, *, reviewer: str, paper: str) -> CutOver:
    """Keep the sheet that the pengawas signed on paper, where no pengawas logs in.

    Args:
        reviewer: the name under the signature.
        paper: digest of the picture or scan.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances.
        NotFoundError: there is no such file.
        BlankTextError: nobody signed.
        CutOverStageError: the sheet was not handed in.
    """
    work.request = described("accept_paper_review", reviewer=reviewer)
    work.actor.require(Permission.RECORD_OPENING)
    cut_over = find_cut_over(work.session, work.book_id)
    _require(cut_over, CutOverStage.SUBMITTED)
    cut_over.review_paper = find_file(work.session, work.book_id, paper).digest
    cut_over.reviewed_by = check_text(reviewer, "reviewer", most=150)
    cut_over.reviewed_at, cut_over.remark = stamp(work.clock()), ""
    cut_over.kept_stage = CutOverStage.REVIEWED
    work.session.flush()
    return cut_over


def _require_empty(work: Work) -> None:
    first = next(iter(work.book.entries()), None)
    if first is not None:
        raise BooksBegunError(first.entry.date)


def _require(cut_over: CutOver, *stages: CutOverStage) -> None:
    if cut_over.stage not in stages:
        raise CutOverStageError(cut_over.stage)


def _draw_again(cut_over: CutOver) -> None:
    """Ask for a new look: what was looked through has changed."""
    cut_over.kept_stage = CutOverStage.DRAFT
    cut_over.reviewed_by = cut_over.reviewed_at = cut_over.review_paper = ""


def _check(work: Work, cut_over: CutOver, part: CutOverPart, command: AddLine) -> None:
    find_unit(work.session, work.book_id, command.unit)
    if command.amount.amount <= 0:
        raise InvalidFieldError("amount", command.amount, "positive")
    if command.since is not None and check_day(command.since) > cut_over.on:
        raise InvalidFieldError("since", command.since, "not_after_opening")
    if command.due_on is not None:
        check_day(command.due_on)
    if command.evidence:
        find_file(work.session, work.book_id, command.evidence)
    if part.nature is not Nature.ASSET:
        return
    if command.since is None:
        raise InvalidFieldError("since", "", "given")
    worn = 0 if command.worn is None else to_minor(command.worn)
    wears_out = find_class(command.asset_class).wears_out
    if not 0 <= worn <= to_minor(command.amount) or (worn and not wears_out):
        raise InvalidFieldError("worn", command.worn, "not_more_than_cost")


def _account(work: Work, part: CutOverPart, command: AddLine) -> str:
    if part.nature is Nature.ASSET:
        return find_class(command.asset_class).cost
    if part.nature is Nature.CAPITAL:
        return _capital_account(work, command)
    account = work.book.chart.postable(command.account)
    if not part.offers(account):
        raise InvalidFieldError("account", command.account, "account_of_part")
    return account.code


def _capital_account(work: Work, command: AddLine) -> str:
    if command.source not in CAPITAL_SOURCES:
        raise NotFoundError("capital_source", command.source)
    source = CAPITAL_SOURCES[command.source]
    contributor = contributor_for(work, command.party, source)
    for outcome in source.outcomes:
        if contributor.of_kind in outcome.contributors and is_capital(outcome.accounts[0]):
            return contributor.account if contributor.is_village else outcome.accounts[0]
    raise ContributorNotOfferedError(source.label, contributor.of_kind)


def _party(work: Work, part: CutOverPart, command: AddLine) -> str:
    if part.nature is Nature.CLAIM:
        return find_party(work.session, work.book_id, command.party).code
    if part.nature is Nature.CAPITAL:
        return contributor_for(work, command.party, CAPITAL_SOURCES[command.source]).code
    return ""
