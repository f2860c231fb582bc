"""A village enterprise that is registered for tax, with what it sells and owes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.depositing_taxes import DepositTax, deposit_tax
from bumdes.actions.recording import record_entry
from bumdes.actions.running_taxes import run_taxes
from bumdes.actions.setting_taxes import SetTaxFacts, set_tax_facts
from bumdes.enterprise import Village as Owner
from bumdes.sub_ledger_proof import prove
from ledger import JournalEntry, Period, credit, debit, rp
from tests.bumdes.village import day, founded

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bumdes.monthly_run import RunResult
    from bumdes.tax.deposit import TaxDeposit
    from ledger import Posted
    from tests.bumdes.village import Village

CASH, SALES, WAGES = "1.1.01.01", "4.2.01.91", "6.1.01.01"
FINAL, PREPAID = "2.1.02.05", "1.1.07.03"
NTPN = "0123456789ABCDEF"


def month(number: int, year: int = 2025) -> Period:
    return Period.month(year, number)


def taxpayer(engine: Engine, *, registered: int | None = 2024, **facts: object) -> Village:
    """Return an enterprise of a village, with units TOKO and JASA; *registered* is a year."""
    village = founded(engine).with_unit("TOKO").with_unit("JASA", "services")
    with village.work() as work:
        work.session.add(Owner(book_id=work.book_id, code="35.17.08.2011", name="Maju"))
    if registered is not None:
        registers(village, dt.date(registered, 3, 1), **facts)
    return village


def registers(village: Village, on: dt.date, *, since: dt.date | None = None, **facts) -> None:
    command = SetTaxFacts(valid_from=since or on, registered_on=on, **facts)
    village.does(set_tax_facts, command)


def books(village: Village, *postings, on: dt.date | None = None) -> Posted:
    entry = JournalEntry(date=on or day(3, 10), description="Catatan", postings=postings)
    return village.does(record_entry, entry)


def earns(
    village: Village,
    amount: int,
    *,
    unit: str = "TOKO",
    on: dt.date | None = None,
    account: str = SALES,
) -> Posted:
    cash = debit(CASH, rp(amount), unit=unit)
    return books(village, cash, credit(account, rp(amount), unit=unit), on=on)


def runs(village: Village, of: Period | None = None) -> RunResult:
    return village.does(run_taxes, of or month(3))


def deposits(village: Village, **facts) -> TaxDeposit:
    given = {"tax": "pph_final", "month": month(3), "on": day(4, 10), "cash": CASH}
    return village.does(deposit_tax, DepositTax(**(given | {"ntpn": NTPN} | facts)))


def owed(village: Village, account: str = FINAL, **where) -> int:
    """Return credits less debits of *account*, in rupiah."""
    with village.work(read_only=True) as work:
        balance = work.book.balance(account, **where)
    return int((balance.credits - balance.debits).amount)


def agree(village: Village) -> bool:
    """Whether every sub-ledger is its control accounts."""
    with village.work(read_only=True) as work:
        return all(proof.holds for proof in prove(work, dt.date(2099, 12, 31)))
