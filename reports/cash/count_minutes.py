"""Minutes of a cash count (berita acara pemeriksaan kas): notes and coins, and the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.cash.count import cash_counts_of, counted_cash, pieces_of
from bumdes.month import MONTHS, day_words, weekday_words
from bumdes.people import person_named
from bumdes.permissions import Role
from bumdes.phrase import phrase, word
from bumdes.unit import HEAD_OFFICE_NAME, units_of
from bumdes.words import rupiah_in_words, terbilang
from ledger.money import from_minor
from reports.bound.block import Facts, Heading, Prose, Signatures
from reports.bound.listed import amount, label, listed, number, rupiah
from reports.document import Signatory
from reports.kind import Topic
from reports.offices import place_and_day, signing

if TYPE_CHECKING:
    from bumdes.cash.count import CashCount, CountedCash
    from bumdes.work import Work
    from ledger import Money, Period
    from reports.bound.block import Block

_OPENING = (
    "Pada hari {weekday} tanggal {number} bulan {month} tahun {year} ({date}) telah dihitung"
    " {what}, {how}. Hasilnya sebagai berikut."
)
_CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya dan ditandatangani oleh yang menghitung"
    " dan yang menyaksikan."
)
_AGREES = "Uang yang ditemukan sama dengan buku. Tidak ada selisih."


def count_topics(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return the counts in *period* that the actor may see, the latest first."""
    mine = work.actor.unit
    return tuple(
        Topic(
            count.count_id,
            phrase("{day}: {place}", day=count.counted_on, place=place_words(work, count)),
        )
        for count in cash_counts_of(work.session, work.book_id)
        if count.counted_on in period and (mine is None or count.unit == mine)
    )


def place_words(work: Work, count: CashCount) -> str:
    """Return what was counted, in words."""
    chart = work.book.chart
    name = chart[count.account].name if count.account in chart else count.account
    if count.unit is None:
        return word(name)
    units = {unit.code: unit.name for unit in units_of(work.session, work.book_id)}
    return phrase(
        "{account}, {unit}", account=word(name), unit=units.get(count.unit, HEAD_OFFICE_NAME)
    )


def count_blocks(work: Work, count: CashCount) -> tuple[Block, ...]:
    """Return the minutes of *count*."""
    seen = counted_cash(work, count)
    return (
        Prose(_opening(work, count)),
        *_pieces(work, count),
        Heading("Dibandingkan dengan buku"),
        Facts(_compared(work, seen), is_letter=True),
        Prose(_outcome(seen)),
        Prose(_CLOSING),
        Signatures(_signatories(work, count), place_and_day(work, count.counted_on)),
    )


def _opening(work: Work, count: CashCount) -> str:
    on = count.counted_on
    how = "tanpa pemberitahuan lebih dahulu" if count.is_surprise else "keadaan akhir hari"
    return _OPENING.format(
        weekday=weekday_words(on),
        number=terbilang(on.day),
        month=MONTHS[on.month - 1],
        year=terbilang(on.year),
        date=day_words(on),
        what=place_words(work, count),
        how=how,
    )


def _pieces(work: Work, count: CashCount) -> tuple[Block, ...]:
    money = work.book.currency
    found = pieces_of(work.session, count)
    if not found:
        return ()
    rows = [
        (
            f"{each.denomination.kind.label} {rupiah(from_minor(each.face * 100, money))}",
            each.pieces,
            from_minor(each.denomination.minor * each.pieces, money),
        )
        for each in found
    ]
    columns = (
        label("piece", "Pecahan"),
        number("pieces", "Banyaknya"),
        amount("amount", "Jumlah"),
    )
    return (
        Heading("Uang yang ditemukan"),
        listed("pieces", "", columns, rows, currency=money, totals=("amount",)),
    )


def _compared(work: Work, seen: CountedCash) -> tuple[tuple[str, str], ...]:
    count, money = seen.count, work.book.currency
    booked = (
        seen.booked if count.booked_minor is None else from_minor(count.booked_minor, money)
    )
    facts = [
        ("Uang yang ditemukan", rupiah(seen.found)),
        ("Terbilang", rupiah_in_words(seen.found)),
        ("Saldo menurut buku saat dihitung", rupiah(booked)),
        ("Selisih", _difference_words(seen.found - booked)),
    ]
    if booked != seen.booked:
        facts.append(("Saldo menurut buku sekarang", rupiah(seen.booked)))
        facts.append(("Selisih sekarang", _difference_words(seen.difference)))
    if count.note:
        facts.append(("Catatan", count.note))
    return tuple(facts)


def _difference_words(difference: Money) -> str:
    if not difference.amount:
        return "tidak ada"
    more = "lebih" if difference.amount > 0 else "kurang"
    return f"{more} {rupiah(abs(difference))}"


def _outcome(seen: CountedCash) -> str:
    count = seen.count
    if count.reason:
        return f"Selisihnya dibukukan karena: {count.reason}."
    if not seen.difference.amount:
        return _AGREES
    return (
        "Selisih ini belum dibukukan. Sebabnya: ............................................."
        "....................................................................................."
    )


def _signatories(work: Work, count: CashCount) -> tuple[Signatory, ...]:
    confirmed = _confirmed(work, count)
    return (
        Signatory("Penghitung", count.counter, "Yang menghitung,"),
        Signatory("Saksi", count.witness, confirmed or "Yang menyaksikan,"),
        *signing(work, count.counted_on, (Role.DIRECTOR, "Mengetahui,")),
    )


def _confirmed(work: Work, count: CashCount) -> str:
    """Return that somebody confirmed the count with a login, as a paper says it."""
    if not count.confirmed_by:
        return ""
    person = person_named(work.session, count.confirmed_by)
    name = person.name if person else count.confirmed_by
    return f"Menyaksikan; disahkan dalam aplikasi oleh {name},"
