"""Confirmation letters: what the books say stands between us and a party, for it to answer.

The answer goes to the auditor, not to the enterprise: so it is worth something.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.party import party_names
from bumdes.permissions import Role
from bumdes.words import rupiah_in_words
from ledger import AccountKind
from ledger.money import from_minor
from reports.bound.block import Facts, Heading, Masthead, Prose, Signatures
from reports.bound.listed import amount, label, listed, rupiah, text
from reports.bound.report import Chapter, Look
from reports.composing import report_of, signatures_for
from reports.document import Letterhead, Signatory
from reports.errors import NothingToReportError
from reports.letterhead import letterhead_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.work import Work
    from ledger import Money
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked

LETTERS, TITLE = "confirmation-letters", "Surat Konfirmasi"
MOST = 40
"""Letters in a pack: those with the largest balances."""

_LASTING = {AccountKind.ASSET, AccountKind.LIABILITY, AccountKind.EQUITY}
_BLANK = 40 * "."


@dataclass(frozen=True, slots=True)
class Standing:
    """What one account says of one party; debits less credits, in minor units."""

    account: str
    name: str
    net: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Whom a letter goes to, and what it asks to confirm.

    Attributes:
        key: code of the party, or of the bank's account.
        is_bank: whether it is asked what it keeps for us.
    """

    key: str
    name: str
    standings: tuple[Standing, ...]
    is_bank: bool = False

    @property
    def size(self) -> int:
        """How much is at stake, whichever side it stands on."""
        return sum(abs(standing.net) for standing in self.standings)


def to_confirm(work: Work, asked: Asked) -> tuple[Confirmed, ...]:
    """Return every bank account and party with a balance, the largest first."""
    chart, at = work.book.chart, asked.period.last_day
    banks = [
        Confirmed(
            code, chart[code].name, (Standing(code, chart[code].name, net),), is_bank=True
        )
        for code, net in _banks(work, asked)
    ]
    lasting = [a.code for a in chart if a.kind in _LASTING and a.takes_postings]
    found: dict[str, list[Standing]] = defaultdict(list)
    for row in work.book.outstanding(lasting, at, by=("party",)):
        if row.party and row.net and not chart[row.account].is_cash:
            found[row.party].append(Standing(row.account, chart[row.account].name, row.net))
    names = party_names(work.session, work.book_id, found)
    parties = [
        Confirmed(code, names.get(code, code), tuple(_added_up(standings)))
        for code, standings in found.items()
    ]
    return tuple(sorted((*banks, *parties), key=lambda c: (not c.is_bank, -c.size, c.key)))


def letters(work: Work, asked: Asked, confirmed: Sequence[Confirmed]) -> Report:
    """Return a letter to each of *confirmed*, each on a page of its own."""
    head = letterhead_of(work, asked.files) or Letterhead(name=work.book.name)
    chapters = tuple(
        Chapter(
            key=f"letter-{place}",
            title="",
            blocks=tuple(_letter(work, asked, each, head)),
            is_listed=False,
            begins_page=place > 1,
        )
        for place, each in enumerate(confirmed, 1)
    )
    report = report_of(work, asked, key=LETTERS, title=TITLE, chapters=chapters)
    return replace(report, look=Look.LETTERS, has_head=False)


def letters_to_all(work: Work, asked: Asked) -> Report:
    """Return a letter to each of those with the largest balances.

    Raises:
        NothingToReportError: there is nobody to write to.
    """
    confirmed = to_confirm(work, asked)[:MOST]
    if not confirmed:
        raise NothingToReportError(TITLE, asked.period)
    return letters(work, asked, confirmed)


def _letter(
    work: Work, asked: Asked, confirmed: Confirmed, head: Letterhead
) -> Iterator[Block]:
    day = day_words(asked.period.last_day)
    who, opening = signatures_for(work, asked)
    director = [s for s in who if s.role == Role.DIRECTOR.label] or [Signatory("Direktur")]
    yield Masthead(head)
    yield Heading(f"Permintaan Konfirmasi: {confirmed.name}", level=0)
    yield Facts(
        (
            ("Kepada", _addressee(confirmed)),
            ("Perihal", f"Permintaan konfirmasi saldo per {day}"),
        ),
        is_letter=True,
    )
    yield Prose(
        "Pembukuan kami sedang diperiksa. Kami mohon Bapak/Ibu mencocokkan saldo di bawah ini"
        f" dengan catatan Bapak/Ibu per {day}, lalu mengirim jawabannya langsung kepada"
        " pemeriksa, tidak melalui kami. Surat ini bukan tagihan dan bukan kuitansi."
    )
    yield listed(
        "standing",
        "Menurut pembukuan kami",
        (
            text("account", "Akun"),
            label("name", "Nama"),
            amount("ours", "Milik kami"),
            amount("yours", "Milik Bapak/Ibu"),
        ),
        [_row(work, standing) for standing in confirmed.standings],
        currency=work.book.currency,
        totals=("ours", "yours"),
    )
    net = from_minor(abs(sum(s.net for s in confirmed.standings)), work.book.currency)
    yield Prose(f"Selisih keduanya {rupiah(net)} ({rupiah_in_words(net)}).")
    yield Signatures((replace(director[0], act="Hormat kami,"),), opening)
    yield Heading("Jawaban kepada pemeriksa", level=1)
    yield Prose(
        f"Nama dan alamat pemeriksa: {_BLANK}{_BLANK}\n\n"
        f"( ) Saldo di atas sesuai dengan catatan kami.\n\n"
        f"( ) Saldo di atas tidak sesuai. Menurut catatan kami: Rp {_BLANK}, karena {_BLANK}"
    )
    yield Signatures(
        (Signatory(confirmed.name, "", "Yang menjawab,"),), f"Tanggal {_BLANK[:24]}"
    )


def _addressee(confirmed: Confirmed) -> str:
    if confirmed.is_bank:
        return f"Bank tempat rekening kami: {confirmed.name} (akun {confirmed.key})"
    return f"{confirmed.name} ({confirmed.key})"


def _row(work: Work, standing: Standing) -> tuple[str | Money, ...]:
    currency = work.book.currency
    ours, yours = max(standing.net, 0), max(-standing.net, 0)
    return (
        standing.account,
        standing.name,
        from_minor(ours, currency),
        from_minor(yours, currency),
    )


def _banks(work: Work, asked: Asked) -> Iterator[tuple[str, int]]:
    sums: dict[str, int] = defaultdict(int)
    codes = [a.code for a in work.book.chart.cash() if "bank" in a.name.lower()]
    if codes:
        for row in work.book.turnovers(last_day=asked.period.last_day, accounts=codes):
            sums[row.account] += row.debits - row.credits
    yield from sorted(sums.items())


def _added_up(standings: Sequence[Standing]) -> Iterator[Standing]:
    """Yield one standing an account."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for standing in standings:
        sums[standing.account, standing.name] += standing.net
    for (account, name), net in sorted(sums.items()):
        if net:
            yield Standing(account, name, net)
