"""Employing: who works for the enterprise, on what terms, and until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, TakenError
from bumdes.parties.merger import require_standing
from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.income_tax import check_status
from bumdes.payroll.staff import CostPlace, PayKind, PayTerms, StaffMember, find_staff
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.unit import find_unit
from ledger import rp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What somebody earns; see ``PayTerms``.

    Attributes:
        wage: of a month, or of a day for who is paid by the day; in rupiah.
        allowance: of a month, in rupiah.
    """

    wage: Money
    allowance: Money = field(default_factory=lambda: rp(0))
    tax_status: str = "TK/0"
    programmes: tuple[Programme, ...] = ()
    risk: Risk = Risk.VERY_LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What somebody was paid in a year before the payroll began here; see ``StaffMember``."""

    year: int
    gross: Money
    tax: Money
    months: int
    deducted: Money = field(default_factory=lambda: rp(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Employ:
    """Somebody who begins to work; see ``StaffMember``."""

    party: str
    position: str
    first_day: dt.date
    terms: Terms
    pay_kind: PayKind = PayKind.MONTHLY
    cost_place: CostPlace = CostPlace.ADMINISTRATION
    unit: str = ""
    bank: str = ""
    bank_account: str = ""
    earlier: Earlier | None = None


def employ(work: Work, command: Employ) -> StaffMember:
    """Put somebody on the list of staff, with the terms that hold from the first day.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such party or unit.
        TakenError: the party is on the list already.
        PartyErasedError, PartyMergedError: what is new does not name that party.
        InvalidFieldError: the terms cannot be.
        TextTooLongError, BlankTextError: it cannot be said so.
    """
    work.request = described("employ", party=command.party, position=command.position)
    work.actor.require(Permission.RUN_PAYROLL)
    require_standing(work.session, work.book_id, command.party)
    find_unit(work.session, work.book_id, command.unit)
    if work.session.get(StaffMember, (work.book_id, command.party)) is not None:
        raise TakenError("staff", command.party)
    member = StaffMember(
        book_id=work.book_id,
        party=command.party,
        position=check_text(command.position, "position", most=100),
        pay_kind=PayKind(command.pay_kind).value,
        cost_place=CostPlace(command.cost_place).value,
        unit=command.unit,
        first_day=check_day(command.first_day),
        bank=check_text(command.bank, "bank", most=60, blank=True),
        bank_account=check_text(command.bank_account, "bank_account", most=40, blank=True),
    )
    if command.earlier is not None:
        _tell_earlier(member, command.earlier)
    work.session.add(member)
    work.session.flush()
    _set_terms(work, member, command.terms, command.first_day)
    return member


def change_terms(work: Work, party: str, terms: Terms, *, valid_from: dt.date) -> PayTerms:
    """Let other terms hold for somebody from a day on; earlier payrolls stay as they were.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nobody of that code works here.
        InvalidFieldError: the terms cannot be, or would hold before the work began.
    """
    work.request = described("change_terms", party=party, valid_from=valid_from)
    work.actor.require(Permission.RUN_PAYROLL)
    member = find_staff(work.session, work.book_id, party)
    if check_day(valid_from) < member.first_day:
        raise InvalidFieldError("valid_from", valid_from, "not_before_first_day")
    return _set_terms(work, member, terms, valid_from)


def end_employment(work: Work, party: str, last_day: dt.date) -> StaffMember:
    """Say that *last_day* is the last one on which somebody works.

    The payroll of that month settles the tax of the year.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nobody of that code works here.
        InvalidFieldError: it comes before the first day.
    """
    work.request = described("end_employment", party=party, last_day=last_day)
    work.actor.require(Permission.RUN_PAYROLL)
    member = find_staff(work.session, work.book_id, party)
    if check_day(last_day) < member.first_day:
        raise InvalidFieldError("last_day", last_day, "not_before_first_day")
    member.last_day = last_day
    work.session.flush()
    return member


def change_staff(
    work: Work, party: str, *, position: str, bank: str, bank_account: str
) -> StaffMember:
    """Say otherwise what somebody's work is called and where the wage is sent.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nobody of that code works here.
        TextTooLongError, BlankTextError: it cannot be said so.
    """
    work.request = described("change_staff", party=party)
    work.actor.require(Permission.RUN_PAYROLL)
    member = find_staff(work.session, work.book_id, party)
    member.position = check_text(position, "position", most=100)
    member.bank = check_text(bank, "bank", most=60, blank=True)
    member.bank_account = check_text(bank_account, "bank_account", most=40, blank=True)
    work.session.flush()
    return member


def _set_terms(work: Work, member: StaffMember, terms: Terms, valid_from: dt.date) -> PayTerms:
    if to_minor(terms.wage) <= 0:
        raise InvalidFieldError("wage", terms.wage, "positive")
    if to_minor(terms.allowance) < 0:
        raise InvalidFieldError("allowance", terms.allowance, "not_negative")
    found = work.session.get(PayTerms, (work.book_id, member.party, valid_from))
    made = found or PayTerms(
        book_id=work.book_id,
        party=member.party,
        valid_from=valid_from,
        wage_minor=0,
        allowance_minor=0,
        tax_status="",
        programmes="",
        risk="",
        set_by="",
    )
    made.wage_minor = to_minor(terms.wage)
    made.allowance_minor = to_minor(terms.allowance)
    made.tax_status = check_status(terms.tax_status)
    made.programmes = " ".join(p.value for p in Programme if p in terms.programmes)
    made.risk = Risk(terms.risk).value
    made.set_by = work.actor.name
    work.session.add(made)
    work.session.flush()
    return made


def _tell_earlier(member: StaffMember, earlier: Earlier) -> None:
    if not 0 < earlier.months <= MOST_MONTHS:
        raise InvalidFieldError("months", earlier.months, "months_of_year")
    member.earlier_year = earlier.year
    member.earlier_gross_minor = to_minor(earlier.gross)
    member.earlier_deducted_minor = to_minor(earlier.deducted)
    member.earlier_tax_minor = to_minor(earlier.tax)
    member.earlier_months = earlier.months
