"""Running units: opening one by decision, naming it anew, closing it, opening it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.founding import add_unit
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.errors import (
    InvalidFieldError,
    UnitClosedError,
    UnitMovedLaterError,
    UnitNotEmptyError,
    UnitOpenError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.unit import HEAD_OFFICE, Unit, find_unit
from ledger import Dimension
from ledger.text import check_text
from ledger.view import AS_LONG_AS_BOOKS_LAST

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenUnit:
    """A unit to be opened; see ``Unit``.

    Attributes:
        decision: number of the decision that opens it.
    """

    code: str
    name: str
    type_key: str
    opened_on: dt.date
    decision: str


def open_unit(work: Work, command: OpenUnit) -> Unit:
    """Open a unit of business because a deliberation decided it; see ``add_unit``.

    Raises:
        PermissionDeniedError: the actor may not.
        DecisionError, NotFoundError: no decision opens it.
        InvalidFieldError, TakenError: it cannot be called so.
    """
    work.request = described("open_unit", code=command.code, decision=command.decision)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    _require(work, command.decision, on=command.opened_on)
    unit = add_unit(
        work,
        command.code,
        command.name,
        type_key=command.type_key,
        opened_on=command.opened_on,
    )
    unit.opening_decision = command.decision
    work.session.flush()
    return unit


def rename_unit(work: Work, code: str, name: str) -> Unit:
    """Call a unit something else from now on, on every paper.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("rename_unit", code=code, name=name)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    unit = _unit(work, code)
    check_text(name, "name", most=100)
    unit.name = name
    _declare(work, unit)
    return unit


def let_unit_retain(work: Work, code: str, *, retains: bool) -> Unit:
    """Say whether closing a year leaves the result with the unit, from the next one on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
    """
    work.request = described("let_unit_retain", code=code, retains=retains)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    unit = _unit(work, code)
    unit.retains_result = retains
    work.session.flush()
    return unit


def close_unit(work: Work, code: str, *, on: dt.date, decision: str) -> Unit:
    """Close a unit at the end of day *on*: it takes no more entries.

    What it has must have gone back to the head office before. The result of its year stays,
    until the closing of the year carries it over.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit or decision.
        UnitClosedError: it is closed.
        DecisionError: no decision closes it.
        UnitMovedLaterError: entries after *on* are its own.
        UnitNotEmptyError: it still has assets or debts.
    """
    work.request = described("close_unit", code=code, on=on, decision=decision)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    unit = _unit(work, code)
    if unit.closed_on is not None:
        raise UnitClosedError(code, unit.closed_on)
    _require(work, decision, on=on)
    if held := _held(work, code, on):
        raise UnitNotEmptyError(code, held)
    if _moved_after(work, code, on):
        raise UnitMovedLaterError(code, on)
    unit.closed_on, unit.closing_decision = on, decision
    _declare(work, unit)
    return unit


def reopen_unit(work: Work, code: str, *, on: dt.date, decision: str) -> Unit:
    """Let a closed unit go on from day *on*.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit or decision.
        UnitOpenError: it is not closed.
        DecisionError: no decision opens it.
    """
    work.request = described("reopen_unit", code=code, on=on, decision=decision)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    unit = _unit(work, code)
    if unit.closed_on is None:
        raise UnitOpenError(code)
    _require(work, decision, on=on)
    unit.closed_on, unit.closing_decision = None, ""
    unit.opened_on, unit.opening_decision = on, decision
    _declare(work, unit)
    return unit


def _unit(work: Work, code: str) -> Unit:
    if code == HEAD_OFFICE:
        raise InvalidFieldError("unit", code, "no_head_office")
    return find_unit(work.session, work.book_id, code)


def _require(work: Work, decision: str, *, on: dt.date) -> None:
    kind = DecisionKind.OPEN_OR_CLOSE_UNIT
    require_decision(work.session, work.book_id, decision, kind, on=on)


def _declare(work: Work, unit: Unit) -> None:
    work.book.change_value(
        Dimension.UNIT,
        unit.code,
        name=unit.name,
        is_active=unit.closed_on is None,
        account=unit.current_account,
    )
    work.session.flush()


def _held(work: Work, code: str, on: dt.date) -> list[str]:
    """Return the accounts that last and on which the unit has something of its own."""
    between, chart = CurrentAccounts.of(work.book), work.book.chart
    return [
        account
        for account, balance in work.book.balances(on, unit=code).items()
        if not chart[account].is_temporary
        and account not in between
        and balance.debits != balance.credits
    ]


def _moved_after(work: Work, code: str, on: dt.date) -> bool:
    rows = work.book.turnovers(
        first_day=on, last_day=AS_LONG_AS_BOOKS_LAST, unit=code, past_of=[]
    )
    up_to = work.book.turnovers(first_day=on, last_day=on, unit=code, past_of=[])
    return sum(r.debits + r.credits for r in rows) != sum(r.debits + r.credits for r in up_to)
