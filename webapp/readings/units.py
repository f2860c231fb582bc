"""What pages about units and years show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.dealings.dealing import DealingKind, dealings_of
from bumdes.dealings.matching import matched_units
from bumdes.unit import HEAD_OFFICE
from bumdes.year_end.accepted_year import year_standing
from ledger import AccountKind, Dimension
from ledger.search import days_of_entries
from webapp.language.saying import t
from webapp.readings.sight import slug_of, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.dealings.dealing import Dealing
    from bumdes.work import Work
    from bumdes.year_end.accepted_year import YearStanding
    from ledger import Money

Options = list[tuple[str, str]]


class DealingLine(NamedTuple):
    """A dealing, in the words of a list."""

    dealing: Dealing
    kind: str
    giver: str
    taker: str
    amount: Money
    taken_back: bool


class MatchedLine(NamedTuple):
    """Both sides of a current account, in the words of a list."""

    account: str
    units: str
    at_head: Money
    in_units: Money
    difference: Money
    is_matched: bool


def dealing_lines(work: Work, unit: str | None = None) -> list[DealingLine]:
    """Return the dealings, or those of one *unit*, the latest first."""
    names = unit_names(work)
    found = [
        dealing
        for dealing in dealings_of(work.session, work.book_id)
        if unit in {None, dealing.from_unit, dealing.to_unit}
    ]
    taken_back = work.book.reversals(dealing.entry_sequence for dealing in found)
    return [
        DealingLine(
            dealing,
            DealingKind(dealing.kind).label,
            names.get(dealing.from_unit, dealing.from_unit),
            names.get(dealing.to_unit, dealing.to_unit),
            dealing.amount(work.book),
            dealing.entry_sequence in taken_back,
        )
        for dealing in found
    ]


def matched_lines(work: Work, at: dt.date) -> list[MatchedLine]:
    """Return both sides of every current account that ever moved."""
    names = unit_names(work)
    return [
        MatchedLine(
            matched.account,
            ", ".join(names.get(unit, unit) for unit in matched.units) or t("Tanpa unit"),
            matched.at_head,
            matched.in_units,
            matched.difference,
            matched.is_matched,
        )
        for matched in matched_units(work.book, at)
        if matched.at_head.amount or matched.in_units.amount
    ]


def unit_options(work: Work, *, open_only: bool = True) -> Options:
    """Return slug and name of the head office and of the units that may move something."""
    active = {
        value.code
        for value in work.book.known(Dimension.UNIT)
        if value.is_active or not open_only
    }
    return [
        (slug_of(code), name)
        for code, name in sorted(unit_names(work).items())
        if code == HEAD_OFFICE or code in active
    ]


def account_options(work: Work, *kinds: AccountKind, cash: bool | None = None) -> Options:
    """Return code and name of the accounts of *kinds* that may be named in a form.

    Args:
        cash: whether cash only, or everything but cash; None for both.
    """
    between = CurrentAccounts.of(work.book)
    return [
        (account.code, f"{account.code} {t(account.name)}")
        for account in work.book.chart
        if account.takes_postings
        and account.is_active
        and account.kind in kinds
        and account.code not in between
        and cash in {None, account.is_cash}
    ]


def book_years(work: Work, today: dt.date) -> list[YearStanding]:
    """Return the years of the books, the latest first."""
    days = days_of_entries(work.book)
    begin = days.first_day.year if days else today.year
    return [year_standing(work, year) for year in range(today.year, begin - 1, -1)]


def same_or_blank(options: Iterable[tuple[str, str]]) -> Options:
    """Return *options* with one on top that leaves the choice to the application."""
    return [("", t("Yang biasa")), *options]
