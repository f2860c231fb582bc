"""Whether the books are whole: what is known at once, and what is read again from the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.approval.setting import late_after
from bumdes.carrying import unreadable_files
from bumdes.kept_tables import KEPT_TABLES
from bumdes.permissions import Permission
from bumdes.proofs.completeness import proof_completeness
from bumdes.rupiah import format_rupiah
from bumdes.sub_ledger_proof import prove
from ledger.late import late_ones
from ledger.money import from_minor
from ledger.period import LAST_DAY
from ledger.verify import verify
from reports.audit.oddities import ODDITIES
from reports.audit.oddity import Background
from reports.audit.population import population
from webapp.finding_texts import say_finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bumdes.file_store import FileStore
    from bumdes.work import Work
    from ledger import Period
    from reports.audit.population import AuditEntry

MOST_SHOWN = 20
"""Entries of one oddity, and findings of one test, that a page shows."""


class Standing(NamedTuple):
    """What is known of the books without reading them again."""

    entries: int
    head: str
    closed_through: dt.date | None
    locked_through: dt.date | None
    unproved: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """One test: what holds if it is passed, what was found otherwise.

    Attributes:
        told: what was looked at, in a few words.
        findings: in sentences; empty if it is passed.
        entries: the entries that are concerned.
        count: how many there are, with those that are not shown.
        proves: whether a finding means that something is wrong; others only point somewhere.
    """

    __test__ = False  # no test of the test runner

    label: str
    told: str
    findings: tuple[str, ...] = ()
    entries: tuple[AuditEntry, ...] = ()
    count: int = 0
    proves: bool = True

    @property
    def is_passed(self) -> bool:
        """Whether nothing was found."""
        return not self.findings and not self.entries


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrityPage:
    """What the tests found."""

    results: tuple[TestResult, ...]
    head: str
    sequence: int

    @property
    def passed(self) -> int:
        """How many tests found nothing."""
        return sum(result.is_passed for result in self.results)

    @property
    def to_see(self) -> int:
        """How many tests found something."""
        return len(self.results) - self.passed


def read_standing(work: Work, period: Period) -> Standing:
    """Return what is known of the books at once, and of the entries of *period*."""
    state, settings = work.book.periods.state, work.book.settings()
    return Standing(
        entries=settings.last_sequence,
        head=settings.head if settings.last_sequence else "",
        closed_through=state.closed_through,
        locked_through=state.locked_through,
        unproved=proof_completeness(work, period).whole.unproved,
        late=len(
            late_ones(
                work.book,
                period,
                after_days=late_after(work.session, work.book_id, work.clock().date()),
            )
        ),
    )


def read_integrity(
    work: Work, period: Period, files: FileStore, zone: dt.tzinfo | None
) -> IntegrityPage:
    """Return what the tests find: the whole chain, and the entries of *period*.

    Raises:
        PermissionDeniedError: the actor may not verify the books.
    """
    work.actor.require(Permission.VERIFY_BOOKS)
    settings = work.book.settings()
    return IntegrityPage(
        results=(
            *_of_books(work),
            _of_files(work, files),
            _of_sub_ledgers(work),
            *_of_entries(population(work, period, zone)),
        ),
        head=settings.head,
        sequence=settings.last_sequence,
    )


def _of_books(work: Work) -> Iterator[TestResult]:
    found = verify(work.book, kept=KEPT_TABLES)
    said = [say_finding(finding) for finding in found.findings]
    said += [f"Tidak terbaca: {what}" for what in found.unread]
    moved = format_rupiah(from_minor(work.book.settings().moved_minor, work.book.currency))
    yield TestResult(
        label="Rantai catatan utuh",
        told=f"{found.entries} catatan dan {found.lines} baris dihitung ulang sidiknya",
        findings=tuple(said[:MOST_SHOWN]),
        count=len(said) + found.omitted,
    )
    unbalanced = [f for f in found.findings if f.code in {"unbalanced", "period_balance"}]
    yield TestResult(
        label="Debit sama dengan kredit",
        told=f"{moved} di kedua sisi",
        findings=tuple(say_finding(f) for f in unbalanced[:MOST_SHOWN]),
        count=len(unbalanced),
    )
    numbers = [f for f in found.findings if f.code in {"number", "counter", "missing"}]
    yield TestResult(
        label="Nomor tanpa lubang",
        told="nomor jurnal dan nomor bukti setiap tahun",
        findings=tuple(say_finding(f) for f in numbers[:MOST_SHOWN]),
        count=len(numbers),
    )


def _of_files(work: Work, files: FileStore) -> TestResult:
    lost = unreadable_files(work.session, work.book_id, files)
    return TestResult(
        label="Berkas bukti ada dan tidak berubah",
        told="setiap berkas dibaca dan dihitung ulang sidiknya",
        findings=tuple(f"Hilang atau rusak: {file.name}" for file in lost[:MOST_SHOWN]),
        count=len(lost),
    )


def _of_sub_ledgers(work: Work) -> TestResult:
    differing = [p for p in prove(work, LAST_DAY) if p.is_used and not p.holds]
    return TestResult(
        label="Buku pembantu sama dengan akunnya",
        told="piutang, utang, aset, persediaan, dan lainnya",
        findings=tuple(
            f"{proof.sub_ledger.label}: rincian {format_rupiah(proof.named)},"
            f" akun {format_rupiah(proof.control)}"
            for proof in differing
        ),
        count=len(differing),
    )


def _of_entries(entries: Sequence[AuditEntry]) -> Iterator[TestResult]:
    background = Background.of(entries)
    for oddity in ODDITIES.values():
        odd = [entry for entry in entries if oddity.holds(entry, background)]
        yield TestResult(
            label=oddity.label[:1].upper() + oddity.label[1:],
            told=f"{len(entries)} catatan pada masa ini",
            entries=tuple(odd[:MOST_SHOWN]),
            count=len(odd),
            proves=False,
        )
