"""The form of one line of the beginning: what is asked of claims, things and capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset_class import asset_classes
from bumdes.capital.contributor import contributors_of
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.cut_over.part import Nature
from bumdes.enterprise import villages_of
from bumdes.phrase import phrase
from webapp.forms.asked import Asked
from webapp.language.saying import t
from webapp.readings.units import unit_options

if TYPE_CHECKING:
    from bumdes.cut_over.part import CutOverPart
    from bumdes.work import Work

RESIDENTS = "Warga, tanpa rincian nama"


def questions(work: Work, part: CutOverPart) -> list[Asked]:
    """Return what is asked of one thing of *part*, the most important first."""
    first = {
        Nature.ASSET: _of_things,
        Nature.CAPITAL: _of_capital,
    }.get(part.nature, _of_accounts)(work, part)
    last = [
        Asked("text", "surat", "Nomor surat atau nota", optional=True, max=100),
        Asked("file", "bukti", "Foto atau PDF buktinya", part.proof, optional=True),
    ]
    return [*first, *last]


def _of_accounts(work: Work, part: CutOverPart) -> list[Asked]:
    offered = [
        (account.code, f"{t(account.name)} ({account.code})")
        for account in work.book.chart
        if account.takes_postings and account.is_active and part.offers(account)
    ]
    asked = [
        Asked("select", "akun", "Jenisnya", options=offered),
        Asked("amount", "jumlah", "Jumlah pada hari itu"),
        Asked("select", "unit", "Milik unit", options=unit_options(work)),
    ]
    if part.nature is Nature.CLAIM:
        asked += [
            Asked("date", "sejak", "Tanggal notanya", optional=True),
            Asked("date", "jatuh_tempo", "Dibayar paling lambat", optional=True),
        ]
    return asked


def _of_things(work: Work, _: CutOverPart) -> list[Asked]:
    classes = [(key, t(each.label)) for key, each in asset_classes().items()]
    return [
        Asked("text", "nama", "Barang apa?", max=150),
        Asked("select", "jenis", "Jenisnya", options=classes, blank="Pilih jenisnya"),
        Asked("date", "sejak", "Dibeli atau diterima tanggal"),
        Asked("amount", "jumlah", "Harga belinya"),
        Asked(
            "amount",
            "susut",
            "Sudah disusutkan sampai hari itu",
            "Kosongkan bila belum pernah disusutkan.",
            optional=True,
        ),
        Asked("select", "unit", "Dipakai unit", options=unit_options(work)),
    ]


def _of_capital(work: Work, _: CutOverPart) -> list[Asked]:
    villages = [
        (v.code, t(phrase("Desa {name}", name=v.name)))
        for v in villages_of(work.session, work.book_id)
    ]
    others = [
        (each.code, each.name)
        for each in contributors_of(work.session, work.book_id)
        if not each.is_village
    ]
    sources = [
        (key, t(each.label)) for key, each in CAPITAL_SOURCES.items() if key != "pinjaman"
    ]
    return [
        Asked(
            "select",
            "penyetor",
            "Siapa yang menyertakan",
            options=[*villages, *others, ("", t(RESIDENTS))],
        ),
        Asked("select", "sumber", "Dari sumber apa", options=sources, blank="Pilih sumbernya"),
        Asked("amount", "jumlah", "Jumlahnya"),
        Asked(
            "date", "sejak", "Diterima tanggal", "Bila tidak ingat, pilih 31 Desember tahunnya."
        ),
    ]
