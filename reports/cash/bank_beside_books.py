"""The bank beside the books (rekonsiliasi bank): two balances, and what lies between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.bank.statement import statements_of
from bumdes.permissions import Role
from bumdes.phrase import phrase, word
from ledger.money import from_minor
from reports.bound.block import Facts, Heading, Prose, Signatures
from reports.bound.listed import amount, day, label, listed, rupiah, text
from reports.kind import Topic
from reports.offices import place_and_day, signing

if TYPE_CHECKING:
    from bumdes.bank.reconciliation import Reconciliation
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.block import Block, Listing

_AGREES = "Saldo bank dan saldo buku sama, dan setiap baris rekening koran ada dalam catatan."
_UNEXPLAINED = (
    "Selisih {rest} belum dapat dijelaskan: berasal dari sebelum rekening koran pertama, atau"
    " dari masa yang rekening korannya belum dimasukkan."
)


def bank_topics(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return the statements that end in *period*, the latest first; none for one unit alone."""
    if work.actor.unit is not None:
        return ()
    chart = work.book.chart
    return tuple(
        Topic(
            s.statement_id,
            phrase(
                "{name} per {last_day}", name=word(chart[s.account].name), last_day=s.last_day
            ),
        )
        for s in statements_of(work.session, work.book_id)
        if s.last_day in period
    )


def reconciliation_blocks(work: Work, seen: Reconciliation) -> tuple[Block, ...]:
    """Return the two balances of a day, and what lies between them."""
    money = work.book.currency
    added = from_minor(seen.only_books_minor, money)
    missing = from_minor(seen.only_bank_minor, money)
    return (
        Heading("Kedua saldo"),
        Facts(
            (
                ("Saldo menurut rekening koran", rupiah(seen.bank)),
                ("Ditambah (dikurangi) yang ada di buku, belum di bank", rupiah(added)),
                ("Ditambah (dikurangi) yang ada di bank, belum di buku", rupiah(-missing)),
                *_rest(seen),
                ("Saldo menurut buku", rupiah(seen.books)),
            ),
            is_letter=True,
        ),
        *_items(work, seen),
        *_gaps(seen),
        Signatures(
            signing(
                work, seen.on, (Role.TREASURER, "Disusun oleh,"), (Role.DIRECTOR, "Diperiksa,")
            ),
            place_and_day(work, seen.on),
        ),
    )


def _rest(seen: Reconciliation) -> tuple[tuple[str, str], ...]:
    return (
        (("Belum dapat dijelaskan", rupiah(-seen.unexplained)),) if not seen.is_settled else ()
    )


def _items(work: Work, seen: Reconciliation) -> tuple[Block, ...]:
    found: list[Block] = []
    if seen.only_books:
        found += [Heading("Ada di buku, belum di bank"), _entries(work, seen)]
    if seen.only_bank:
        found += [Heading("Ada di bank, belum di buku"), _lines(work, seen)]
    return tuple(found) if found else (Prose(_AGREES),)


def _entries(work: Work, seen: Reconciliation) -> Listing:
    money = work.book.currency
    return listed(
        "only-books",
        "",
        (
            day("date", "Tanggal"),
            text("voucher", "Nomor bukti"),
            label("what", "Uraian"),
            amount("amount", "Jumlah"),
        ),
        [
            (item.on, item.voucher, item.description, from_minor(item.minor, money))
            for item in seen.only_books
        ],
        currency=money,
        totals=("amount",),
    )


def _lines(work: Work, seen: Reconciliation) -> Listing:
    money = work.book.currency
    return listed(
        "only-bank",
        "",
        (
            day("date", "Tanggal"),
            text("reference", "Acuan bank"),
            label("what", "Keterangan bank"),
            amount("amount", "Jumlah"),
        ),
        [
            (
                item.on,
                item.line.reference,
                item.line.description,
                from_minor(item.minor, money),
            )
            for item in seen.only_bank
        ],
        currency=money,
        totals=("amount",),
    )


def _gaps(seen: Reconciliation) -> tuple[Block, ...]:
    said: list[str] = [
        phrase("Rekening koran {first} sampai {last} belum dimasukkan.", first=first, last=last)
        for first, last in seen.gaps
    ]
    if not seen.is_settled:
        said.append(_UNEXPLAINED.format(rest=rupiah(abs(seen.unexplained))))
    return (Prose("\n\n".join(said)),) if said else ()
