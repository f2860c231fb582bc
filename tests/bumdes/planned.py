"""Plans and proposals for the tests, carried as far as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.actions.planning import (
    SetBudget,
    approve_plan,
    draft_plan,
    review_plan,
    set_budget,
    submit_plan,
)
from bumdes.actions.proposing import (
    Cost,
    Propose,
    approve_proposal,
    draft_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.reviewing import GiveOpinion
from bumdes.governance.decision import Decision, DecisionKind
from bumdes.permissions import Actor, Role
from bumdes.planning.review import Verdict
from ledger import rp
from tests.bumdes.village import day

if TYPE_CHECKING:
    import datetime as dt

    from tests.bumdes.village import Village

ADVISOR = Actor("kades", Role.ADVISOR)
SUPERVISOR = Actor("lastri", Role.SUPERVISOR)
SECRETARY = Actor("wulan", Role.SECRETARY)

RENT, WAGES, EQUIPMENT = "4.1.01.01", "6.1.01.01", "1.3.03.01"


def decided(village: Village, number: str = "MD/1", **facts: Any) -> str:
    """Record a decision, and return its number."""
    kind = facts.pop("kind", DecisionKind.APPROVE_PLAN).value
    given = {"decided_on": day(1, 5), "about": "Keputusan", "recorded_by": "wulan", **facts}
    with village.work() as work:
        decision = Decision(book_id=village.book_id, number=number, kind=kind, **given)
        work.session.add(decision)
    return number


def opinion(
    organ: Role = Role.ADVISOR,
    verdict: Verdict = Verdict.AGREED,
    *,
    on: dt.date | None = None,
    note: str = "",
) -> GiveOpinion:
    return GiveOpinion(organ=organ, verdict=verdict, on=on or day(1, 4), note=note)


def budget(
    account: str = RENT, amounts: dict[int, int] | None = None, *, unit: str = ""
) -> SetBudget:
    """Return a budget of whole rupiah by month; Rp1.000.000 in January where none is named."""
    given = amounts or {1: 1_000_000}
    return SetBudget(unit=unit, account=account, amounts={m: rp(a) for m, a in given.items()})


def drafted(village: Village, *budgets: SetBudget, year: int = 2025) -> Village:
    village.does(draft_plan, year, on=day(1, 2))
    village.does(set_budget, year, *(budgets or (budget(),)))
    return village


def submitted(village: Village, *budgets: SetBudget, year: int = 2025) -> Village:
    drafted(village, *budgets, year=year).does(submit_plan, year, on=day(1, 3))
    return village


def reviewed(village: Village, *budgets: SetBudget, year: int = 2025) -> Village:
    submitted(village, *budgets, year=year)
    agree(village, year)
    return village


def agree(village: Village, year: int = 2025) -> None:
    """Let both organs agree to the plan of *year*."""
    village.does(review_plan, year, opinion(), by=ADVISOR)
    village.does(review_plan, year, opinion(Role.SUPERVISOR), by=SUPERVISOR)


def approved(
    village: Village, *budgets: SetBudget, year: int = 2025, number: str = "MD/1"
) -> Village:
    reviewed(village, *budgets, year=year)
    decided(village, number)
    village.does(approve_plan, year, decision=number, on=day(1, 6))
    return village


# --- proposals -------------------------------------------------------------------------


def cost(account: str = EQUIPMENT, price: int = 1_000_000, **facts: Any) -> Cost:
    """Return a cost of one paket; *facts* are its other fields."""
    given = {"description": "Mesin", "account": account, "price": rp(price), **facts}
    return Cost(**given)


def propose(*costs: Cost, **facts: Any) -> Propose:
    given = {"title": "Kedai kopi", "unit": "", "on": day(1, 2), **facts}
    return Propose(costs=costs or (cost(),), **given)


def proposed(village: Village, *costs: Cost, **facts: Any) -> str:
    """Draft a proposal, and return its id."""
    return village.does(draft_proposal, propose(*costs, **facts)).proposal_id


def proposal_reviewed(village: Village, *costs: Cost, **facts: Any) -> str:
    """Carry a proposal until both organs have agreed, and return its id."""
    proposal_id = proposed(village, *costs, **facts)
    village.does(submit_proposal, proposal_id, on=day(1, 3))
    village.does(review_proposal, proposal_id, opinion(), by=ADVISOR)
    village.does(review_proposal, proposal_id, opinion(Role.SUPERVISOR), by=SUPERVISOR)
    return proposal_id


def proposal_approved(
    village: Village, *costs: Cost, number: str = "MD/P", **facts: Any
) -> str:
    """Carry a proposal until it is approved on 5 January, and return its id."""
    proposal_id = proposal_reviewed(village, *costs, **facts)
    decided(village, number, kind=DecisionKind.APPROVE_PROPOSAL)
    village.does(approve_proposal, proposal_id, decision=number, on=day(1, 6))
    return proposal_id
