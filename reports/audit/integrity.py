"""The test of the whole books: everything is read again, and what is unusual is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.carrying import unreadable_files
from bumdes.kept_tables import KEPT_TABLES
from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from bumdes.rupiah import format_rupiah
from bumdes.sub_ledger_proof import prove
from ledger import LedgerError
from ledger.money import from_minor
from ledger.period import LAST_DAY
from ledger.verify import verify
from reports.audit.finding_texts import say_finding
from reports.audit.oddities import ODDITIES
from reports.audit.oddity import Background
from reports.audit.population import population

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.file_store import FileStore
    from bumdes.work import Work
    from ledger import Period
    from reports.audit.population import AuditEntry

MOST_SHOWN = 20
"""Entries of one oddity, and findings of one test, that are told one by one."""

_STOPPED = (
    "Ada catatan yang tidak dapat dibaca sebagai catatan yang sah. Lihat dahulu uji rantai"
    " catatan, lalu kembalikan buku dari cadangan."
)
_UNREAD = "Folder berkas tidak diberikan, jadi tidak satu pun berkas dibaca."


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """One test: what holds if it is passed, what was found otherwise.

    Attributes:
        told: what was looked at, in a few words.
        findings: in sentences, the first ones; empty if it is passed.
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
class Integrity:
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


def examine_books(
    work: Work, period: Period, files: FileStore | None, zone: dt.tzinfo | None
) -> Integrity:
    """Return what the tests find: the whole chain, and the entries of *period*.

    Raises:
        PermissionDeniedError: the actor may not verify the books.
    """
    work.actor.require(Permission.VERIFY_BOOKS)
    settings = work.book.settings()
    return Integrity(
        results=(
            *_of_books(work),
            _of_files(work, files),
            *_as_far_as_it_goes("Buku pembantu sama dengan akunnya", _of_sub_ledgers(work)),
            *_as_far_as_it_goes("Ciri yang tidak biasa", _of_entries(work, period, zone)),
        ),
        head=settings.head,
        sequence=settings.last_sequence,
    )


def _as_far_as_it_goes(label: str, tests: Iterator[TestResult]) -> Iterator[TestResult]:
    """Yield what *tests* tell; that books which were changed cannot be read is told too."""
    try:
        yield from tests
    except LedgerError:
        yield TestResult(label=label, told="tidak selesai", findings=(_STOPPED,), count=1)


def _of_books(work: Work) -> Iterator[TestResult]:
    found = verify(work.book, kept=KEPT_TABLES)
    said = [say_finding(finding) for finding in found.findings]
    said += [phrase("Tidak terbaca: {what}", what=what) for what in found.unread]
    moved = format_rupiah(from_minor(work.book.settings().moved_minor, work.book.currency))
    yield TestResult(
        label="Rantai catatan utuh",
        told=phrase(
            "{entries} catatan dan {lines} baris dihitung ulang sidiknya",
            entries=found.entries,
            lines=found.lines,
        ),
        findings=tuple(said[:MOST_SHOWN]),
        count=len(said) + found.omitted,
    )
    unbalanced = [f for f in found.findings if f.code in {"unbalanced", "period_balance"}]
    yield TestResult(
        label="Debit sama dengan kredit",
        told=phrase("{moved} di kedua sisi", moved=moved),
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


def _of_files(work: Work, files: FileStore | None) -> TestResult:
    label, told = (
        "Berkas bukti ada dan tidak berubah",
        "setiap berkas dibaca dan dihitung ulang sidiknya",
    )
    if files is None:
        return TestResult(label=label, told="tidak dibaca", findings=(_UNREAD,), count=1)
    lost = unreadable_files(work.session, work.book_id, files)
    return TestResult(
        label=label,
        told=told,
        findings=tuple(
            phrase("Hilang atau rusak: {name}", name=file.name) for file in lost[:MOST_SHOWN]
        ),
        count=len(lost),
    )


def _of_sub_ledgers(work: Work) -> Iterator[TestResult]:
    differing = [p for p in prove(work, LAST_DAY) if p.is_used and not p.holds]
    yield TestResult(
        label="Buku pembantu sama dengan akunnya",
        told="piutang, utang, aset, persediaan, dan lainnya",
        findings=tuple(
            phrase(
                "{sub_ledger}: rincian {named}, akun {control}",
                sub_ledger=word(proof.sub_ledger.label),
                named=proof.named,
                control=proof.control,
            )
            for proof in differing
        ),
        count=len(differing),
    )


def _of_entries(work: Work, period: Period, zone: dt.tzinfo | None) -> Iterator[TestResult]:
    entries = population(work, period, zone)
    background = Background.of(entries)
    for oddity in ODDITIES.values():
        odd = [entry for entry in entries if oddity.holds(entry, background)]
        yield TestResult(
            label=oddity.label,
            told=phrase("{entries} catatan pada masa ini", entries=len(entries)),
            entries=tuple(odd[:MOST_SHOWN]),
            count=len(odd),
            proves=False,
        )
