"""Clauses that papers and agreements share: how long, how much, between which villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.enterprise import check_village_code
from bumdes.errors import InvalidFieldError, TakenError
from ledger.journal import check_day
from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ledger import Money

FEWEST_VILLAGES = 2
"""What makes a regulation a joint one."""


def check_term(first_day: dt.date, last_day: dt.date | None) -> None:
    """Do nothing if what begins on one day may end on the other.

    Raises:
        InvalidFieldError: it would end before it begins.
    """
    if last_day is not None and check_day(last_day) < first_day:
        raise InvalidFieldError("last_day", last_day, "not_before_first_day")


def check_amount(amount: Money | None) -> int | None:
    """Return an amount that is not negative in sen; None for none.

    Raises:
        InvalidFieldError: it is negative.
        MoneyError: it cannot be kept exactly.
    """
    minor = None if amount is None else to_minor(amount)
    if minor is not None and minor < 0:
        raise InvalidFieldError("amount", amount, "not_negative")
    return minor


def check_villages(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of at least two different villages, in order.

    Raises:
        InvalidFieldError: one is no code, or they are too few.
        TakenError: one comes twice.
    """
    checked = [check_village_code(code) for code in codes]
    for code in checked:
        if checked.count(code) > 1:
            raise TakenError("village", code)
    if len(checked) < FEWEST_VILLAGES:
        raise InvalidFieldError("village_code", ", ".join(checked), "several_villages")
    return tuple(sorted(checked))
