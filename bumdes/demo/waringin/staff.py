"""The people who work for the village enterprise, and their wages from the second year on."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.employing import Employ, Terms, employ
from bumdes.actions.paying_wages import PayWages, WagePayment, pay_wages
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.running_payroll import (
    ChangeSlip,
    change_slip,
    draft_payroll,
    post_payroll,
    review_payroll,
)
from bumdes.demo.proofs import BANK_SLIP
from bumdes.demo.waringin.office import BANK, DIRECTOR, TREASURER
from bumdes.month import month_of
from bumdes.party import PartyKind
from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.owed import CONTRIBUTIONS, owed
from bumdes.payroll.standing import payroll_of_month
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.payroll.payroll import Payroll
    from bumdes.work import Work

_STAFF = (
    ("PEG-01", "Bagas", "Direktur", 1_000_000, "K/2"),
    ("PEG-02", "Wulan", "Sekretaris", 700_000, "TK/0"),
    ("PEG-03", "Ratna", "Bendahara", 700_000, "K/1"),
)
"""Code, name, position, wage of a month in rupiah, family status for the tax."""

_PROGRAMMES = (Programme.ACCIDENT, Programme.DEATH)
_OVERTIME_MONTHS, _OVERTIME = (3, 6, 9), 150_000
"""When the secretary works longer, and what that is worth in rupiah."""


def hired(diary: Diary, year: int) -> None:
    """Note that the payroll is kept here from *year* on."""
    diary.did(dt.date(year, 1, 2), TREASURER, partial(_hire, first_day=dt.date(year, 1, 1)))


def month(diary: Diary, month: dt.date, *, year: int) -> None:
    """Note the payroll of a month: drafted, reviewed, posted, paid."""
    if month.year < year:
        return
    diary.did(month.replace(day=20), TREASURER, partial(_draft, month=month))
    diary.did(month.replace(day=23), DIRECTOR, partial(_review, month=month))
    diary.did(month.replace(day=25), TREASURER, partial(_pay, diary=diary, month=month))
    if (month.year, month.month) > (year, 1):
        diary.did(month.replace(day=12), TREASURER, partial(_contribute, diary=diary))


def _hire(work: Work, first_day: dt.date) -> None:
    for code, name, position, wage, status in _STAFF:
        register_party(work, RegisterParty(name=name, kind=PartyKind.STAFF, code=code))
        terms = Terms(
            wage=rp(wage), tax_status=status, programmes=_PROGRAMMES, risk=Risk.VERY_LOW
        )
        employ(
            work,
            Employ(
                party=code,
                position=position,
                first_day=first_day,
                terms=terms,
                bank="BRI",
                bank_account=f"0000-01-{code[-2:]}0000-53-0",
            ),
        )


def _draft(work: Work, month: dt.date) -> None:
    payroll = draft_payroll(work, month_of(month), pay_day=month.replace(day=25))
    if month.month in _OVERTIME_MONTHS:
        change = ChangeSlip(
            payroll_id=payroll.payroll_id, party="PEG-02", overtime=rp(_OVERTIME)
        )
        change_slip(work, change)


def _review(work: Work, month: dt.date) -> None:
    review_payroll(work, _payroll(work, month).payroll_id)


def _pay(work: Work, *, diary: Diary, month: dt.date) -> None:
    post_payroll(work, _payroll(work, month).payroll_id)
    day = work.clock().date()
    wages = [debt for debt in owed(work, day, unit="") if debt.account != CONTRIBUTIONS]
    pay_wages(
        work,
        PayWages(
            date=day,
            cash=BANK,
            payments=tuple(
                WagePayment(account=debt.account, party=debt.party, amount=debt.amount)
                for debt in wages
            ),
            evidence=diary.proofs.of_kind(BANK_SLIP),
            key=f"demo-gaji-{day}",
        ),
    )


def _contribute(work: Work, *, diary: Diary) -> None:
    day = work.clock().date()
    pay_wages(
        work,
        PayWages(
            date=day,
            cash=BANK,
            description="Setor iuran BPJS",
            evidence=diary.proofs.of_kind(BANK_SLIP),
            key=f"demo-bpjs-{day}",
        ),
    )


def _payroll(work: Work, month: dt.date) -> Payroll:
    found = payroll_of_month(work, month_of(month))
    if found is None:
        msg = f"no payroll was drafted for {month}"
        raise AssertionError(msg)
    return found
