"""The scope of a report: which days, which unit, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.planning.budget import is_whole_months
from bumdes.unit import HEAD_OFFICE_NAME
from ledger import Dimension
from reports.errors import InvalidScopeError, UnknownFundError, UnknownUnitError

if TYPE_CHECKING:
    from ledger import BookView, DimensionValue, Period
    from reports.statement import Statement

OWN_MONEY_NAME = word("Dana sendiri")
"""What documents call what names no fund."""


class ZeroRows(StrEnum):
    """Which rows of a statement are printed where every figure is nothing."""

    AS_FORM = "form"
    """Those that its form always has."""
    HIDDEN = "hidden"
    """None but what the statement comes to."""
    SHOWN = "shown"
    """All of them."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is asked about.

    Attributes:
        period: the days, first and last included.
        compare: other periods beside it, the nearest first.
        unit: one unit of business; empty for the head office, None for all together.
        fund: one fund, such as a programme's; empty for what names none, None for all.
        budget: whether what the approved plan foresaw stands beside what was done.
        zero_rows: of a statement: which rows of nothing are printed.
        by_unit: whether each unit has a column, and their total; of each period.
        accounts: of a ledger: only these; a heading means all under it. Empty for all.
    """

    period: Period
    compare: tuple[Period, ...] = ()
    unit: str | None = None
    by_unit: bool = False
    accounts: tuple[str, ...] = ()
    fund: str | None = None
    budget: bool = False
    zero_rows: ZeroRows = ZeroRows.AS_FORM

    @property
    def periods(self) -> tuple[Period, ...]:
        """The period and those it is compared with."""
        return (self.period, *self.compare)

    @property
    def dimensions(self) -> dict[str, str]:
        """What lines must name to be in it."""
        asked = (("unit", self.unit), ("fund", self.fund))
        return {name: value for name, value in asked if value is not None}


def check_statement_scope(scope: Scope, statement: Statement) -> None:
    """Check that *scope* asks for columns that *statement* can have.

    Raises:
        InvalidScopeError: it does not.
    """
    report = statement.key
    if scope.accounts:
        raise InvalidScopeError(report, "accounts")
    if scope.by_unit and scope.unit is not None:
        raise InvalidScopeError(report, "by_unit with unit")
    if len(set(scope.periods)) < len(scope.periods):
        raise InvalidScopeError(report, "compare with itself")
    if scope.budget and not statement.takes_budget:
        raise InvalidScopeError(report, "budget")
    if scope.budget and scope.fund is not None:
        raise InvalidScopeError(report, "budget with one fund")
    if scope.budget and not is_whole_months(scope.period):
        raise InvalidScopeError(report, "whole months")


def check_listing_scope(
    scope: Scope,
    report: str,
    *,
    has_accounts: bool = False,
    has_compare: bool = False,
    has_fund: bool = True,
) -> None:
    """Check that *scope* asks for what a listing shows: one period, unless it compares.

    Raises:
        InvalidScopeError: it does not.
    """
    if scope.compare and not has_compare:
        raise InvalidScopeError(report, "compare")
    if len(set(scope.periods)) < len(scope.periods):
        raise InvalidScopeError(report, "compare with itself")
    if scope.by_unit:
        raise InvalidScopeError(report, "by_unit")
    if scope.budget:
        raise InvalidScopeError(report, "budget")
    if scope.zero_rows is not ZeroRows.AS_FORM:
        raise InvalidScopeError(report, "zero rows")
    if scope.accounts and not has_accounts:
        raise InvalidScopeError(report, "accounts")
    if scope.fund is not None and not has_fund:
        raise InvalidScopeError(report, "one fund")


def units_of(view: BookView) -> list[DimensionValue]:
    """Return the units that the book knows, in code order."""
    return view.known(Dimension.UNIT)


def unit_name(view: BookView, unit: str | None) -> str:
    """Return what documents call *unit*; nothing for all together.

    Raises:
        UnknownUnitError: the book knows no such unit.
    """
    if unit is None:
        return ""
    if unit == "":
        return HEAD_OFFICE_NAME
    for value in units_of(view):
        if value.code == unit:
            return value.name
    raise UnknownUnitError(unit)


def scope_name(view: BookView, scope: Scope) -> str:
    """Return what documents call the unit and the fund asked for; nothing for the whole.

    Raises:
        UnknownUnitError, UnknownFundError: the book knows no such unit or fund.
    """
    names = (unit_name(view, scope.unit), fund_name(view, scope.fund))
    return " · ".join(filter(None, names))


def fund_name(view: BookView, fund: str | None) -> str:
    """Return what documents call *fund*; nothing for all together.

    Raises:
        UnknownFundError: the book knows no such fund.
    """
    if fund is None:
        return ""
    if fund == "":
        return OWN_MONEY_NAME
    for value in view.known(Dimension.FUND):
        if value.code == fund:
            return phrase("Dana {fund}: {name}", fund=fund, name=value.name)
    raise UnknownFundError(fund)
