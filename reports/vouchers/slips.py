"""From entries to vouchers and receipts, as they are printed."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from bumdes.entry_tags import COUNTERPARTY_TAG
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.rupiah import format_rupiah
from bumdes.tax.stamp_duty import stamp_duty
from bumdes.words import rupiah_in_words
from ledger import VoucherType
from ledger.money import from_minor
from reports.bound.slip import Receipt, Slip, SlipBox, SlipLine
from reports.words import moment_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ledger import Money, Posting
    from reports.vouchers.booked import Booked, Bookings

TITLES = {
    VoucherType.RECEIPT: "Bukti Kas Masuk",
    VoucherType.PAYMENT: "Bukti Kas Keluar",
    VoucherType.MEMORIAL: "Bukti Memorial",
}
_WHOM = {VoucherType.RECEIPT: "Terima dari", VoucherType.PAYMENT: "Dibayar kepada"}
_MOST_NAMED = 3
"""Proofs, parties and units named on a voucher; the others are counted."""
_MOST_OF_NAME = 60
"""Characters of a name that a box has room for."""


def slips(bookings: Bookings, *, place: str, now: dt.datetime) -> tuple[Slip, ...]:
    """Return the voucher of each entry.

    Args:
        place: where they are signed.
        now: tells the zone to say times in.
    """
    return tuple(_slip(bookings, booked, place, now) for booked in bookings.entries)


def receipts(bookings: Bookings, *, place: str, issuer: str) -> tuple[Receipt, ...]:
    """Return the receipt of each entry that brings or takes cash.

    Args:
        issuer: the name of the enterprise.
    """
    return tuple(
        _receipt(bookings, booked, place, issuer)
        for booked in bookings.entries
        if booked.cash_minor
    )


def mark_of(bookings: Bookings, booked: Booked) -> str:
    """Return that an entry was taken back, or takes one back; nothing mostly."""
    sequence = booked.posted.sequence
    if sequence in bookings.taken_back:
        return f"Dibatalkan oleh {bookings.taken_back[sequence]}"
    if sequence in bookings.takes_back:
        return f"Membatalkan {bookings.takes_back[sequence]}"
    return ""


def whom(bookings: Bookings, booked: Booked) -> str:
    """Return with whom an entry was made, as far as the books say."""
    told = booked.posted.entry.tags.get(COUNTERPARTY_TAG, "")
    named = dict.fromkeys(
        bookings.parties.get(p.party, p.party) for p in booked.postings if p.party
    )
    return told or _some(list(named))


def stamp_of(booked: Booked) -> str:
    """Return the stamp that the receipt of an entry must bear; nothing if it needs none."""
    if not booked.cash_minor:
        return ""
    return stamp_words(booked.amount, booked.posted.entry.date)


def stamp_words(amount: Money, on: dt.date) -> str:
    """Return the stamp that a receipt of *amount* must bear; nothing if it needs none."""
    duty = stamp_duty(amount, on)
    return phrase("Meterai {duty}", duty=duty.duty) if duty else ""


def _slip(bookings: Bookings, booked: Booked, place: str, now: dt.datetime) -> Slip:
    posted = booked.posted
    return Slip(
        title=TITLES[posted.voucher_type],
        number=posted.voucher,
        date=posted.entry.date,
        place=place,
        facts=tuple(_facts(bookings, booked)),
        amount=booked.amount,
        words=rupiah_in_words(booked.amount),
        lines=tuple(_line(bookings, posting) for posting in booked.postings),
        boxes=tuple(_boxes(bookings, booked)),
        digest=posted.hash,
        mark=mark_of(bookings, booked),
        notes=tuple(_notes(bookings, booked, now)),
    )


def _facts(bookings: Bookings, booked: Booked) -> Iterator[tuple[str, str]]:
    entry, who = booked.posted.entry, whom(bookings, booked)
    kind = booked.posted.voucher_type
    if kind in _WHOM:
        yield _WHOM[kind], who or "." * 60
    elif who:
        yield "Pihak", who
    yield "Untuk", entry.description
    units = dict.fromkeys(bookings.units.get(p.unit, p.unit) for p in booked.postings)
    yield "Unit usaha", _some(list(units))
    if entry.decision:
        yield "Keputusan", entry.decision
    if entry.reason:
        yield "Alasan", entry.reason
    yield "Lampiran", _some([file.name for file in bookings.proofs_of(booked)]) or "tidak ada"


def _line(bookings: Bookings, posting: Posting) -> SlipLine:
    currency = posting.amount.currency
    return SlipLine(
        posting.account,
        bookings.chart[posting.account].name,
        from_minor(posting.debit_minor, currency) if posting.debit_minor else None,
        from_minor(posting.credit_minor, currency) if posting.credit_minor else None,
    )


def _boxes(bookings: Bookings, booked: Booked) -> Iterator[SlipBox]:
    """Yield who signs: for cash, also who gave and who received it."""
    entry, kind = booked.posted.entry, booked.posted.voucher_type
    yield SlipBox("Disetujui oleh", *bookings.officer(Role.DIRECTOR, entry.date))
    writer = _written_by(bookings, booked)
    treasurer = bookings.officer(Role.TREASURER, entry.date)
    who = textwrap.shorten(whom(bookings, booked), _MOST_OF_NAME, placeholder=" ...")
    stamp = stamp_of(booked)
    if kind is VoucherType.RECEIPT:
        yield SlipBox("Diperiksa oleh", *treasurer)
        yield SlipBox("Diterima oleh", "Penerima uang", "", stamp)
        yield SlipBox("Diserahkan oleh", "Penyetor", who)
    elif kind is VoucherType.PAYMENT:
        yield SlipBox("Dibayar oleh", *treasurer)
        yield SlipBox("Dicatat oleh", "Pencatat", writer)
        yield SlipBox("Diterima oleh", "Penerima uang", who, stamp)
    else:
        yield SlipBox("Diperiksa oleh", *treasurer)
        yield SlipBox("Dibuat oleh", "Pencatat", writer)


def _notes(bookings: Bookings, booked: Booked, now: dt.datetime) -> Iterator[str]:
    posted = booked.posted
    at = moment_words(posted.posted_at.astimezone(now.tzinfo))
    approved = posted.approved_by
    told = f"Dicatat oleh {_written_by(bookings, booked)}, {at}"
    if approved:
        told += f"; disetujui oleh {bookings.people.get(approved, approved)}"
    number = f"{posted.entry.date.year}/{posted.number}"
    yield f"{told}. Jurnal {number}, entri ke-{posted.sequence}."
    if booked.cash_minor and stamp_of(booked):
        duty = stamp_duty(booked.amount, posted.entry.date)
        if duty is not None:
            yield (
                f"Tanda terima uang di atas {format_rupiah(duty.threshold)} dibubuhi meterai"
                f" {format_rupiah(duty.duty)} sebelum ditandatangani penerima."
            )


def _receipt(bookings: Bookings, booked: Booked, place: str, issuer: str) -> Receipt:
    posted, who = booked.posted, whom(bookings, booked)
    comes = booked.cash_minor > 0
    role, name = bookings.officer(Role.TREASURER, posted.entry.date)
    return Receipt(
        number=posted.voucher,
        date=posted.entry.date,
        place=place,
        given_by=who if comes else issuer,
        received_by=name if comes else who,
        role=role if comes else "Penerima uang",
        amount=booked.amount,
        words=rupiah_in_words(booked.amount),
        purpose=posted.entry.description,
        digest=posted.hash,
        stamp=stamp_of(booked),
        mark=mark_of(bookings, booked),
    )


def _written_by(bookings: Bookings, booked: Booked) -> str:
    writer = booked.posted.posted_by
    return bookings.people.get(writer, writer)


def _some(names: list[str]) -> str:
    """Return the first of *names*, and how many more there are."""
    more = len(names) - _MOST_NAMED
    said = ", ".join(names[:_MOST_NAMED])
    return f"{said}, dan {more} lagi" if more > 0 else said
