"""Contributing: capital comes in, as its source says, with its decision and its papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.planning_use import UseLine, add_planned_uses
from bumdes.actions.registering_contributors import contributor_for
from bumdes.approval.waiting import may_wait
from bumdes.bookings.contributed_thing import plan_thing, thing_of
from bumdes.capital.account import CAPITAL_REGISTER, RETAINED
from bumdes.capital.contribution import (
    Contribution,
    ContributionForm,
    contributions_of,
    next_fund,
)
from bumdes.capital.earmark import find_earmark
from bumdes.capital.offering import form_of, outcome_for
from bumdes.capital_source import CapitalSource, Paper, Treatment
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.credit.untold import untold
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PaperRequiredError,
    SharesPastWholeError,
    TakenError,
)
from bumdes.governance.cooperation import find_cooperation
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stock.pool import declare_pools, pooled
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import Dimension, DimensionValue, JournalEntry, credit, debit
from ledger.money import to_minor
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.bookings.asset import AssetFacts
    from bumdes.capital.contributor import Contributor
    from bumdes.capital_source import Outcome
    from bumdes.work import Work
    from ledger import Money

_DECISIONS = {
    Treatment.OWNERSHIP: (DecisionKind.TAKE_CAPITAL,),
    Treatment.DONATION: (DecisionKind.TAKE_CAPITAL,),
    Treatment.STAKE: (DecisionKind.TAKE_CAPITAL,),
    Treatment.LIABILITY: (DecisionKind.BORROW,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeCapital:
    """A contribution that came in; see ``Contribution``.

    Attributes:
        source: key of the source.
        contributor: code of the contributor, or of the member village; may be left out where
            the source has only one (profit, DBM).
        into: the account it came into: cash for money, the thing for goods; for profit made
            capital, where that profit is kept.
        treatment: what it becomes; may be left out unless the agreement decides.
        account: the account credited where the treatment leaves a choice.
        fiscal_year: of the budget it comes from; the year of the day if not said.
        apbdes_code: the line of the village's budget; that of the source if not said.
        share: of a stake in a unit, the part of the unit's profit that is the partner's.
        is_ring_fenced: None for as its earmark says.
        uses: what it is to be spent on (RAB).
        fund: its number; the next free one if not said.
        asset: what is said of a thing that goes into the register of assets; its purpose,
            and what is usual for its account, if not said.
        key: the same for the same contribution, so that asking twice records once.
    """

    source: str
    date: dt.date
    amount: Money
    into: str
    decision: str
    contributor: str = ""
    treatment: Treatment | None = None
    account: str = ""
    fiscal_year: int | None = None
    apbdes_code: str | None = None
    paper: str = ""
    paper_date: dt.date | None = None
    bank_slip: str = ""
    handover: str = ""
    purpose: str = ""
    earmark: str = ""
    is_ring_fenced: bool | None = None
    unit: str = ""
    share: Fraction | None = None
    cooperation_id: str = ""
    uses: tuple[UseLine, ...] = ()
    evidence: tuple[str, ...] = ()
    description: str = ""
    fund: str = ""
    asset: AssetFacts | None = None
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def contribute_capital(work: Work, command: ContributeCapital) -> Contribution:
    """Take a contribution into the register, and post it to the accounts its source names.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such source, contributor, decision, unit, earmark or
            cooperation.
        ContributorNotOfferedError, TreatmentNotOfferedError: the source does not give this.
        PaperRequiredError: the number of its paper, or of the hand-over minutes, is missing.
        LandAsCapitalError: it is land, or a building of a village.
        SharesPastWholeError: partners would have more than all of a unit's profit.
        InvalidFieldError: the account it came into is none for money, goods or profit.
        TakenError: another contribution has its number.
        DecisionError: no decision takes it.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = _request(command)
    work.actor.require(Permission.MANAGE_CAPITAL)
    work.book.writer()  # holds the books, so that nobody else takes the same number
    known = work.book.find(command.key)
    source = _source(command.source)
    contributor = contributor_for(work, command.contributor, source)
    outcome = outcome_for(source, contributor, command.treatment)
    into = work.book.chart.postable(command.into)
    form = form_of(into, source, contributor, outcome)
    _check_papers(command, source, form)
    if command.cooperation_id:
        find_cooperation(work.session, work.book_id, command.cooperation_id)
    _check_stake(work, command, outcome)
    fund = known.entry.tags.get(RECORD_TAG, "") if known else _fund(work, command)
    contribution = _contribution(command, contributor, outcome, form=form, fund=fund)
    contribution.book_id, contribution.recorded_by = work.book_id, work.actor.name
    require_decision(
        work.session,
        work.book_id,
        command.decision,
        *_decisions(contribution, outcome),
        on=command.date,
    )
    if not known:
        _declare(work, contribution)
    entry = _entry(
        command,
        contribution,
        contributor,
        outcome,
        thing=thing_of(work, command.asset, contribution, known),
    )
    entry = untold(work, entry, known)
    declare_pools(work, entry.postings)
    posted = post(work, entry, register=CAPITAL_REGISTER)
    if known:
        return work.session.get_one(Contribution, (work.book_id, fund))
    contribution.entry_sequence = posted.sequence
    work.session.add(contribution)
    work.session.flush()
    plan_thing(work, command.asset, contribution, entry)
    add_planned_uses(work, contribution, command.uses)
    return contribution


