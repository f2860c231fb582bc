"""The expansion of the shop: from a proposal with its costs to a machine for water."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.allocating import move_between_units
from bumdes.actions.contributing import ContributeCapital
from bumdes.actions.planning_use import UseLine
from bumdes.actions.proposing import (
    Cost,
    Propose,
    approve_proposal,
    draft_proposal,
    fund_proposal,
    review_proposal,
    submit_proposal,
)
from bumdes.actions.recording import RecordTransaction, record_entry
from bumdes.actions.reviewing import GiveOpinion
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.demo.meetings import decision, meeting
from bumdes.demo.proofs import INVOICE
from bumdes.demo.transfers import CASH
from bumdes.demo.waringin.capital import VILLAGE
from bumdes.demo.waringin.office import BANK, DIRECTOR, PURSE, SECRETARY, TREASURER
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from bumdes.permissions import Role
from bumdes.planning.proposal import COST_LINE_TAG, PROPOSAL_TAG, proposals_of
from bumdes.planning.review import Verdict
from bumdes.stock.pool import name_pools
from ledger import JournalEntry, credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

UNIT = "TOKO"

_TITLE = "Depot air minum isi ulang di Toko Desa"
_COSTS = (
    ("Mesin depot dan penyaring", "1.3.03.01", 18_500_000, 1, "unit"),
    ("Galon", "1.1.05.01", 35_000, 150, "buah"),
    ("Etalase dan rak galon", "1.3.04.01", 4_000_000, 1, "paket"),
    ("Pelatihan pengelola depot", "6.1.01.07", 1_250_000, 1, "paket"),
)
"""Description, account, price, quantity and measure: together Rp29.000.000."""

_SPENT = (
    (4, 28, 18_350_000, "Beli mesin depot dan penyaring"),
    (5, 4, 5_250_000, "Beli 150 galon"),
    (5, 5, 3_900_000, "Beli etalase dan rak galon"),
    (5, 11, 1_250_000, "Pelatihan pengelola depot"),
)
"""Month, day, rupiah and what was paid for each line of the costs."""

_TOTAL = 29_000_000


def carried_out(diary: Diary, year: int) -> None:
    """Note the proposal of the second year from its draft to the last bill."""
    fund = f"M{year}-002"
    proposed(diary, dt.date(year, 3, 20), _proposal(dt.date(year, 3, 20)))
    reviewed(diary, dt.date(year, 4, 2), _TITLE)
    day = dt.date(year, 4, 10)
    approval, capital = f"Musdes 4/{year}", f"Musdes 5/{year}"
    diary.met(
        DIRECTOR,
        meeting(
            DeliberationKind.VILLAGE,
            day,
            f"BA {approval}",
            agenda=f"Usulan usaha: {_TITLE}\nModal BUM Desa tahun {year}",
        ),
        decision(
            approval,
            DecisionKind.APPROVE_PROPOSAL,
            day,
            f"Menyetujui usulan {_TITLE}",
            most=rp(_TOTAL),
        ),
        decision(
            capital,
            DecisionKind.TAKE_CAPITAL,
            day,
            f"Menerima modal dari ADD dan Dana Desa tahun {year}",
            most=rp(80_000_000),
        ),
    )
    diary.did(day, DIRECTOR, partial(_approve, decision=approval, on=day))
    diary.contributed(TREASURER, _capital(dt.date(year, 4, 21), fund, decision=capital))
    diary.did(dt.date(year, 4, 21), TREASURER, partial(_fund, fund=fund))
    diary.did(
        dt.date(year, 4, 23),
        TREASURER,
        partial(_allocate, on=dt.date(year, 4, 23), fund=fund, decision=approval),
    )
    for line, (month, day_of_month, _, _) in enumerate(_SPENT, start=1):
        paid_on = dt.date(year, month, day_of_month)
        diary.did(
            paid_on,
            TREASURER,
            partial(_pay, diary=diary, on=paid_on, line=line, fund=fund),
        )


def proposed(diary: Diary, day: dt.date, command: Propose) -> None:
    """Note a proposal, drafted and handed in a week later."""
    diary.did(day, SECRETARY, lambda work: draft_proposal(work, command))
    later = day + dt.timedelta(days=7)
    diary.did(
        later,
        SECRETARY,
        lambda work: submit_proposal(work, _named(work, command.title), on=later),
    )


def reviewed(diary: Diary, day: dt.date, title: str) -> None:
    """Note that both organs agree to a proposal."""
    for organ, who in ((Role.ADVISOR, "penasihat"), (Role.SUPERVISOR, "pengawas")):
        opinion = GiveOpinion(organ=organ, verdict=Verdict.AGREED, on=day)
        diary.did(day, who, partial(_review, title=title, opinion=opinion))


def waiting(diary: Diary, year: int) -> None:
    """Note a second proposal, which the supervisors have yet to look at."""
    day = dt.date(year, 10, 26)
    title = "Gerobak sewa untuk pedagang pasar malam"
    costs = (
        Cost(
            description="Gerobak aluminium",
            account="1.3.03.01",
            price=rp(4_750_000),
            quantity=4,
            measure="unit",
        ),
    )
    purpose = "Menambah empat lapak bergerak\nSewa Rp20.000 tiap malam, balik modal 14 bulan"
    command = Propose(title=title, unit="LAPAK", costs=costs, on=day, purpose=purpose)
    proposed(diary, day, command)
    opinion = GiveOpinion(
        organ=Role.ADVISOR, verdict=Verdict.AGREED, on=day + dt.timedelta(days=14)
    )
    diary.did(opinion.on, "penasihat", partial(_review, title=title, opinion=opinion))


def month(diary: Diary, month: dt.date, *, year: int) -> None:
    """Note what the depot sells every month from June of *year* on."""
    if month < dt.date(year, 6, 1):
        return
    diary.told(
        "toko",
        RecordTransaction(
            kind="cash_sale",
            date=month.replace(day=22),
            unit=UNIT,
            amounts={"total": rp(1_150_000 + 25_000 * month.month)},
            description="Jual air minum isi ulang",
        ),
    )


def _proposal(day: dt.date) -> Propose:
    return Propose(
        title=_TITLE,
        unit=UNIT,
        costs=tuple(
            Cost(
                description=what,
                account=account,
                price=rp(price),
                quantity=quantity,
                measure=measure,
            )
            for what, account, price, quantity, measure in _COSTS
        ),
        on=day,
        purpose="Air minum murah bagi warga\nLaba sekitar Rp900.000 sebulan mulai Juni",
    )


def _capital(day: dt.date, fund: str, *, decision: str) -> ContributeCapital:
    return ContributeCapital(
        source="add",
        contributor=VILLAGE,
        date=day,
        amount=rp(30_000_000),
        into=BANK,
        decision=decision,
        paper=f"Perdes 3/{day.year}",
        paper_date=day.replace(day=14),
        bank_slip=f"SPP 0038/{day.year}",
        purpose=_TITLE,
        uses=tuple(
            UseLine(description=what, account=account, amount=rp(price * quantity), unit=UNIT)
            for what, account, price, quantity, _ in _COSTS
        ),
        fund=fund,
    )


def _named(work: Work, title: str) -> str:
    """Return the id of the proposal called *title*."""
    return next(
        proposal.proposal_id
        for proposal in proposals_of(work.session, work.book_id)
        if proposal.title == title
    )


def _review(work: Work, *, title: str, opinion: GiveOpinion) -> None:
    review_proposal(work, _named(work, title), opinion)


def _approve(work: Work, *, decision: str, on: dt.date) -> None:
    approve_proposal(work, _named(work, _TITLE), decision=decision, on=on)


def _fund(work: Work, *, fund: str) -> None:
    fund_proposal(work, _named(work, _TITLE), fund)


def _allocate(work: Work, *, on: dt.date, fund: str, decision: str) -> None:
    given = PURSE.funding(on, UNIT, _TOTAL, about=_TITLE, fund=fund, decision=decision)
    move_between_units(
        work, replace(given, proposal_id=_named(work, _TITLE), key=f"demo-depot-{on.year}")
    )


def _pay(work: Work, *, diary: Diary, on: dt.date, line: int, fund: str) -> None:
    """Pay the bill of one line of the costs; what lasts becomes an asset."""
    account, (*_, amount, said) = _COSTS[line - 1][1], _SPENT[line - 1]
    proposal, proofs = _named(work, _TITLE), diary.proofs.of_kind(INVOICE)
    key = f"demo-depot-{on.year}-{line}"
    if account.startswith("1.3."):
        command = BuyAsset(
            facts=AssetFacts(
                name=_COSTS[line - 1][0],
                asset_class="machine" if account == "1.3.03.01" else "furniture_metal",
                place="Depot air minum",
                custodian="Manajer Toko",
            ),
            date=on,
            unit=UNIT,
            paid=(PaidFrom(account=CASH, amount=rp(amount), fund=fund),),
            description=said,
            proposal_id=proposal,
            cost_line=line,
            evidence=proofs,
            key=key,
        )
        buy_asset(work, command)
        return
    component = {"6.1": "OP-OUT-2"}.get(account[:3], "OP-OUT-1")
    record_entry(
        work,
        JournalEntry(
            date=on,
            description=said,
            postings=name_pools(
                work,
                (
                    debit(account, rp(amount), unit=UNIT, fund=fund, component=component),
                    credit(CASH, rp(amount), unit=UNIT, fund=fund),
                ),
            ),
            tags={PROPOSAL_TAG: proposal, COST_LINE_TAG: str(line)},
            evidence=proofs,
            key=key,
        ),
    )
