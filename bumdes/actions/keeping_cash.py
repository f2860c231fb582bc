"""Keeping cash: opening its places, saying who answers for them, and the rules for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.charting import FIRST_LOCAL, LAST_LOCAL, add_account_under
from bumdes.cash.count import is_counted
from bumdes.cash.keeper import CashKeeper
from bumdes.cash.place import CashKind, CashPlace, cash_places
from bumdes.cash.rule import RULES, CashRule
from bumdes.cash.standing import find_place
from bumdes.errors import InvalidFieldError, NotFoundError, TakenError
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.unit import find_unit
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work

CASH_HEADING = "1.1.01.00"
"""Under which the accounts of new places of cash are made."""

_LONGEST_RULE = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCashPlace:
    """A place of cash to be kept from now on.

    Attributes:
        name: what people call it.
        account: of one that the chart has; empty makes a new one of that name.
        unit: whose money it is; an empty string for the head office, and for banks.
        bank, number, in_name_of: of an account at a bank.
    """

    kind: CashKind
    name: str
    account: str = ""
    unit: str = ""
    bank: str = ""
    number: str = ""
    in_name_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCashPlace:
    """What is known of a place of cash, anew; see ``CashPlace``."""

    account: str
    unit: str
    name: str
    bank: str = ""
    number: str = ""
    in_name_of: str = ""
    note: str = ""


def open_cash_place(work: Work, command: OpenCashPlace) -> CashPlace:
    """Keep a place of cash, with an account of its own or one that the chart has.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        UnknownAccountError, HeadingAccountError: there is no such account.
        InvalidFieldError: it is no cash account, or a bank's is given to one unit.
        TakenError: the account is kept for that unit already.
        LocalAccountError: no code is left for a new account.
        BlankTextError: it has no name.
    """
    asked = described("open_cash_place", kind=command.kind, name=command.name)
    work.request = asked
    work.actor.require(Permission.KEEP_CASH)
    if command.unit:
        find_unit(work.session, work.book_id, command.unit)
        if command.kind is CashKind.BANK:
            raise InvalidFieldError("unit", command.unit, "of_whole")
    name = check_text(command.name, "name", most=100)
    if command.account:
        account = work.book.chart.postable(command.account)
    else:
        account = add_account_under(work, CASH_HEADING, name)
        work.request = asked
    if not is_counted(account):
        raise InvalidFieldError("account", account.code, "cash_account")
    if work.session.get(CashPlace, (work.book_id, account.code, command.unit)) is not None:
        raise TakenError("cash_place", account.name)
    place = CashPlace(
        book_id=work.book_id,
        account=account.code,
        unit=command.unit,
        kind=command.kind.value,
        label=name,
        bank=check_text(command.bank, "bank", most=100, blank=True),
        number=check_text(command.number, "number", most=40, blank=True),
        in_name_of=check_text(command.in_name_of, "owner", most=150, blank=True),
        note=check_text(command.note, "note", most=300, blank=True),
    )
    work.session.add(place)
    work.session.flush()
    return place


def change_cash_place(work: Work, command: ChangeCashPlace) -> CashPlace:
    """Keep what is known of a place of cash anew; its account stays.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no cash lies there.
        BlankTextError: it has no name.
    """
    work.request = described(
        "change_cash_place", account=command.account, unit=command.unit, name=command.name
    )
    work.actor.require(Permission.KEEP_CASH)
    place = _known(work, command.account, command.unit)
    place.label = check_text(command.name, "name", most=100)
    place.bank = check_text(command.bank, "bank", most=100, blank=True)
    place.number = check_text(command.number, "number", most=40, blank=True)
    place.in_name_of = check_text(command.in_name_of, "owner", most=150, blank=True)
    place.note = check_text(command.note, "note", most=300, blank=True)
    work.session.flush()
    return place


def close_cash_place(work: Work, account: str, unit: str) -> CashPlace:
    """Keep that nothing lies in a place any more; forms leave it out from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no cash lies there.
        InvalidFieldError: money is left in it.
    """
    work.request = described("close_cash_place", account=account, unit=unit)
    work.actor.require(Permission.KEEP_CASH)
    if find_place(work, account, unit, on=work.today).held.amount:
        raise InvalidFieldError("account", account, "empty_first")
    place = _known(work, account, unit)
    place.is_closed = True
    work.session.flush()
    others = cash_places(work.session, work.book_id).values()
    if all(other.is_closed for other in others if other.account == account):
        _use(work, account, is_active=False)
    return place


def reopen_cash_place(work: Work, account: str, unit: str) -> CashPlace:
    """Keep that money lies in a place again.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no cash lies there.
    """
    work.request = described("reopen_cash_place", account=account, unit=unit)
    work.actor.require(Permission.KEEP_CASH)
    place = _known(work, account, unit)
    place.is_closed = False
    work.session.flush()
    _use(work, account, is_active=True)
    return place


def entrust_cash(
    work: Work, account: str, unit: str, *, party: str, since: dt.date
) -> CashKeeper:
    """Keep who answers for a place of cash from a day on; an empty *party* is nobody.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no cash lies there, or there is no such person.
        InvalidFieldError: the day is yet to come.
        InvalidDateError: *since* is no day that books can hold.
    """
    work.request = described("entrust_cash", account=account, unit=unit, party=party)
    work.actor.require(Permission.KEEP_CASH)
    place = _known(work, account, unit)
    if party:
        find_party(work.session, work.book_id, party)
    if check_day(since) > work.today:
        raise InvalidFieldError("date", since, "not_after_today")
    keeper = work.session.merge(
        CashKeeper(
            book_id=work.book_id,
            account=place.account,
            unit=place.unit,
            since=since,
            party=party,
            recorded_at=stamp(work.clock()),
            recorded_by=work.actor.name,
        )
    )
    work.session.flush()
    return keeper


def set_cash_rule(
    work: Work, key: str, *, value: int, valid_from: dt.date, basis: str
) -> CashRule:
    """Lay a rule of cash down from a day on; one from the same day is replaced.

    Args:
        value: in days, 1 to 366.
        basis: the paper that says so.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: there is no such rule, or it cannot be so many days.
        BlankTextError: nothing says where it is laid down.
    """
    work.request = described("set_cash_rule", key=key, value=value, valid_from=valid_from)
    work.actor.require(Permission.KEEP_CASH)
    if key not in RULES:
        raise NotFoundError("cash_rule", key)
    if not 1 <= value <= _LONGEST_RULE:
        raise InvalidFieldError("value", value, "days_of_rule")
    rule = work.session.merge(
        CashRule(
            book_id=work.book_id,
            key=key,
            valid_from=check_day(valid_from),
            value=value,
            basis=check_text(basis, "basis", most=200),
            recorded_by=work.actor.name,
        )
    )
    work.session.flush()
    return rule


def _use(work: Work, code: str, *, is_active: bool) -> None:
    """Let forms offer an account of the enterprise's own, or leave it out."""
    account = work.book.chart[code]
    if FIRST_LOCAL <= int(code[-2:]) <= LAST_LOCAL and account.is_active is not is_active:
        work.book.change_account(code, name=account.name, is_active=is_active)


def _known(work: Work, account: str, unit: str) -> CashPlace:
    """Return what is known of a place, which is begun where nobody said anything of it."""
    standing = find_place(work, account, unit, on=work.today)
    if standing.known is not None:
        return standing.known
    place = CashPlace(
        book_id=work.book_id, account=account, unit=unit, kind=standing.kind.value
    )
    work.session.add(place)
    work.session.flush()
    return place
