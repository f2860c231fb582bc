"""Samples on the page: entries chosen by a rule that anybody can follow again."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.phrase import listed, word
from ledger.money import from_minor
from reports.audit.population import population
from reports.audit.sampling import at_random, by_value, unusual

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bumdes.work import Work
    from ledger import Money, Period
    from reports.audit.population import AuditEntry

METHODS: Mapping[str, str] = MappingProxyType(
    {
        "nilai": "Menurut nilai: yang besar lebih mungkin terpilih",
        "acak": "Acak: setiap catatan sama mungkinnya",
        "tak-biasa": "Yang tidak biasa: sedikitnya dua ciri",
    }
)
SIZES = (25, 50, 100)
SEED_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleQuestion:
    """Which sample is asked for.

    Attributes:
        method: a key of ``METHODS``.
        seed: what the choice follows from; empty for the head of the chain, which nobody
            can choose.
    """

    period: Period
    method: str
    size: int
    seed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledEntry:
    """An entry of the sample.

    Attributes:
        why: in which ways it is unusual; empty where that was not asked.
    """

    entry: AuditEntry
    amount: Money
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """A sample, and what it was taken of.

    Attributes:
        count, total: of all entries of the period.
        covered: what the sample comes to.
        interval, start: of a sample by value; None for the others.
    """

    seed: str
    entries: tuple[SampledEntry, ...]
    count: int
    total: Money
    covered: Money
    interval: Money | None
    start: Money | None

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The sample as a list with a heading."""
        heading = ("Nomor bukti", "Tanggal", "Uraian", "Jumlah", "Bukti", "Ciri")
        return (heading, *(_cells(each) for each in self.entries))


def read_sample(work: Work, asked: SampleQuestion, zone: dt.tzinfo | None) -> SamplePage:
    """Return the sample asked for.

    Raises:
        PermissionDeniedError: the actor may not verify the books.
    """
    work.actor.require(Permission.VERIFY_BOOKS)
    entries = population(work, asked.period, zone)
    seed = asked.seed or work.book.settings().head[:SEED_DIGITS]
    chosen, interval, start = _chosen(entries, asked, seed)
    currency = work.book.currency
    return SamplePage(
        seed=seed,
        entries=tuple(
            SampledEntry(entry=entry, amount=from_minor(entry.minor, currency), why=why)
            for entry, why in chosen
        ),
        count=len(entries),
        total=from_minor(sum(entry.minor for entry in entries), currency),
        covered=from_minor(sum(entry.minor for entry, _ in chosen), currency),
        interval=None if interval is None else from_minor(interval, currency),
        start=None if start is None else from_minor(start, currency),
    )


def _chosen(
    entries: Sequence[AuditEntry], asked: SampleQuestion, seed: str
) -> tuple[list[tuple[AuditEntry, str]], int | None, int | None]:
    if asked.method == "acak":
        found = at_random(entries, seed=seed, size=asked.size)
        return [(entry, "") for entry in found], None, None
    if asked.method == "tak-biasa":
        odd = unusual(entries, size=asked.size)
        return (
            [
                (each.entry, listed([word(reason) for reason in each.reasons], "; "))
                for each in odd
            ],
            None,
            None,
        )
    sample = by_value(entries, seed=seed, size=asked.size)
    return [(entry, "") for entry in sample.entries], sample.interval, sample.start


def _cells(each: SampledEntry) -> tuple[str, ...]:
    entry = each.entry
    return (
        entry.voucher,
        entry.date.isoformat(),
        entry.description,
        str(each.amount.amount),
        "ada" if entry.proofs else "tidak ada",
        each.why,
    )
