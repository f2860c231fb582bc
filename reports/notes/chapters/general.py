"""Who the enterprise is: its names and numbers, its owners, its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.enterprise import LegalStatus, villages_of
from bumdes.month import day_words
from bumdes.unit import units_of
from reports.bound.block import Facts
from reports.notes.note import Note, Part
from reports.words import and_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.enterprise import Enterprise
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks


def _tell(books: NoteBooks) -> Iterator[Block]:
    enterprise = books.work.enterprise
    if enterprise is None:
        return
    villages = villages_of(books.work.session, books.work.book_id)
    owners = and_list([village.name for village in villages])
    facts = (*_facts(enterprise), ("Pemilik", f"Desa {owners}" if owners else ""))
    yield Facts(tuple((name, value) for name, value in facts if value))
    units = [
        (f"Unit {unit.name}", unit.type.label)
        for unit in units_of(books.work.session, books.work.book_id)
        if unit.closed_on is None or unit.closed_on >= books.period.first_day
    ]
    if units:
        yield Facts(tuple(units))


def _facts(enterprise: Enterprise) -> Iterator[tuple[str, str]]:
    yield "Nama", enterprise.name
    yield "Berdiri", day_words(enterprise.founded_on) if enterprise.founded_on else ""
    legal = LegalStatus(enterprise.legal_status).label
    yield "Badan hukum", enterprise.legal_number or legal
    yield "Nomor Induk Berusaha", enterprise.nib
    yield "NPWP", enterprise.npwp
    yield "Lapangan usaha (KBLI)", enterprise.kbli
    yield "Alamat", enterprise.address


GENERAL = Note(
    key="general",
    name="umum",
    title="",
    part=Part.GENERAL,
    place=1,
    hint="Siapa BUM Desa ini: pendirian, maksud dan tujuan, kegiatan utama.",
    template="{nama} adalah badan usaha yang modalnya dimiliki Desa, untuk mengelola usaha,"
    " memanfaatkan aset, dan menyediakan jasa bagi kesejahteraan masyarakat Desa.",
    tell=_tell,
)
