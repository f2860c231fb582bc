"""How the profit of a year is shared: decided or proposed, line by line, and what was paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import EnterpriseError, NoSchemeError, NothingToShareError
from bumdes.governance.decision import find_decision
from bumdes.month import day_words
from bumdes.sharing.drafting import proposed_sharing
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import check_payables, read_sharings
from bumdes.sharing.year_result import require_closed, year_result
from ledger import LedgerError
from reports.bound.block import Facts, Prose
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.scope import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.sharing.calculation import Calculation
    from bumdes.sharing.register import SharingReading
    from bumdes.work import Work
    from reports.bound.block import Block, Listing

BECOMES = {
    Use.OWED: "utang, sampai dibayar",
    Use.RESERVED: "cadangan",
    Use.CAPITAL: "tambahan modal",
    Use.KEPT: "tetap saldo laba",
    Use.PASSED_ON: "diteruskan ke usaha",
}
"""What becomes of a share, in print."""

_NO_SCHEME = (
    "Belum ada skema bagi hasil yang berlaku pada akhir tahun ini. Tetapkan persentasenya"
    " menurut AD/ART dahulu; peraturan tidak menentukan persentase."
)
_NO_PROFIT = (
    "Tidak ada laba yang dapat dibagi: laba tahun ini {profit}, rugi tahun-tahun lalu yang"
    " ditutup lebih dahulu {losses}."
)
_NOT_YET = (
    "Pembagian belum dapat dihitung: skema dan buku modal belum cocok. Buka Bagi hasil usaha"
    " untuk melihat sebabnya."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What there is to tell of the sharing of a year's profit.

    Attributes:
        decided: the sharing that stands; None while nothing is decided.
        calculation: how it is reckoned; None where it cannot be.
        problem: why it cannot be, in a sentence; empty otherwise.
        is_open: whether the year is not closed, so that its profit may still change.
    """

    year: int
    decided: SharingReading | None
    calculation: Calculation | None
    problem: str
    is_open: bool

    @property
    def draft(self) -> tuple[str, ...]:
        """Why it is no more than a draft."""
        if self.is_open:
            return (f"Tahun buku {self.year} belum ditutup, sehingga labanya dapat berubah.",)
        return ()


def read_proposal(work: Work, year: int) -> Proposal:
    """Return what there is to tell of the sharing of the profit of *year*."""
    decided = next((s for s in read_sharings(work, year=year) if s.is_standing), None)
    calculation, problem = None, ""
    try:
        calculation = proposed_sharing(work, year)
    except NoSchemeError:
        problem = _NO_SCHEME
    except NothingToShareError:
        found = year_result(work.book, year)
        problem = _NO_PROFIT.format(
            profit=rupiah(found.profit), losses=rupiah(found.earlier_loss)
        )
    except (EnterpriseError, LedgerError):
        problem = _NOT_YET
    return Proposal(
        year=year,
        decided=decided,
        calculation=calculation,
        problem=problem,
        is_open=_is_open(work, year),
    )


def summary_blocks(work: Work, proposal: Proposal) -> tuple[Block, ...]:
    """Return what is shared, among whom, and by what."""
    return (
        Facts(tuple(_facts(work, proposal))),
        *((Prose(proposal.problem),) if proposal.problem else ()),
        *((shares(work, proposal),) if proposal.decided or proposal.calculation else ()),
    )


