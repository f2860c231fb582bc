"""Random enterprises: villages, units and two years in which anything happens.

A seed gives the same enterprise every time. What the enterprise refuses is not done; the rest
is what its registers, funds and statements are held against.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.allocating import (
    MoveBetweenUnits,
    SellBetweenUnits,
    move_between_units,
    sell_between_units,
)
from bumdes.actions.closing import close_year
from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.founding import FoundEnterprise, add_unit, add_village, found_enterprise
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.actions.returning_capital import (
    TransferShare,
    WithdrawCapital,
    transfer_share,
    withdraw_capital,
)
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.capital.contribution import contributions_of
from bumdes.capital.movement import held_by, movements_of
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.enterprise import EnterpriseKind
from bumdes.errors import EnterpriseError
from bumdes.governance.decision import Decision, DecisionKind
from bumdes.work import begin_session, begin_work
from ledger import Book, EntryKind, JournalEntry, LedgerError, credit, debit, rp
from ledger.money import from_minor
from tests.bumdes.village import ADMIN, now

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from bumdes.capital.contribution import Contribution
    from bumdes.work import Work

FIRST_YEAR = 2024
BANK, SUPPLIES = "1.1.01.04", "1.1.06.01"
DECISIONS = {
    kind: f"MD-{kind.value}"
    for kind in (
        DecisionKind.TAKE_CAPITAL,
        DecisionKind.RETURN_CAPITAL,
        DecisionKind.SHARE_PROFIT,
        DecisionKind.BORROW,
    )
}
VILLAGE_SOURCES = ("dana_desa", "add", "pades", "bagi_hasil_pajak", "bankeu_provinsi")
USES = (
    UseLine(description="Barang", account="1.1.06.00", amount=rp(30_000_000)),
    UseLine(description="Alat", account="1.3.03.00", amount=rp(20_000_000)),
)


@dataclass(slots=True)
class RandomEnterprise:
    """An enterprise as it happens to grow.

    Attributes:
        done, refused: how many acts were.
    """

    engine: Engine
    seed: int
    rng: Random = field(init=False)
    villages: list[str] = field(init=False)
    units: list[str] = field(init=False)
    others: dict[ContributorKind, str] = field(default_factory=dict)
    done: int = 0
    refused: int = 0

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)
        self.villages = [
            f"35.17.08.2{n:03}" for n in range(1, self.rng.choice((1, 1, 2, 5)) + 1)
        ]
        self.units = [f"U{n}" for n in range(1, self.rng.randint(1, 3) + 1)]

    @property
    def book_id(self) -> str:
        return f"acak-{self.seed}"

    def lives(self, months: int = 24) -> RandomEnterprise:
        """Found it, and let so many months pass."""
        self._found()
        for number in range(months):
            first = dt.date(FIRST_YEAR + number // 12, number % 12 + 1, 1)
            with begin_work(self.engine, actor=ADMIN, book_id=self.book_id, clock=now) as work:
                self._month(work, first)
        return self

    def _found(self) -> None:
        several = len(self.villages) > 1
        kind = EnterpriseKind.BUM_DESA_BERSAMA if several else EnterpriseKind.BUM_DESA
        with begin_session(self.engine) as session:
            command = FoundEnterprise(book_id=self.book_id, name=f"Acak {self.seed}", kind=kind)
            found_enterprise(session, command, actor=ADMIN, clock=now)
        with begin_work(self.engine, actor=ADMIN, book_id=self.book_id, clock=now) as work:
            for code in self.villages:
                add_village(work, code, f"Desa {code[-2:]}")
            for code in self.units:
                type_key = self.rng.choice(("trading", "water", "tourism"))
                add_unit(work, code, f"Unit {code}", type_key=type_key)
            for kind_, number in DECISIONS.items():
                work.session.add(
                    Decision(
                        book_id=self.book_id,
                        number=number,
                        kind=kind_.value,
                        decided_on=dt.date(FIRST_YEAR, 1, 1),
                        about="Acak",
                        recorded_by="penguji",
                    )
                )
            for other in (
                ContributorKind.MEMBER,
                ContributorKind.PARTNER,
                ContributorKind.LENDER,
            ):
                asked = RegisterContributor(kind=other, name=other.label)
                self.others[other] = register_contributor(work, asked).code

    def _month(self, work: Work, first: dt.date) -> None:
        if first.month == 1 and first.year > FIRST_YEAR:
            self._try(work, lambda: close_year(work, first.year - 1))
        if first == dt.date(FIRST_YEAR, 1, 1):
            self._open(work, first)
            for _ in range(3):
                self._contribute(work, first)
        happenings = (
            self._contribute,
            self._hand_over,
            self._hand_over,
            self._spend,
            self._spend,
            self._equip,
            self._sell,
            self._sell,
            self._sell_between,
            self._return,
            self._transfer,
            self._take_back,
            self._make_capital,
        )
        for _ in range(self.rng.randint(4, 9)):
            self.rng.choice(happenings)(work, self._day(first))

    def _day(self, first: dt.date) -> dt.date:
        return first.replace(day=self.rng.randint(1, 28))

    def _try(self, work: Work, act: Callable[[], object]) -> None:
        """Do it, or leave everything as it was if it is refused."""
        try:
            with work.session.begin_nested():
                act()
            self.done += 1
        except (EnterpriseError, LedgerError):
            work.book = Book.open(work.session, self.book_id, clock=now)
            self.refused += 1

    def _amount(self, most: int = 20_000_000) -> int:
        return self.rng.randint(1, most // 1_000) * 1_000

    # --- what happens ----------------------------------------------------------------

    def _open(self, work: Work, on: dt.date) -> None:
        amount = rp(self._amount(90_000_000))
        entry = JournalEntry(
            date=on,
            description="Saldo awal",
            postings=(debit(BANK, amount), credit("3.1.01.01", amount)),
            kind=EntryKind.OPENING,
        )
        self._try(work, lambda: record_entry(work, entry))
        for code in self.villages:
            part = DetailOpening(
                source="dana_desa",
                contributor=code,
                date=on,
                amount=rp(self._amount(30_000_000)),
                account="3.1.01.01",
            )
            self._try(work, lambda part=part: detail_opening(work, part))

    def _contribute(self, work: Work, on: dt.date) -> None:
        partner = self.others[ContributorKind.PARTNER]
        kinds: list[dict[str, object]] = [
            {"source": source, "contributor": self.rng.choice(self.villages), "paper": "Perdes"}
            for source in VILLAGE_SOURCES
        ]
        kinds += [
            {"source": "masyarakat", "contributor": self.others[ContributorKind.MEMBER]},
            {
                "source": "pinjaman",
                "contributor": self.others[ContributorKind.LENDER],
                "paper": "PK",
                "decision": DECISIONS[DecisionKind.BORROW],
            },
            {
                "source": "pihak_ketiga",
                "contributor": partner,
                "paper": "PKS",
                "treatment": Treatment.DONATION,
            },
            {
                "source": "pihak_ketiga",
                "contributor": partner,
                "paper": "PKS",
                "treatment": Treatment.STAKE,
                "unit": self.rng.choice(self.units),
                "share": Fraction(1, self.rng.randint(2, 9)),
            },
            {
                "source": "dana_desa",
                "contributor": self.villages[0],
                "paper": "Perdes",
                "is_ring_fenced": True,
                "uses": USES,
            },
            {
                "source": "pades",
                "contributor": self.villages[-1],
                "paper": "Perdes",
                "into": "1.3.03.01",
                "handover": "BAST",
            },
        ]
        given = {
            "date": on,
            "amount": rp(self._amount(60_000_000)),
            "into": BANK,
            "decision": DECISIONS[DecisionKind.TAKE_CAPITAL],
            **self.rng.choice(kinds),
        }
        self._try(work, lambda: contribute_capital(work, ContributeCapital(**given)))

    def _hand_over(self, work: Work, on: dt.date) -> None:
        one, other = self.rng.sample(["", *self.units], 2)
        command = MoveBetweenUnits(
            from_unit=one,
            to_unit=other,
            date=on,
            amount=rp(self._amount()),
            account=BANK,
            fund=self._fund(work),
        )
        self._try(work, lambda: move_between_units(work, command))

    def _spend(self, work: Work, on: dt.date) -> None:
        unit, fund = self.rng.choice(["", *self.units]), self._fund(work)
        account = self.rng.choice((SUPPLIES, "6.1.02.01", "2.1.05.01"))
        self._book(work, on, account, BANK, unit=unit, fund=fund)

    def _equip(self, work: Work, on: dt.date) -> None:
        paid = PaidFrom(account=BANK, amount=rp(self._amount()), fund=self._fund(work))
        command = BuyAsset(
            facts=AssetFacts(name="Alat", asset_class="equipment"),
            date=on,
            unit=self.rng.choice(["", *self.units]),
            paid=(paid,),
            is_kept_anyway=True,
        )
        self._try(work, lambda: buy_asset(work, command))

    def _sell(self, work: Work, on: dt.date) -> None:
        unit, fund = self.rng.choice(self.units), self._fund(work)
        self._book(work, on, BANK, "4.2.01.91", unit=unit, fund=fund)

    def _sell_between(self, work: Work, on: dt.date) -> None:
        seller, buyer = self.rng.sample(["", *self.units], 2)
        command = SellBetweenUnits(
            seller=seller,
            buyer=buyer,
            date=on,
            price=rp(self._amount()),
            revenue="4.2.01.91",
            bought=self.rng.choice((SUPPLIES, "6.1.02.01")),
        )
        self._try(work, lambda: sell_between_units(work, command))

    def _return(self, work: Work, on: dt.date) -> None:
        chosen = self._contribution(work)
        if chosen is None:
            return
        command = WithdrawCapital(
            fund=chosen.fund,
            contributor=chosen.contributor,
            amount=self._part(work, chosen),
            date=on,
            paid_from=BANK,
            decision=DECISIONS[DecisionKind.RETURN_CAPITAL],
            buys_out=self.rng.choice(("", "", SUPPLIES)),
        )
        self._try(work, lambda: withdraw_capital(work, command))

    def _transfer(self, work: Work, on: dt.date) -> None:
        chosen = self._contribution(work)
        if chosen is None:
            return
        takers = [f"DESA-{code}" for code in self.villages]
        command = TransferShare(
            fund=chosen.fund,
            giver=chosen.contributor,
            taker=self.rng.choice([*takers, self.others[ContributorKind.MEMBER]]),
            amount=self._part(work, chosen),
            date=on,
            decision=DECISIONS[DecisionKind.RETURN_CAPITAL],
        )
        self._try(work, lambda: transfer_share(work, command))

    def _take_back(self, work: Work, on: dt.date) -> None:
        last = work.book.settings().last_sequence
        place = self.rng.randint(1, max(1, last))
        self._try(work, lambda: reverse_entry(work, place, on=on, reason="Salah"))

    def _make_capital(self, work: Work, on: dt.date) -> None:
        command = ContributeCapital(
            source="hasil_usaha",
            date=on,
            amount=rp(self._amount(5_000_000)),
            into="3.3.01.01",
            decision=DECISIONS[DecisionKind.SHARE_PROFIT],
        )
        self._try(work, lambda: contribute_capital(work, command))

    # --- what it happens with --------------------------------------------------------

    def _book(
        self, work: Work, on: dt.date, into: str, out_of: str, *, unit: str, fund: str
    ) -> None:
        amount = rp(self._amount())
        entry = JournalEntry(
            date=on,
            description="Acak",
            postings=(
                debit(into, amount, unit=unit, fund=fund),
                credit(out_of, amount, unit=unit, fund=fund),
            ),
        )
        self._try(work, lambda: record_entry(work, entry))

    def _fund(self, work: Work) -> str:
        funds = [c.ledger_fund for c in contributions_of(work.session, self.book_id)]
        return self.rng.choice(["", "", *funds])

    def _contribution(self, work: Work) -> Contribution | None:
        known = contributions_of(work.session, self.book_id)
        return self.rng.choice(known) if known else None

    def _part(self, work: Work, chosen: Contribution) -> object:
        movements = movements_of(work.session, work.book)
        held = max(100, held_by(movements, chosen.fund, chosen.contributor))
        return from_minor(self.rng.randint(1, held // 100) * 100, work.book.currency)
