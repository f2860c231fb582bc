"""The scope of a report: which days, which unit, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.unit import HEAD_OFFICE_NAME
from ledger import Dimension
from reports.errors import InvalidScopeError, UnknownFundError, UnknownUnitError

if TYPE_CHECKING:
    from ledger import BookView, DimensionValue, Period

OWN_MONEY_NAME = "Dana sendiri"
"""What documents call what names no fund."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is asked about.

    Attributes:
        period: the days, first and last included.
        compare: other periods beside it, the nearest first.
        unit: one unit of business; empty for the head office, None for all together.
        fund: one fund, such as a programme's; empty for what names none, None for all.
        by_unit: whether each unit has a column, and their total.
        accounts: of a ledger: only these; a heading means all under it. Empty for all.
    """

    period: Period
    compare: tuple[Period, ...] = ()
    unit: str | None = None
    by_unit: bool = False
    accounts: tuple[str, ...] = ()
    fund: str | None = None

    @property
    def periods(self) -> tuple[Period, ...]:
        """The period and those it is compared with."""
        return (self.period, *self.compare)

    @property
    def dimensions(self) -> dict[str, str]:
        """What lines must name to be in it."""
        asked = (("unit", self.unit), ("fund", self.fund))
        return {name: value for name, value in asked if value is not None}


def check_statement_scope(scope: Scope, report: str) -> None:
    """Check that *scope* asks for columns that a statement can have.

    Raises:
        InvalidScopeError: it does not.
    """
    if scope.accounts:
        raise InvalidScopeError(report, "accounts")
    if scope.by_unit and scope.compare:
        raise InvalidScopeError(report, "by_unit with compare")
    if scope.by_unit and scope.unit is not None:
        raise InvalidScopeError(report, "by_unit with unit")
    if len(set(scope.periods)) < len(scope.periods):
        raise InvalidScopeError(report, "compare with itself")


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
            return f"Dana {fund}: {value.name}"
    raise UnknownFundError(fund)