def _request(command: ContributeCapital) -> str:
    return described(
        "contribute_capital",
        source=command.source,
        contributor=command.contributor,
        date=command.date,
        amount=command.amount,
        into=command.into,
        decision=command.decision,
        paper=command.paper,
        fund=command.fund,
        key=command.key,
    )


def _source(key: str) -> CapitalSource:
    if key not in CAPITAL_SOURCES:
        raise NotFoundError("capital_source", key)
    return CAPITAL_SOURCES[key]


def _check_papers(
    command: ContributeCapital, source: CapitalSource, form: ContributionForm
) -> None:
    if source.paper is not None and not command.paper.strip():
        raise PaperRequiredError(source.label, source.paper)
    if form is ContributionForm.GOODS and not command.handover.strip():
        raise PaperRequiredError(source.label, Paper.HANDOVER)
    for value, name, most in (
        (command.paper, "paper", 100),
        (command.bank_slip, "bank_slip", 100),
        (command.handover, "handover", 100),
        (command.purpose, "purpose", 300),
        (command.apbdes_code or "", "apbdes_code", 40),
    ):
        check_text(value, name, most=most, blank=True)


def _check_stake(work: Work, command: ContributeCapital, outcome: Outcome) -> None:
    """Do nothing if the unit and the share are those of a stake, or there is none.

    Raises:
        NotFoundError, InvalidFieldError: a stake is in one unit and has a share.
        SharesPastWholeError: the shares of the unit's partners would be more than all of it.
    """
    if outcome.treatment is not Treatment.STAKE:
        if command.unit or command.share is not None:
            raise InvalidFieldError("unit", command.unit, "only_stakes")
        return
    if command.unit == HEAD_OFFICE or command.share is None or command.share <= 0:
        raise InvalidFieldError("share", command.share, "share_of_unit")
    unit = find_unit(work.session, work.book_id, command.unit)
    known = [c for c in contributions_of(work.session, work.book_id) if c.unit == unit.code]
    back = work.book.reversals(c.entry_sequence for c in known)
    standing = (c for c in known if c.entry_sequence not in back)
    taken = sum((c.unit_share for c in standing), start=Fraction(0))
    again = work.book.find(command.key) is not None
    if not again and taken + command.share > 1:
        raise SharesPastWholeError(unit.name, str(command.share), str(1 - taken))


def _decisions(contribution: Contribution, outcome: Outcome) -> tuple[DecisionKind, ...]:
    if contribution.in_form is ContributionForm.CONVERSION:
        from_earnings = contribution.into.startswith(RETAINED[:4])
        return (
            (DecisionKind.SHARE_PROFIT,)
            if from_earnings
            else (DecisionKind.TAKE_CAPITAL, DecisionKind.SHARE_PROFIT)
        )
    return _DECISIONS[outcome.treatment]


