"""Posting a cut-over: one opening entry of all there was, told apart right after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.taking_over_assets import TakeOverAsset, take_over_asset
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.assets.asset_class import find_class
from bumdes.bookings.asset import AssetFacts
from bumdes.capital.account import RETAINED
from bumdes.credit.control import OPENING, control_of
from bumdes.cut_over.cut_over import CutOverStage, cut_over_lines, find_cut_over
from bumdes.cut_over.part import Nature
from bumdes.cut_over.parts import find_part
from bumdes.cut_over.sheet import read_sheet
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.document import NewDocument, open_document
from bumdes.errors import CutOverStageError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import CUT_OVER_REGISTER, REGISTER_TAG
from bumdes.stock.pool import pooled
from bumdes.unit import HEAD_OFFICE
from ledger import EntryKind, JournalEntry, Posting, Side, credit, debit
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bumdes.cut_over.cut_over import CutOver, CutOverLine
    from bumdes.work import Work
    from ledger import Posted


@never_waits(Unwaited.OPENING)
def post_cut_over(work: Work) -> Posted:
    """Post the sheet as one opening entry; things and capital are named right after it.

    Posting it again changes nothing.

    Raises:
        PermissionDeniedError: the actor may bring in no opening balances, or keep no register
            of what is in it.
        CutOverStageError: the pengawas has not looked through it.
        EnterpriseError, LedgerError: an entry is refused; then nothing is posted.
    """
    work.request = described("post_cut_over")
    work.actor.require(Permission.RECORD_OPENING)
    work.book.writer()
    cut_over = find_cut_over(work.session, work.book_id)
    key = f"cut-over-{work.book_id}"
    known = work.book.find(key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    if cut_over.stage is not CutOverStage.REVIEWED:
        raise CutOverStageError(cut_over.stage)
    lines = cut_over_lines(work.session, work.book_id)
    proofs = dict.fromkeys(line.evidence for line in lines if line.evidence)
    if cut_over.review_paper:
        proofs[cut_over.review_paper] = None
    entry = JournalEntry(
        date=cut_over.on,
        description="Saldo awal pembukuan",
        postings=tuple(_postings(work, cut_over, lines)),
        kind=EntryKind.OPENING,
        key=key,
        tags={REGISTER_TAG: CUT_OVER_REGISTER},
        evidence=tuple(proofs),
    )
    posted = post(work, entry, register=CUT_OVER_REGISTER)
    for line in lines:
        _name(work, cut_over, line)
    cut_over.kept_stage, cut_over.entry_sequence = CutOverStage.POSTED, posted.sequence
    work.session.flush()
    return posted


def _postings(work: Work, cut_over: CutOver, lines: Iterable[CutOverLine]) -> Iterator[Posting]:
    """Yield all legs: of each unit, what it owes the head office, and what was kept."""
    by_unit: dict[str, list[Posting]] = {}
    for line in lines:
        by_unit.setdefault(line.unit, []).extend(_legs(work, cut_over, line))
    currents = CurrentAccounts.of(work.book)
    for unit, legs in by_unit.items():
        yield from pooled(legs)
        surplus = sum(leg.debit_minor - leg.credit_minor for leg in legs)
        if unit != HEAD_OFFICE and surplus:
            own = from_minor(abs(surplus), work.book.currency)
            yield from (currents.taken if surplus > 0 else currents.given)(unit, own)
    retained = read_sheet(work).retained
    if retained.amount > 0:
        yield credit(RETAINED, retained)
    elif retained.amount < 0:
        yield debit(RETAINED, -retained)


def _legs(work: Work, cut_over: CutOver, line: CutOverLine) -> Iterator[Posting]:
    part, currency = find_part(line.part), work.book.currency
    leg = debit if part.side is Side.DEBIT else credit
    said = {"unit": line.unit}
    if part.nature is Nature.CLAIM:
        said |= {"party": line.party, "document": _document(work, cut_over, line)}
    yield leg(line.account, from_minor(line.amount_minor, currency), **said)
    if line.worn_minor:
        worn = find_class(line.asset_class).worn
        yield credit(worn, from_minor(line.worn_minor, currency), unit=line.unit)


def _document(work: Work, cut_over: CutOver, line: CutOverLine) -> str:
    control = control_of(line.account)
    if control is None:
        raise InvalidFieldError("account", line.account, "explained_by_documents")
    new = NewDocument(
        sub_ledger=control.key,
        kind=OPENING.key,
        prefix=OPENING.prefix,
        issued_on=line.since or cut_over.on,
        party=line.party,
        unit=line.unit,
        due_on=line.due_on,
        original=from_minor(line.amount_minor, work.book.currency),
        description=line.name,
        reference=line.paper,
    )
    return open_document(work, new).code


def _name(work: Work, cut_over: CutOver, line: CutOverLine) -> None:
    """Enter a thing, or what somebody brought in, into its register."""
    amount = from_minor(line.amount_minor, work.book.currency)
    key = f"cut-over-{line.line_id}"
    match find_part(line.part).nature:
        case Nature.ASSET:
            take_over_asset(
                work,
                TakeOverAsset(
                    facts=AssetFacts(
                        name=line.name, asset_class=line.asset_class, paper=line.paper
                    ),
                    acquired_on=line.since or cut_over.on,
                    on=cut_over.on,
                    unit=line.unit,
                    cost=amount,
                    worn=from_minor(line.worn_minor, work.book.currency),
                    stands_unnamed=True,
                    key=key,
                ),
            )
        case Nature.CAPITAL:
            detail_opening(
                work,
                DetailOpening(
                    source=line.source,
                    contributor=line.party,
                    date=cut_over.on,
                    amount=amount,
                    account=line.account,
                    fiscal_year=line.since.year if line.since else None,
                    paper=line.paper,
                    key=key,
                ),
            )
