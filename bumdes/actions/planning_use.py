"""Planning what a contribution is to be spent on, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.actions.proposing import fund_proposal
from bumdes.capital.contribution import find_contribution
from bumdes.capital.planned_use import PlannedUse
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.planning.proposal import cost_lines, find_proposal
from bumdes.record import described
from bumdes.unit import find_unit
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """One line of what a contribution is to be spent on (RAB); see ``PlannedUse``."""

    description: str
    account: str
    amount: Money
    unit: str | None = None


def plan_use(work: Work, fund: str, lines: Sequence[UseLine]) -> list[PlannedUse]:
    """Say what the contribution *fund* is to be spent on, in place of what was said before.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such contribution, or no such unit.
        UnknownAccountError: an account that the chart has not.
        InvalidFieldError: an amount that is not positive.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described(
        "plan_use", fund=fund, lines=[[line.account, line.amount] for line in lines]
    )
    work.actor.require(Permission.MANAGE_CAPITAL)
    contribution = find_contribution(work.session, work.book_id, fund)
    work.session.execute(
        delete(PlannedUse).where(PlannedUse.book_id == work.book_id, PlannedUse.fund == fund)
    )
    return add_planned_uses(work, contribution, lines)


def plan_use_by_proposal(work: Work, fund: str, proposal_id: str) -> list[PlannedUse]:
    """Spend the contribution *fund* on what an approved proposal costs (RAB), and say so there.

    Raises:
        PermissionDeniedError: the actor may not plan, or not keep the register.
        NotFoundError: there is no such contribution or proposal.
        WrongStageError: the proposal is not approved.
    """
    proposal = find_proposal(work.session, work.book_id, proposal_id)
    find_contribution(work.session, work.book_id, fund)
    fund_proposal(work, proposal_id, fund)
    lines = [
        UseLine(
            description=line.description,
            account=line.account,
            amount=from_minor(line.amount_minor, work.book.currency),
            unit=proposal.unit,
        )
        for line in cost_lines(work.session, work.book_id, proposal_id)
        if line.amount_minor
    ]
    work.actor.require(Permission.MANAGE_CAPITAL)
    return plan_use(work, fund, lines)


def add_planned_uses(
    work: Work, contribution: Contribution, lines: Sequence[UseLine]
) -> list[PlannedUse]:
    """Add *lines* to a contribution that has none."""
    work.actor.require(Permission.MANAGE_CAPITAL)
    made = [
        _planned(work, contribution, number, line) for number, line in enumerate(lines, start=1)
    ]
    work.session.add_all(made)
    work.session.flush()
    return made


def _planned(work: Work, contribution: Contribution, number: int, line: UseLine) -> PlannedUse:
    check_text(line.description, "description", most=200)
    account = work.book.chart[line.account]
    if line.unit is not None:
        find_unit(work.session, work.book_id, line.unit)
    minor = to_minor(line.amount)
    if minor <= 0:
        raise InvalidFieldError("amount", line.amount, "positive")
    return PlannedUse(
        book_id=work.book_id,
        fund=contribution.fund,
        line_no=number,
        description=line.description,
        account=account.code,
        amount_minor=minor,
        unit=line.unit,
    )