def _fund(work: Work, command: ContributeCapital) -> str:
    """Return the number asked for, or the next free one of the year: ``M2025-001``."""
    if command.fund:
        if work.session.get(Contribution, (work.book_id, command.fund)) is not None:
            raise TakenError("contribution", command.fund)
        return check_code(command.fund, "fund")
    return next_fund(work.session, work.book, command.date.year)


def _contribution(
    command: ContributeCapital,
    contributor: Contributor,
    outcome: Outcome,
    *,
    form: ContributionForm,
    fund: str,
) -> Contribution:
    source = CAPITAL_SOURCES[command.source]
    earmark = find_earmark(command.earmark, command.date) if command.earmark else None
    ring_fenced = command.is_ring_fenced
    if ring_fenced is None:
        ring_fenced = earmark is not None and earmark.is_ring_fenced
    apbdes = command.apbdes_code
    return Contribution(
        book_id="",
        fund=fund,
        contributor=contributor.code,
        source=source.key,
        treatment=outcome.treatment.value,
        form=form.value,
        date=command.date,
        amount_minor=to_minor(command.amount),
        account=_account(command, contributor, outcome),
        into=command.into,
        fiscal_year=command.fiscal_year or command.date.year,
        decision=command.decision,
        entry_sequence=0,
        recorded_by="",
        apbdes_code=source.apbdes_code if apbdes is None else apbdes,
        paper=command.paper,
        paper_date=command.paper_date,
        bank_slip=command.bank_slip,
        handover=command.handover,
        purpose=command.purpose,
        earmark=command.earmark,
        is_ring_fenced=ring_fenced,
        unit=command.unit,
        share=str(command.share) if command.share is not None else "",
        cooperation_id=command.cooperation_id or contributor.cooperation_id,
    )


def _account(command: ContributeCapital, contributor: Contributor, outcome: Outcome) -> str:
    """Return the account to be credited: the contributor's own, the chosen or the usual one.

    Raises:
        InvalidFieldError: the chosen one is not among those that the source names.
    """
    if contributor.is_village:
        return contributor.account
    if command.account and command.account not in outcome.accounts:
        raise InvalidFieldError("account", command.account, "account_of_source")
    return command.account or outcome.accounts[0]


def _declare(work: Work, contribution: Contribution) -> None:
    """Let postings name the fund; also where no money of its own comes in."""
    name = f"{contribution.of_source.label} {contribution.fiscal_year}"
    if contribution.purpose:
        name = f"{name}: {contribution.purpose}"[:200]
    if contribution.fund not in {value.code for value in work.book.known(Dimension.FUND)}:
        work.book.declare(
            DimensionValue(dimension=Dimension.FUND, code=contribution.fund, name=name)
        )


def _entry(
    command: ContributeCapital,
    contribution: Contribution,
    contributor: Contributor,
    outcome: Outcome,
    *,
    thing: str = "",
) -> JournalEntry:
    said = command.description or (
        f"{outcome.treatment.label} {contribution.of_source.label}"
        f" {contribution.fiscal_year} dari {contributor.name}"
    )
    amount, fund, unit = command.amount, contribution.ledger_fund, contribution.unit
    brings_money = contribution.in_form is ContributionForm.MONEY
    return JournalEntry(
        date=command.date,
        description=said[:500],
        postings=pooled(
            (
                debit(contribution.into, amount, unit=unit, fund=fund, asset=thing),
                credit(
                    contribution.account,
                    amount,
                    unit=unit,
                    fund=fund,
                    party=contributor.code,
                    component=outcome.component if brings_money else "",
                ),
            ),
        ),
        key=command.key,
        tags={REGISTER_TAG: CAPITAL_REGISTER, RECORD_TAG: contribution.fund},
        decision=command.decision,
        evidence=command.evidence,
    )
