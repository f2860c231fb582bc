"""Random traders: a shop that buys, sells, lends, owes, counts and wears out what it has.

A seed gives the same trader every time. What the enterprise refuses is not done; after each
step every sub-ledger must still be its control accounts.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.counting_by_month import CountMonth, count_month
from bumdes.actions.counting_stock import CountStock, Found, count_stock
from bumdes.actions.depreciating import run_depreciation
from bumdes.actions.disposing_assets import DisposeAsset, dispose_asset
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.keeping_items import RegisterItem, register_item, set_stock_method
from bumdes.actions.recording import RecordTransaction, record_transaction, reverse_entry
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.scheduling import StartSchedule, run_schedules, start_schedule
from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.actions.settling_documents import SettleDocuments, settle_documents
from bumdes.assets.asset import assets_of
from bumdes.assets.disposal import DisposalKind
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.bookings.goods import Paid
from bumdes.errors import EnterpriseError
from bumdes.governance.decision import Decision, DecisionKind
from bumdes.party import PartyKind
from bumdes.schedules.schedule import ScheduleKind
from bumdes.stock.setting import BelowZero, StockMethod
from bumdes.sub_ledger_proof import prove
from bumdes.work import begin_session, begin_work
from ledger import Book, LedgerError, Period, rp
from ledger.period import LAST_DAY
from tests.bumdes.capital import HOME
from tests.bumdes.village import ADMIN, now

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from bumdes.work import Work

FIRST_YEAR = 2024
CASH, BANK = "1.1.01.01", "1.1.01.04"
OWED_TO_US, OWED = "1.1.03.01", "2.1.01.01"
CAPITAL, GONE = "MD-1", "MD-2"
ITEMS = ("BERAS", "GULA", "KOPI")
METHODS = (StockMethod.PERIODIC, StockMethod.AVERAGE, StockMethod.FIFO)
CLASSES = ("motorcycle", "computer", "furniture_wood", "building", "land", "software")


@dataclass(slots=True)
class RandomTrader:
    """A trader as it happens to fare.

    Attributes:
        done, refused: how many acts were.
        drifted: what happened when a sub-ledger was no longer its control accounts.
    """

    engine: Engine
    seed: int
    rng: Random = field(init=False)
    method: StockMethod = field(init=False)
    below_zero: BelowZero = field(init=False)
    customers: list[str] = field(default_factory=list)
    suppliers: list[str] = field(default_factory=list)
    done: int = 0
    refused: int = 0
    drifted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)
        self.method = METHODS[self.seed % len(METHODS)]
        self.below_zero = self.rng.choice(list(BelowZero))

    @property
    def book_id(self) -> str:
        return f"dagang-{self.seed}"

    def trades(self, months: int = 24) -> RandomTrader:
        """Found it, and let so many months pass."""
        self._found()
        for number in range(months):
            first = dt.date(FIRST_YEAR + number // 12, number % 12 + 1, 1)
            with begin_work(self.engine, actor=ADMIN, book_id=self.book_id, clock=now) as work:
                self._month(work, first)
        return self

    def _found(self) -> None:
        with begin_session(self.engine) as session:
            command = FoundEnterprise(book_id=self.book_id, name=f"Dagang {self.seed}")
            found_enterprise(session, command, actor=ADMIN, clock=now)
        first = dt.date(FIRST_YEAR, 1, 1)
        with begin_work(self.engine, actor=ADMIN, book_id=self.book_id, clock=now) as work:
            add_village(work, HOME, "Sumberejo")
            add_unit(work, "TOKO", "Toko", type_key="trading")
            set_stock_method(
                work, "TOKO", method=self.method, below_zero=self.below_zero, since=first
            )
            for code in ITEMS:
                register_item(work, RegisterItem(code=code, name=code.title()))
            for number in range(3):
                self.customers.append(self._party(work, PartyKind.CUSTOMER, number))
                self.suppliers.append(self._party(work, PartyKind.SUPPLIER, number))
            decisions = ((CAPITAL, DecisionKind.TAKE_CAPITAL), (GONE, DecisionKind.WRITE_OFF))
            for number, kind in decisions:
                work.session.add(
                    Decision(
                        book_id=self.book_id,
                        number=number,
                        kind=kind.value,
                        decided_on=first,
                        about="Acak",
                        recorded_by="penguji",
                    )
                )
            work.session.flush()
            contribute_capital(
                work,
                ContributeCapital(
                    source="pades",
                    contributor=HOME,
                    paper="Perdes",
                    date=first,
                    amount=rp(500_000_000),
                    into=BANK,
                    decision=CAPITAL,
                ),
            )

    def _party(self, work: Work, kind: PartyKind, number: int) -> str:
        asked = RegisterParty(name=f"{kind.label} {number}", kind=kind)
        return register_party(work, asked).code

    def _month(self, work: Work, first: dt.date) -> None:
        happenings = (
            self._buy,
            self._buy,
            self._sell,
            self._sell,
            self._sell,
            self._serve,
            self._be_paid,
            self._be_paid,
            self._pay,
            self._count,
            self._buy_asset,
            self._dispose,
            self._pay_ahead,
            self._take_back,
        )
        for _ in range(self.rng.randint(4, 8)):
            self.rng.choice(happenings)(work, first.replace(day=self.rng.randint(1, 28)))
        month = Period.month(first.year, first.month)
        if self.rng.random() < 0.7:  # what is left out is caught up with
            self._try(work, "depreciation", lambda: run_depreciation(work, month))
            self._try(work, "schedules", lambda: run_schedules(work, month))

    def _try(self, work: Work, what: str, act: Callable[[], object]) -> None:
        """Do it, or leave everything as it was if it is refused; then prove everything."""
        try:
            with work.session.begin_nested():
                act()
            self.done += 1
        except (EnterpriseError, LedgerError):
            work.book = Book.open(work.session, self.book_id, clock=now)
            self.refused += 1
        self.drifted += [
            f"{what}: {proof.sub_ledger.key}"
            for proof in prove(work, LAST_DAY)
            if not proof.holds
        ]

    def _amount(self, most: int = 5_000_000) -> int:
        return self.rng.randint(1, most // 100) * 100

    def _split(self, total: int, owed: str) -> tuple[Paid, ...]:
        """Return how a total is paid: at once, later, or a part of each."""
        now_paid = self.rng.choice((0, total, self.rng.randint(0, total)))
        return (Paid(CASH, rp(now_paid)), Paid(owed, rp(total - now_paid)))

    # --- what happens ----------------------------------------------------------------

    def _buy(self, work: Work, on: dt.date) -> None:
        total = self._amount()
        command = BuyGoods(
            unit="TOKO",
            date=on,
            lines=(BoughtGoods(self.rng.choice(ITEMS), self.rng.randint(1, 90), rp(total)),),
            paid=self._split(total, OWED),
            supplier=self.rng.choice(self.suppliers),
        )
        self._try(work, "buy", lambda: buy_goods(work, command))

    def _sell(self, work: Work, on: dt.date) -> None:
        quantity, price = self.rng.randint(1, 40), self._amount(100_000)
        command = SellGoods(
            unit="TOKO",
            date=on,
            lines=(SoldGoods(self.rng.choice(ITEMS), quantity, rp(price)),),
            paid=self._split(quantity * price, OWED_TO_US),
            customer=self.rng.choice(self.customers),
        )
        self._try(work, "sell", lambda: sell_goods(work, command))

    def _serve(self, work: Work, on: dt.date) -> None:
        """Sell on credit by the form that everybody uses."""
        command = RecordTransaction(
            kind="credit_sale",
            unit="TOKO",
            date=on,
            amounts={"total": rp(self._amount())},
            party=self.rng.choice(self.customers),
            due_on=on + dt.timedelta(days=30),
        )
        self._try(work, "serve", lambda: record_transaction(work, command))

    def _be_paid(self, work: Work, on: dt.date) -> None:
        self._settle(work, "receivables", self.rng.choice(self.customers), on)

    def _pay(self, work: Work, on: dt.date) -> None:
        self._settle(work, "payables", self.rng.choice(self.suppliers), on)

    def _settle(self, work: Work, sub_ledger: str, party: str, on: dt.date) -> None:
        command = SettleDocuments(
            sub_ledger=sub_ledger,
            party=party,
            on=on,
            cash={CASH: rp(self._amount(3_000_000))},
            keeps_excess=self.rng.random() < 0.3,
        )
        self._try(work, f"settle {sub_ledger}", lambda: settle_documents(work, command))

    def _count(self, work: Work, on: dt.date) -> None:
        if self.method.is_perpetual:
            found = Found(self.rng.choice(ITEMS), self.rng.randint(0, 120))
            command = CountStock(
                unit="TOKO", date=on, counter="Sari", witness="Budi", lines=(found,)
            )
            self._try(work, "count", lambda: count_stock(work, command))
        else:
            whole = CountMonth(
                unit="TOKO",
                date=on,
                counter="Sari",
                witness="Budi",
                value=rp(self._amount(9_000_000)),
            )
            self._try(work, "count the month", lambda: count_month(work, whole))

    def _buy_asset(self, work: Work, on: dt.date) -> None:
        cost = self._amount(30_000_000) + 3_000_000
        facts = AssetFacts(
            name="Alat",
            asset_class=self.rng.choice(CLASSES),
            months=self.rng.choice((None, 7, 36)),
            residual=rp(self.rng.choice((0, 0, cost // 10))),
        )
        command = BuyAsset(
            facts=facts,
            date=on,
            unit="TOKO",
            paid=(PaidFrom(account=CASH, amount=rp(cost)),),
        )
        self._try(work, "buy an asset", lambda: buy_asset(work, command))

    def _dispose(self, work: Work, on: dt.date) -> None:
        known = assets_of(work.session, self.book_id)
        if not known:
            return
        kind = self.rng.choice((DisposalKind.SALE, DisposalKind.SALE, DisposalKind.LOSS))
        is_sale = kind is DisposalKind.SALE
        command = DisposeAsset(
            asset=self.rng.choice(known).code,
            kind=kind,
            date=on,
            cost=rp(self._amount(9_000_000)) if self.rng.random() < 0.3 else None,
            proceeds=rp(self._amount()) if is_sale else None,
            into=CASH,
            paper="Kuitansi 1" if is_sale else "",
            decision="" if is_sale else GONE,
            reason="" if is_sale else "Hilang",
        )
        self._try(work, "dispose", lambda: dispose_asset(work, command))

    def _pay_ahead(self, work: Work, on: dt.date) -> None:
        command = StartSchedule(
            kind=ScheduleKind.PREPAID,
            description="Sewa kios",
            amount=rp(self._amount()),
            first_day=on,
            last_day=on + dt.timedelta(days=self.rng.randint(20, 500)),
            held_account="1.1.07.01",
            result_account="6.1.05.01",
            date=on,
            cash=CASH,
            unit="TOKO",
        )
        self._try(work, "pay ahead", lambda: start_schedule(work, command))

    def _take_back(self, work: Work, on: dt.date) -> None:
        last = work.book.settings().last_sequence
        place = self.rng.randint(2, max(2, last))
        self._try(
            work,
            f"take {place} back",
            lambda: reverse_entry(work, place, on=on, reason="Salah"),
        )