def shares(work: Work, proposal: Proposal) -> Listing:
    """Return who gets what: as decided, with what was paid of it, or as proposed."""
    currency = work.book.currency
    if proposal.decided:
        return listed(
            "shares",
            "Bagian setiap penerima, dan yang sudah dibayar",
            (
                label("recipient", "Penerima"),
                text("head", "Pos menurut AD/ART"),
                text("becomes", "Menjadi"),
                amount("amount", "Bagian"),
                amount("paid", "Dibayar"),
                amount("owed", "Belum dibayar"),
            ),
            (
                (s.recipient, s.head, BECOMES[s.use], s.amount, s.paid, s.owed)
                for s in proposal.decided.shares
            ),
            currency=currency,
            totals=("amount", "paid", "owed"),
        )
    found = proposal.calculation.shares if proposal.calculation else ()
    return listed(
        "shares",
        "Usulan bagian setiap penerima",
        (
            label("recipient", "Penerima"),
            text("head", "Pos menurut AD/ART"),
            text("becomes", "Menjadi"),
            amount("amount", "Bagian"),
        ),
        ((s.claim.name, s.head.name, BECOMES[s.head.kind.use], s.amount) for s in found),
        currency=currency,
        totals=("amount",),
    )


def result_of_units(work: Work, proposal: Proposal) -> Listing:
    """Return what each unit earned in the year."""
    found = year_result(work.book, proposal.year)
    return listed(
        "results",
        "Laba (rugi) setiap unit usaha",
        (label("unit", "Unit usaha"), amount("result", "Laba (rugi)")),
        ((unit_name(work.book, unit), result) for unit, result in found.by_unit.items()),
        currency=work.book.currency,
        totals=("result",),
    )


def payment_blocks(work: Work, decided: SharingReading) -> tuple[Block, ...]:
    """Return what was paid of the shares, and whether register and books agree."""
    rows = sorted(
        (
            (p.paid_on, p.payment_id, p.voucher, f"{s.recipient}: {p.received_by}", p.amount)
            for s in decided.shares
            for p in s.payments
            if p.undone_on is None
        ),
        key=lambda row: row[:2],
    )
    paid = listed(
        "payments",
        "Pembayaran",
        (
            day("date", "Tanggal"),
            text("payment", "Kuitansi"),
            text("voucher", "Nomor bukti"),
            label("who", "Penerima hak dan penanda tangan"),
            amount("amount", "Rupiah"),
        ),
        rows,
        currency=work.book.currency,
        totals=("amount",),
    )
    first: Block = paid if rows else Prose("Belum ada bagian yang dibayar.")
    return (first, *_payables(work))


def _payables(work: Work) -> tuple[Block, ...]:
    found = check_payables(work)
    if not found:
        return ()
    table = listed(
        "payables",
        "Utang bagi hasil: register dan buku besar pada hari cetak",
        (
            text("account", "Akun"),
            label("name", "Nama akun"),
            amount("register", "Register"),
            amount("other", "Sebelum register"),
            amount("books", "Buku besar"),
        ),
        ((c.account, c.name, c.in_register, c.other, c.in_books) for c in found),
        currency=work.book.currency,
        totals=("register", "other", "books"),
    )
    agrees = all(check.agrees for check in found)
    said = "Register sama dengan buku besar." if agrees else "Register berbeda dari buku besar."
    return (table, Prose(said))


def _facts(work: Work, proposal: Proposal) -> Iterator[tuple[str, str]]:
    found = year_result(work.book, proposal.year)
    yield f"Laba (rugi) tahun {proposal.year}", rupiah(found.profit)
    calculation = proposal.calculation
    if calculation:
        yield "Rugi tahun lalu yang ditutup lebih dahulu", rupiah(calculation.losses)
        plan = calculation.enterprise.plan
        yield "Skema", f"{plan.scheme}, {plan.source}"
        yield "Sisa sen yang tetap saldo laba", rupiah(calculation.left)
    if proposal.decided is None:
        yield "Keadaan", "Usulan; diputuskan dalam musyawarah"
        return
    decided = proposal.decided
    decision = find_decision(work.session, work.book_id, decided.decision)
    yield "Keputusan", f"{decision.number}, {day_words(decision.decided_on)}"
    yield "Dibukukan", f"{day_words(decided.shared_on)}, bukti {decided.voucher}"
    yield "Dibagi", rupiah(decided.amount)


def _is_open(work: Work, year: int) -> bool:
    try:
        require_closed(work.book, year)
    except EnterpriseError:
        return True
    return False
