"""The letter to a village for its report of wealth (Laporan Kekayaan Milik Desa).

Source: what a village has put into its enterprise is separated wealth of the village, listed
there as an investment; land and buildings that it only lends stay its own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.contributor import village_party
from bumdes.capital.ownership import ownership
from bumdes.capital.things_used import things_used
from bumdes.enterprise import villages_of
from bumdes.month import day_words
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.village_books.confirmation import confirm
from bumdes.words import rupiah_in_words
from ledger import Period
from ledger.money import from_minor, to_minor
from reports.bound.block import Facts, Heading, Prose, Signatures
from reports.bound.listed import amount, day, label, listed, percent, rupiah, text
from reports.document import Signatory
from reports.kind import Topic
from reports.offices import place_and_day, signing
from reports.scope import Scope
from reports.statements import statement_table

if TYPE_CHECKING:
    from bumdes.enterprise import Village
    from bumdes.village_books.confirmation import Account, Confirmation
    from bumdes.work import Work
    from ledger import Money
    from reports.bound.block import Block, Listing
    from reports.kind import Asked

_ASKS = (
    "Mohon angka ini dicocokkan dengan pembukuan Desa. Bila sama, tanda tangani lembar kedua"
    " dan kembalikan; bila berbeda, tuliskan selisihnya di bawah ini.\n\n"
    "1. Sama dengan pembukuan Desa.\n"
    "2. Berbeda: menurut pembukuan Desa Rp ........................, karena"
    " ........................................................"
)


def villages(work: Work, _period: Period) -> tuple[Topic, ...]:
    """Return the villages that own the enterprise."""
    return tuple(
        Topic(v.code, phrase("Desa {name}", name=v.name))
        for v in villages_of(work.session, work.book_id)
    )


def letter_blocks(work: Work, village: Village, asked: Asked) -> tuple[Block, ...]:
    """Return the letter that tells *village* the figures of the year."""
    year = asked.period.last_day.year
    told = confirm(work.book, village.code, year)
    enterprise = work.enterprise
    name = enterprise.name if enterprise else work.book.name
    return (
        _head(village, asked),
        Prose(
            f"Yth. Kepala Desa {village.name}\ndi tempat\n\n"
            f"Untuk Laporan Kekayaan Milik Desa tahun {year}, kami sampaikan penyertaan modal"
            f" Desa {village.name} pada {name}. Semua angka diambil dari buku kami."
        ),
        *_investment(work, village, told, asked),
        Heading("Perubahan penyertaan modal"),
        _changes(work, "capital", told.capital, year, ("Bertambah", "Berkurang")),
        Heading("Bagian Desa atas hasil usaha"),
        _changes(work, "shares", told.shares, year, ("Menjadi hak", "Dibayar")),
        *_borrowed(work, village, asked),
        Prose(_ASKS),
        Signatures(_signatories(work, village, asked), place_and_day(work, asked.now.date())),
    )


def _head(village: Village, asked: Asked) -> Facts:
    year = asked.period.last_day.year
    facts = (
        ("Nomor", f"LKMD/{village.code}/{year}"),
        ("Lampiran", "1 (satu) lembar untuk dikembalikan"),
        ("Perihal", f"Konfirmasi penyertaan modal Desa {village.name} per 31 Desember {year}"),
    )
    return Facts(facts, is_letter=True)


def _investment(
    work: Work, village: Village, told: Confirmation, asked: Asked
) -> tuple[Block, ...]:
    at = Period.year(told.year).last_day
    share = share_of(work, village, told.year)
    equity = _equity(work, asked)
    part = from_minor(round(to_minor(equity) * share / 100) * 100, work.book.currency)
    rows = (
        (f"Penyertaan modal per {day_words(at)}", rupiah(told.capital.closing)),
        ("Terbilang", rupiah_in_words(told.capital.closing)),
        ("Bagian kepemilikan", percent(share)),
        ("Ekuitas seluruh usaha", rupiah(equity)),
        ("Bagian Desa atas ekuitas (untuk diungkapkan)", rupiah(part)),
        ("Bagian hasil usaha yang belum dibayar", rupiah(told.shares.closing)),
    )
    return (Heading("Nilai investasi Desa"), Facts(rows, is_letter=True))


def share_of(work: Work, village: Village, year: int) -> Fraction:
    """Return what part of the owners' capital *village* had at the end of *year*."""
    found = ownership(work.session, work.book, at=Period.year(year).last_day)
    party = village_party(village.code)
    return next((s.share for s in found.shares if s.owner.code == party), Fraction(0))


def _equity(work: Work, asked: Asked) -> Money:
    year = Period.year(asked.period.last_day.year)
    table = statement_table(work.book, "financial-position", Scope(year))
    return table["equity"].figures[0] or from_minor(0, work.book.currency)


def _changes(
    work: Work, key: str, account: Account, year: int, heads: tuple[str, str]
) -> Listing:
    """Return what changed in *account* through the year, between its first and last balance."""
    nothing = from_minor(0, work.book.currency)
    first, last = Period.year(year).first_day, Period.year(year).last_day
    rows: list[tuple[object, ...]] = [
        (first, "", "Saldo awal tahun", nothing, nothing, account.opening)
    ]
    standing = account.opening
    for change in account.changes:
        standing += change.increase - change.decrease
        about = f"{change.description} ({change.decision})" if change.decision else ""
        rows.append(
            (
                change.date,
                change.voucher,
                about or change.description,
                change.increase,
                change.decrease,
                standing,
            )
        )
    rows.append((last, "", "Saldo akhir tahun", nothing, nothing, account.closing))
    return listed(
        key,
        "",
        (
            day("date", "Tanggal"),
            text("voucher", "Nomor bukti"),
            label("what", "Uraian"),
            amount("increase", heads[0]),
            amount("decrease", heads[1]),
            amount("standing", "Saldo"),
        ),
        rows,  # type: ignore[arg-type]
        currency=work.book.currency,
    )


def _borrowed(work: Work, village: Village, asked: Asked) -> tuple[Block, ...]:
    owner = f"Desa {village.name}"
    used = [
        thing
        for thing in things_used(work, Period.year(asked.period.last_day.year))
        if thing.owner == owner
    ]
    if not used:
        return ()
    rows = (
        (
            f"{thing.kind.label}: {thing.name}",
            f"{thing.agreement}, {day_words(thing.agreed_on)}",
            day_words(thing.last_day) if thing.last_day else "tidak ditentukan",
            thing.value,
            thing.yearly,
        )
        for thing in used
    )
    table = listed(
        "borrowed",
        "",
        (
            label("what", "Barang"),
            text("agreement", "Perjanjian"),
            text("until", "Sampai"),
            amount("value", "Nilai menurut perjanjian"),
            amount("yearly", "Dibayar setahun"),
        ),
        rows,
        currency=work.book.currency,
    )
    return (
        Heading("Aset Desa yang dipakai"),
        table,
        Prose(
            "Barang di atas tetap milik Desa dan tercatat dalam kekayaan Desa, bukan dalam aset"
            " kami."
        ),
    )


def _signatories(work: Work, village: Village, asked: Asked) -> tuple[Signatory, ...]:
    ours = signing(
        work,
        asked.now.date(),
        (Role.DIRECTOR, "Hormat kami,"),
        (Role.TREASURER, "Disusun oleh,"),
    )
    return (Signatory(f"Kepala Desa {village.name}", "", "Telah dicocokkan,"), *ours)
