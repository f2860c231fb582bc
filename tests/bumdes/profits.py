"""Enterprises with a profit to share, for the tests of sharing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bumdes.actions.adopting import AdoptScheme, HeadOf, adopt_scheme
from bumdes.actions.closing import close_year
from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.founding import add_village
from bumdes.actions.paying import PayShare, pay_share
from bumdes.actions.recording import record_entry
from bumdes.actions.sharing import ShareProfit, share_profit
from bumdes.enterprise import EnterpriseKind
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.register import read_sharing
from ledger import JournalEntry, Money, Side, credit, debit, rp
from tests.bumdes.village import TREASURER, Village, day, founded

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Engine

    from bumdes.sharing.register import ShareReading, SharingReading
    from bumdes.sharing.scheme import Scheme

BANK = "1.1.01.04"
A, B, C = "99.01.01.2001", "99.01.01.2002", "99.01.01.2003"
SHARING_DAY = day(3, 12, 2026)
DECISION = "Musdes 2/2026"

HEADS = (
    HeadOf(kind="village_income", weight="40"),
    HeadOf(kind="managers", weight="20"),
    HeadOf(kind="reserve", weight="15"),
    HeadOf(kind="social", weight="5"),
    HeadOf(kind="retained", weight="20"),
)


@dataclass(frozen=True, slots=True)
class Sharer(Village):
    """An enterprise that shares its profit."""

    def contributes(self, village: str, amount: int, on: Any = None) -> None:
        number = f"Modal {village} {amount} {on}"
        on = on or day(1, 5)
        self.decides(number, DecisionKind.TAKE_CAPITAL, on)
        command = ContributeCapital(
            source="dana_desa",
            date=on,
            amount=rp(amount),
            into=BANK,
            decision=number,
            contributor=village,
            paper="Perdes 1/2025",
        )
        self.does(contribute_capital, command)

    def decides(
        self, number: str = DECISION, kind: Any = DecisionKind.SHARE_PROFIT, on: Any = None
    ) -> str:
        command = RecordDecision(
            number=number, kind=kind, decided_on=on or SHARING_DAY, about="Diputuskan"
        )
        self.does(record_decision, command)
        return number

    def adopts(self, *heads: HeadOf, **facts: Any) -> Scheme:
        given = {
            "name": "Skema AD/ART",
            "source": "AD Pasal 25",
            "valid_from": day(1, 1, 2020),
            **facts,
        }
        return self.does(adopt_scheme, AdoptScheme(heads=heads or HEADS, **given))

    def closes(self, year: int = 2025) -> Sharer:
        self.does(close_year, year, by=TREASURER)
        return self

    def shares(self, **facts: Any) -> SharingReading:
        given = {"year": 2025, "on": SHARING_DAY, "decision": DECISION, **facts}
        by = given.pop("by", TREASURER)
        sharing = self.does(share_profit, ShareProfit(**given), by=by)
        return self.reads(sharing.sharing_id)

    def reads(self, sharing_id: str) -> SharingReading:
        with self.work(read_only=True) as work:
            return read_sharing(work, sharing_id)

    def pays(self, share: ShareReading, amount: int | None = None, **facts: Any) -> Any:
        given = {
            "sharing_id": share.sharing_id,
            "position": share.position,
            "on": day(4, 2, 2026),
            "cash": BANK,
            "amount": None if amount is None else rp(amount),
            "receipt": "KW-1",
            "received_by": "Bendahara Desa",
            **facts,
        }
        by = given.pop("by", TREASURER)
        return self.does(pay_share, PayShare(**given), by=by)

    def loses(self, amount: int, on: dt.date) -> None:
        """Let it owe for something that is used up; no cash is paid, so that none lacks."""
        postings = (debit("6.1.02.01", rp(amount)), credit("2.1.99.99", rp(amount)))
        loss = JournalEntry(date=on, description="Beban terutang", postings=postings)
        self.does(record_entry, loss)

    def holds(self, account: str, **where: str) -> Money:
        """Return the credit balance of *account*."""
        with self.work(read_only=True) as work:
            return work.book.balance(account, **where).net(Side.CREDIT)


def one_village(engine: Engine, profit: int | str = 1_000_000) -> Sharer:
    """A BUM Desa of one village that earned *profit* in 2025, and has closed that year."""
    sharer = Sharer(engine, earning(engine, profit).book_id)
    return sharer.closes()


def earning(engine: Engine, profit: int | str = 1_000_000) -> Sharer:
    """A BUM Desa of one village that earned *profit* in its shop in 2025."""
    book_id = founded(engine).book_id
    sharer = Sharer(engine, book_id)
    sharer.does(add_village, A, "Sukamaju")
    sharer.with_unit()
    sharer.contributes(A, 5_000_000)
    sharer.sells(rp(profit))
    return sharer


def three_villages(engine: Engine, profit: int | str = 1_000_000) -> Sharer:
    """A BUM Desa Bersama of three villages that earned *profit* in its shop in 2025."""
    kind = EnterpriseKind.BUM_DESA_BERSAMA
    sharer = Sharer(engine, founded(engine, kind=kind).book_id)
    for code, name in ((A, "Sukamaju"), (B, "Sukajaya"), (C, "Sukasari")):
        sharer.does(add_village, code, name)
    sharer.with_unit()
    sharer.sells(rp(profit))
    return sharer
