"""Founding an enterprise: its books, its villages, its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from bumdes.access.factor_rule import GRACE, FactorRule
from bumdes.chart import COMPONENTS, STANDARD_CLOSING, founding_accounts
from bumdes.enterprise import (
    Enterprise,
    EnterpriseKind,
    LegalStatus,
    Village,
    check_village_code,
)
from bumdes.enterprise_facts import DAYS, TEXTS, checked_facts
from bumdes.errors import InvalidFieldError, NotFoundError, TakenError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.region import find_region
from bumdes.stock.pool import pool_of
from bumdes.stored_file import find_file
from bumdes.unit import HEAD_OFFICE, Unit, check_unit_code, unit_type, units_of
from bumdes.work import Work
from ledger import Account, AccountKind, Book, Dimension, DimensionValue
from ledger.canonical import stamp
from ledger.journal_view import utc_now
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from bumdes.permissions import Actor
    from bumdes.unit_type import UnitType
    from ledger import Chart

UNIT_CURRENTS = "1.1.99.00"
"""RK Unit Usaha, the heading of the accounts between the head office and its units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEnterprise:
    """An enterprise to be founded; see ``Enterprise``."""

    book_id: str
    name: str
    kind: EnterpriseKind = EnterpriseKind.BUM_DESA
    legal_number: str = ""
    nib: str = ""
    npwp: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    place: str = ""
    founded_on: dt.date | None = None
    legal_status: LegalStatus = LegalStatus.UNREGISTERED
    legal_on: dt.date | None = None
    kbli: str = ""
    region_code: str = ""
    postal_code: str = ""
    website: str = ""


def found_enterprise(
    session: Session,
    command: FoundEnterprise,
    *,
    actor: Actor,
    clock: Callable[[], dt.datetime] = utc_now,
) -> Enterprise:
    """Make an enterprise with empty books: the standard chart, and accounts for closing.

    From a month on, those who approve will need a second factor; see ``require_factor``.

    Raises:
        PermissionDeniedError: the actor may not.
        BookExistsError: the id of the books is taken.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
        InvalidFieldError, InvalidDateError: a fact cannot be so; see ``checked_facts``.
    """
    actor.require(Permission.FOUND_ENTERPRISE)
    given = {name: getattr(command, name) for name in (*TEXTS, *DAYS) if name != "logo"}
    facts: dict[str, Any] = checked_facts(given)
    book = Book.create(
        session, command.book_id, name=command.name, chart=founding_accounts(), clock=clock
    )
    book.set_closing_accounts(**STANDARD_CLOSING._asdict())
    book.declare(*COMPONENTS)
    kind = EnterpriseKind(command.kind).value
    enterprise = Enterprise(book_id=command.book_id, kind=kind, **facts)
    session.add(enterprise)
    session.flush()
    now = clock()
    rule = FactorRule(
        book_id=command.book_id,
        valid_from=now.date() + GRACE,
        is_required=True,
        decided_by=actor.name,
        decided_at=stamp(now),
    )
    session.add(rule)
    pool_of(Work(actor, session, book, clock), HEAD_OFFICE)
    return enterprise


def change_enterprise(work: Work, **facts: str | dt.date | None) -> Enterprise:
    """Change what the enterprise says of itself: see ``bumdes.enterprise_facts``.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or it keeps no such file as logo.
        InvalidFieldError, InvalidDateError: it has no such fact, or it cannot be so.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.
    """
    work.request = described("change_enterprise", **facts)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    enterprise = _enterprise(work)
    checked = checked_facts(facts)
    _check_logo(work, str(checked.get("logo", "")))
    for name, value in checked.items():
        setattr(enterprise, name, value)
    work.session.flush()
    return enterprise


def add_village(
    work: Work,
    code: str,
    name: str,
    *,
    district: str = "",
    regency: str = "",
    province: str = "",
) -> Village:
    """Let a village own the enterprise, or a part of it.

    Where it lies is taken from the table of regions as far as it is not said.

    Args:
        code: with its dots or without.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        InvalidFieldError: the code is none, or it is a second village of a BUM Desa.
        TakenError: the village owns it already.
    """
    work.request = described("add_village", code=code, name=name)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    enterprise = _enterprise(work)
    code = check_village_code(code)
    for value, field in ((name, "name"), (district, "district"), (regency, "regency")):
        check_text(value, field, most=100, blank=field != "name")
    check_text(province, "province", most=100, blank=True)
    if work.session.get(Village, (work.book_id, code)) is not None:
        raise TakenError("village", code)
    count = select(func.count()).where(Village.book_id == work.book_id)
    if not enterprise.is_joint and work.session.scalar(count):
        raise InvalidFieldError("village_code", code, "one_village")
    village = Village(
        book_id=work.book_id,
        code=code,
        name=name,
        district=district or _name_of(code[:8]),
        regency=regency or _name_of(code[:5]),
        province=province or _name_of(code[:2]),
    )
    work.session.add(village)
    work.session.flush()
    return village


def add_unit(
    work: Work, code: str, name: str, *, type_key: str, opened_on: dt.date | None = None
) -> Unit:
    """Open a unit of business, with its account at the head office (RK Unit).

    Books that learnt the code from the entries of a program keep these entries: they are the
    unit's from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or there is no such type.
        InvalidFieldError: the code cannot be one.
        TakenError: another unit has the code.
    """
    work.request = described("add_unit", code=code, name=name, type_key=type_key)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    _enterprise(work)
    check_unit_code(code)
    check_text(name, "name", most=100)
    kind = unit_type(type_key)
    if work.session.get(Unit, (work.book_id, code)) is not None:
        raise TakenError("unit", code)
    unit = Unit(
        book_id=work.book_id,
        code=code,
        name=name,
        type_key=type_key,
        current_account=_current_account(work, name, kind),
        opened_on=opened_on,
    )
    _declare(work.book, unit)
    work.session.add(unit)
    work.session.flush()
    pool_of(work, code)
    return unit


def _declare(book: Book, unit: Unit) -> None:
    """Let postings name *unit*; the book may have learnt its code before."""
    known = {value.code for value in book.known(Dimension.UNIT)}
    account = unit.current_account
    if unit.code in known:
        book.change_value(
            Dimension.UNIT, unit.code, name=unit.name, is_active=True, account=account
        )
        return
    book.declare(
        DimensionValue(
            dimension=Dimension.UNIT, code=unit.code, name=unit.name, account=account
        )
    )


def _enterprise(work: Work) -> Enterprise:
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    return work.enterprise


def _name_of(code: str) -> str:
    region = find_region(code)
    return region.name if region else ""


def _check_logo(work: Work, digest: str) -> None:
    if digest and not find_file(work.session, work.book_id, digest).type.is_picture:
        raise InvalidFieldError("logo", digest, "picture")


def _current_account(work: Work, name: str, kind: UnitType) -> str:
    """Return an RK account that no other unit has: that of its type, or one of its own."""
    chart = work.book.chart
    if UNIT_CURRENTS not in chart:
        return ""
    taken = {unit.current_account for unit in units_of(work.session, work.book_id)}
    if kind.current_account in chart and kind.current_account not in taken:
        return kind.current_account
    code = _free_code(chart)
    work.book.add_account(Account(code=code, name=f"RK Unit {name}", kind=AccountKind.ASSET))
    return code


def _free_code(chart: Chart) -> str:
    codes = (f"{UNIT_CURRENTS[:-2]}{number:02}" for number in range(10, 99))
    for code in codes:
        if code not in chart:
            return code
    raise TakenError("account", UNIT_CURRENTS)
