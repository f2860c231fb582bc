"""Taxes of the demonstration: worked out each month, deposited, and withheld from some."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.depositing_taxes import DepositTax, FileReturn, deposit_tax, file_return
from bumdes.actions.running_taxes import run_taxes
from bumdes.actions.setting_taxes import SetTaxFacts, set_tax_facts
from bumdes.actions.withholding_tax import WithholdTax, pay_withheld, receive_withheld
from bumdes.demo import chance
from bumdes.demo.proofs import BANK_SLIP, RECEIPT
from bumdes.month import month_key, month_of, months_after
from bumdes.tax.outstanding import parts_of
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work
    from ledger import Period

_PAID_ON = 9

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"


@dataclass(frozen=True, slots=True)
class Taxpayer:
    """How an enterprise of the demonstration deals with its taxes.

    Attributes:
        treasurer: who does.
        bank: the account that deposits come out of, at the head office.
    """

    treasurer: str
    bank: str

    def registered(self, diary: Diary, on: dt.date, *, since: dt.date) -> None:
        """Note since when the enterprise is registered for tax, told on day *since*."""
        command = SetTaxFacts(valid_from=since, registered_on=on, note="Contoh")
        diary.did(since, self.treasurer, partial(set_tax_facts, command=command))

    def month(self, diary: Diary, month: dt.date, *, today: dt.date) -> None:
        """Note what is worked out as *month* ends, and deposited of the month before it.

        The last deposit is not made yet: the calendar tells that it is late.
        """
        who, this = self.treasurer, month_of(month)
        diary.did(this.last_day, who, partial(run_taxes, month=this))
        if this != month_of(today):
            paid = partial(self._paid, diary, month=months_after(this, -1))
            diary.did(month.replace(day=_PAID_ON), who, paid)

    def returned(self, diary: Diary, year: int) -> None:
        """Note that the return of *year* is handed in the year after."""
        day = dt.date(year + 1, 4, 21)
        command = FileReturn(
            tax="pph_29",
            month=month_of(dt.date(year, 12, 1)),
            on=day,
            receipt=f"BPE-{year} (contoh)",
        )
        diary.did(day, self.treasurer, partial(file_return, command=command))

    def withheld(self, diary: Diary, year: int) -> None:
        """Note a repair and a sale to an office of *year*, both less the tax."""
        day = dt.date(year, 5, 13)
        diary.did(day, self.treasurer, partial(self._repaired, diary, day=day))
        day = dt.date(year, 8, 12)
        diary.did(day, self.treasurer, partial(self._sold, day=day))

    def _paid(self, diary: Diary, work: Work, *, month: Period) -> None:
        """Deposit what is owed for *month*."""
        for tax in ("pph_final", "pph_21", "pph_23"):
            if not parts_of(work, tax, month):
                continue
            proof = diary.proofs.of_kind(BANK_SLIP)
            deposit_tax(
                work,
                DepositTax(
                    tax=tax,
                    month=month,
                    on=_day(month, _PAID_ON),
                    cash=self.bank,
                    ntpn=_ntpn(f"{tax} {month}"),
                    file=next(iter(proof), ""),
                    key=f"demo-setor-{tax}-{month_key(month)}",
                ),
            )
            if tax == "pph_23":
                filed = FileReturn(
                    tax=tax,
                    month=month,
                    on=_day(month, _PAID_ON),
                    receipt=f"BPE-{month_key(month)} (contoh)",
                )
                file_return(work, filed)

    def _repaired(self, diary: Diary, work: Work, *, day: dt.date) -> None:
        command = WithholdTax(
            tax_object="pph_23_services",
            date=day,
            base=rp(1_200_000),
            account="6.1.03.01",
            cash=self.bank,
            counterparty="Bengkel Listrik Terang",
            has_npwp=True,
            number=f"BP23-{day.year}-001",
            issued_on=day,
            description="Perbaikan instalasi listrik kantor",
            evidence=diary.proofs.of_kind(RECEIPT),
            key=f"demo-potong-{day.year}",
        )
        pay_withheld(work, command)

    def _sold(self, work: Work, *, day: dt.date) -> None:
        command = WithholdTax(
            tax_object="pph_22_goods",
            date=day,
            base=rp(2_400_000),
            account="4.2.01.91",
            cash=self.bank,
            counterparty="Kecamatan Contoh",
            has_npwp=True,
            description="Bahan pangan untuk kegiatan kecamatan",
            key=f"demo-dipungut-{day.year}",
        )
        receive_withheld(work, command)


def _day(month: Period, day: int) -> dt.date:
    """Return a day of the month after *month*."""
    return months_after(month, 1).first_day.replace(day=day)


def _ntpn(what: str) -> str:
    """Return a number like that of the state's receipts; it is made up."""
    return "".join(chance.one_of(f"{what} {place}", _LETTERS) for place in range(16))
