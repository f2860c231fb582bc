"""Work plans: drafted, reviewed, approved by the owners, revised in the middle of a year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.planning import (
    SetBudget,
    approve_plan,
    draft_plan,
    review_plan,
    revise_plan,
    set_budget,
    submit_plan,
)
from bumdes.actions.reviewing import GiveOpinion
from bumdes.demo.meetings import decision, meeting
from bumdes.governance.decision import DecisionKind
from bumdes.planning.review import Verdict
from ledger import rp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bumdes.demo.diary import Diary
    from bumdes.governance.deliberation import DeliberationKind
    from bumdes.permissions import Role
    from bumdes.work import Work

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Monthly:
    """What an account of a unit is to have every month, in rupiah, in some months at least."""

    unit: str
    account: str
    amount: int
    months: Iterable[int] = MONTHS

    def budget(self, *, percent: int = 100) -> SetBudget:
        """Return it as a budget, with *percent* of its amounts in whole thousands."""
        amount = rp(self.amount * percent // 100_000 * 1000)
        return SetBudget(
            unit=self.unit,
            account=self.account,
            amounts=dict.fromkeys(self.months, amount),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """Who plans in an enterprise, who reviews, and who approves."""

    organ: DeliberationKind
    short_name: str
    director: str
    planner: str
    reviewers: Mapping[Role, str]

    def note(
        self, diary: Diary, year: int, budgets: Iterable[SetBudget], *, summary: str
    ) -> None:
        """Note how the plan of *year* was made in the year before."""
        drafted = dt.date(year - 1, 11, 10)
        diary.did(
            drafted,
            self.planner,
            lambda work: draft_plan(work, year, on=drafted, summary=summary),
        )
        diary.did(drafted, self.planner, lambda work: set_budget(work, year, *budgets))
        self._carry(diary, year, dt.date(year - 1, 12, 1), number=f"7/{year - 1}")

    def revised(
        self, diary: Diary, day: dt.date, budgets: Iterable[SetBudget], *, reason: str
    ) -> None:
        """Note how the plan of the year of *day* was revised from *day* on."""
        year = day.year
        diary.did(
            day, self.planner, lambda work: revise_plan(work, year, on=day, reason=reason)
        )
        diary.did(day, self.planner, lambda work: set_budget(work, year, *budgets))
        self._carry(diary, year, day + dt.timedelta(days=2), number=f"6/{year}")

    def _carry(self, diary: Diary, year: int, submitted: dt.date, *, number: str) -> None:
        """Note how a draft was handed in, reviewed and approved within sixteen days."""
        reviewed, decided = (submitted + dt.timedelta(days=days) for days in (7, 16))
        diary.did(submitted, self.planner, partial(submit_plan, year=year, on=submitted))
        for organ, who in self.reviewers.items():
            diary.did(
                reviewed, who, partial(_agree, year=year, on=reviewed, organ=organ, who=who)
            )
        told = f"{self.short_name} {number}"
        agenda = f"Rencana program kerja tahun {year}"
        diary.met(
            self.director,
            meeting(self.organ, decided, f"BA {told}", agenda=agenda),
            decision(told, DecisionKind.APPROVE_PLAN, decided, f"Mengesahkan: {agenda}"),
        )
        diary.did(
            decided,
            self.director,
            partial(approve_plan, year=year, decision=told, on=decided),
        )


def _agree(work: Work, *, year: int, on: dt.date, organ: Role, who: str) -> None:
    opinion = GiveOpinion(
        organ=organ,
        verdict=Verdict.AGREED,
        on=on,
        note="Target wajar bila dibandingkan dengan realisasi tahun berjalan",
        signed_by=who,
    )
    review_plan(work, year, opinion)
