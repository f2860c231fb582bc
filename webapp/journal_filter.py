"""What a list of transactions is limited to, from its address: words, days, people, amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.entry_tags import COUNTERPARTY_TAG, KIND_TAG
from bumdes.errors import RupiahError
from bumdes.people import people_of
from bumdes.phrase import phrase
from bumdes.proofs.added_proof import proved_later
from bumdes.rupiah import parse_rupiah
from bumdes.transaction_kinds import TRANSACTION_KINDS
from ledger import EntryKind
from ledger.money import to_minor
from webapp.account_picking import accounts_meant
from webapp.picking import meant_by
from webapp.queries import LONGEST_TEXT, journal_filter
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger.search import EntrySearch

TEXT_TAGS = (COUNTERPARTY_TAG,)

ENTRY_KINDS: Mapping[str, tuple[EntryKind, str]] = MappingProxyType(
    {
        "saldo-awal": (EntryKind.OPENING, "Jurnal saldo awal"),
        "umum": (EntryKind.ORDINARY, "Jurnal umum"),
        "penyesuaian": (EntryKind.ADJUSTING, "Jurnal penyesuaian"),
        "koreksi": (EntryKind.RESTATEMENT, "Koreksi tahun lalu"),
        "penutup": (EntryKind.CLOSING, "Jurnal penutup"),
    }
)
"""Kinds of entry as addresses name them, and what they are called."""

FIELDS = (
    "q",
    "bulan",
    "dari",
    "sampai",
    "unit",
    "akun",
    "orang",
    "minimal",
    "maksimal",
    "jenis",
    "pencatat",
    "tampil",
)
UNPROVED, CORRECTIONS = "tanpa-bukti", "pembetulan"
SHOWN = (("", "Semua"), (UNPROVED, "Tanpa bukti"), (CORRECTIONS, "Pembetulan"))
"""What the tabs above the list show."""

NO_ACCOUNT = 'Tidak ada akun bernama atau berkode "{said}". Coba kata lain, misalnya listrik.'
NO_PERSON = 'Belum jelas siapa "{said}". Tulis nama lengkapnya, atau pilih di Orang dan pihak.'
NO_AMOUNT = '"{said}" bukan jumlah rupiah. Tulis misalnya 1.500.000.'


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilter:
    """What the address of a list asks for.

    Attributes:
        said: what the address says, by name, without what it leaves open.
        unclear: what it says and nobody can tell, in sentences; then nothing is found.
    """

    search: EntrySearch
    said: Mapping[str, str]
    unclear: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves entries out."""
        return bool(self.said)

    @property
    def is_folded_out(self) -> bool:
        """Whether more than words and a tab is asked for."""
        return bool(self.said.keys() - {"q", "tampil"})


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the form offers."""

    kinds: tuple[Choice, ...]
    makers: tuple[Choice, ...]


def read_filter(work: Work, args: Mapping[str, str]) -> JournalFilter:
    """Return what an address asks for; what is unclear in it finds nothing, and is said.

    Raises:
        InvalidPeriodError: a month or day that is none.
    """
    said = {
        name: " ".join(args.get(name, "").split())[:LONGEST_TEXT]
        for name in FIELDS
        if args.get(name, "").strip()
    }
    unclear: list[str] = []
    is_unproved = said.get("tampil") == UNPROVED
    search = replace(
        journal_filter(args),
        text_tags=TEXT_TAGS,
        accounts=_accounts(work, said.get("akun", ""), unclear),
        party=_party(work, said, unclear),
        least_minor=_minor(said.get("minimal", ""), unclear),
        most_minor=_minor(said.get("maksimal", ""), unclear),
        posted_by=said.get("pencatat", ""),
        is_unproved=is_unproved,
        left_out=proved_later(work.session, work.book_id) if is_unproved else frozenset(),
        is_correction=said.get("tampil") == CORRECTIONS,
    )
    return JournalFilter(
        search=_of_kind(search, said.get("jenis", "")), said=said, unclear=tuple(unclear)
    )


def filter_choices(work: Work) -> FilterChoices:
    """Return what the form offers to choose among."""
    kinds = [Choice(key, kind.label) for key, kind in TRANSACTION_KINDS.items()]
    kinds += [Choice(slug, label) for slug, (_, label) in ENTRY_KINDS.items()]
    makers = [
        Choice(person.username, person.name)
        for person in people_of(work.session, work.book_id)
        if person.password_hash
    ]
    return FilterChoices(tuple(kinds), tuple(makers))


def _of_kind(search: EntrySearch, written: str) -> EntrySearch:
    if written in ENTRY_KINDS:
        return replace(search, kind=ENTRY_KINDS[written][0])
    return replace(search, tag=(KIND_TAG, written)) if written else search


def _accounts(work: Work, said: str, unclear: list[str]) -> tuple[str, ...]:
    """Return the accounts that are meant: a heading means all under it."""
    if not said:
        return ()
    found = [a for a in work.book.chart if _has_code(a.code, said)]
    found = found or accounts_meant(work.book.chart, said)
    codes: dict[str, None] = {}
    for account in found:
        under = [account] if account.takes_postings else work.book.chart.under(account.code)
        codes |= dict.fromkeys(each.code for each in under if each.takes_postings)
    if not codes:
        unclear.append(phrase(NO_ACCOUNT, said=said))
    return tuple(codes)


def _has_code(code: str, said: str) -> bool:
    """Whether *said* is the code of an account, or how it begins, as far as a dot."""
    return code == said or code.startswith(f"{said.removesuffix('.')}.")


def _party(work: Work, said: Mapping[str, str], unclear: list[str]) -> str:
    written = said.get("orang", "")
    if not written:
        return ""
    found = meant_by(work, {"orang": written}, field="orang")
    if not found:
        unclear.append(phrase(NO_PERSON, said=written))
    return found


def _minor(written: str, unclear: list[str]) -> int | None:
    if not written:
        return None
    try:
        return abs(to_minor(parse_rupiah(written)))
    except RupiahError:
        unclear.append(phrase(NO_AMOUNT, said=written))
        return None
