"""The report on money for food security (ketahanan pangan).

Source: Kepmendes PDT 3/2025; the outline of chapters is that of reports in use.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.permissions import Role
from reports.accountability.numbering import roman
from reports.bound.block import Facts, Heading, Prose
from reports.bound.report import Chapter
from reports.capital.food_security import (
    NOTHING,
    analysis_blocks,
    carried_out_blocks,
    legal_blocks,
    money_blocks,
    names_of_villages,
    profit_blocks,
    read_food_money,
    received_blocks,
    totals,
)
from reports.composing import report_of, texts_of
from reports.kind import Group, ReportKind, Slot, Span
from reports.offices import signed_by, signing, village_heads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.capital.food_security import FoodMoney
    from reports.kind import Asked

_SLOTS = (
    Slot(
        key="background",
        title="Latar belakang",
        hint="Mengapa program ini dipilih dalam musyawarah Desa.",
        template=(
            "Sebagian Dana Desa disertakan sebagai modal usaha ketahanan pangan, agar bahan"
            " pangan tersedia dan terjangkau bagi warga, dan agar modalnya tetap berputar di"
            " Desa. Laporan ini menerangkan uang yang diterima, dipakai untuk apa, dan apa"
            " hasilnya pada masa {masa}."
        ),
    ),
    Slot(
        key="purpose",
        title="Maksud dan tujuan",
        hint="Apa yang hendak dicapai, dan untuk siapa.",
        template=(
            "- Mempertanggungjawabkan modal ketahanan pangan sampai rupiah terakhir.\n"
            "- Menunjukkan hasil usaha dan manfaatnya bagi warga.\n"
            "- Menjadi bahan musyawarah untuk tahun berikutnya."
        ),
    ),
    Slot(
        key="business",
        title="Profil usaha pangan",
        hint="Jenis usaha, tempat, pengelola, dan warga yang terlibat.",
        is_needed=True,
    ),
    Slot(
        key="production",
        title="Target dan realisasi produksi",
        hint="Target dan hasil setiap bulan; kematian ternak atau gagal panen bila ada.",
        is_needed=True,
    ),
    Slot(
        key="analysis",
        title="Analisis kinerja",
        hint="Biaya per satuan, harga jual, keuntungan, dan sebab-sebabnya.",
    ),
    Slot(
        key="benefit",
        title="Penggunaan hasil",
        hint="Untuk apa hasil usaha pangan dipakai: modal lagi, PADes, bantuan pangan.",
    ),
    Slot(
        key="closing",
        title="Penutup",
        hint="Kesimpulan, masalah, dan rencana berikutnya.",
        template=(
            "Demikian laporan ini disusun dari buku usaha sebagai pertanggungjawaban kepada"
            " Desa dan masyarakat."
        ),
    ),
)


def _compose(work: Work, asked: Asked) -> Report:
    found = read_food_money(work, asked)
    texts = texts_of(work, FOOD_SECURITY, asked)
    parts = _parts(work, asked, found, texts) if found.uses else _nothing()
    chapters = tuple(
        Chapter(
            key=f"part-{place}",
            title=title,
            number=f"BAB {roman(place)}",
            blocks=tuple(blocks),
            begins_page=place in {1, 3},
        )
        for place, (title, blocks) in enumerate(parts, start=1)
    )
    report = report_of(
        work,
        asked,
        key="food-security",
        title="Laporan Ketahanan Pangan",
        chapters=(*chapters, _signed(work, asked, found)),
    )
    return replace(
        report,
        period_words=f"Sampai dengan {day_words(asked.period.last_day)}",
        subject=names_of_villages(work),
        has_cover=bool(found.uses),
        has_contents=bool(found.uses),
    )


def _parts(
    work: Work, asked: Asked, found: FoodMoney, texts: Mapping[str, str]
) -> list[tuple[str, list[Block]]]:
    def said(key: str) -> list[Block]:
        return [Prose(texts[key])] if texts[key] else []

    def headed(title: str, key: str) -> list[Block]:
        return [Heading(title), *said(key)] if texts[key] else []

    return [
        (
            "Pendahuluan",
            [
                *headed("Latar belakang", "background"),
                *legal_blocks(found),
                *headed("Maksud dan tujuan", "purpose"),
            ],
        ),
        ("Profil usaha", [*_profile(work), *said("business"), *received_blocks(work, found)]),
        (
            "Pelaksanaan",
            [*said("production"), *carried_out_blocks(work, found, asked)],
        ),
        ("Laporan keuangan", [totals(work, found), *money_blocks(work, found, asked)]),
        ("Analisis kinerja", [*analysis_blocks(work, found), *said("analysis")]),
        ("Alokasi hasil usaha", [*profit_blocks(work, asked), *said("benefit")]),
        ("Penutup", said("closing")),
    ]


def _nothing() -> list[tuple[str, list[Block]]]:
    return [("Keadaan", [Prose(NOTHING)])]


def _profile(work: Work) -> tuple[Block, ...]:
    enterprise = work.enterprise
    if enterprise is None:
        return ()
    facts = (
        ("Nama", enterprise.name),
        ("Badan hukum", enterprise.legal_number),
        ("NIB", enterprise.nib),
        ("Alamat", enterprise.address),
    )
    return (Facts(tuple((name, value) for name, value in facts if value)),)


def _signed(work: Work, asked: Asked, found: FoodMoney) -> Chapter:
    on = asked.now.date()
    organs = signing(
        work, on, (Role.DIRECTOR, "Disetujui oleh,"), (Role.TREASURER, "Disusun oleh,")
    )
    gave = {use.contribution.contributor for use in found.uses}
    heads = village_heads(work, "Mengetahui,", on, of=gave)
    return signed_by(work, on, *heads, *organs)


FOOD_SECURITY = ReportKind(
    key="food-security",
    slug="ketahanan-pangan",
    label="Laporan ketahanan pangan",
    hint="Modal ketahanan pangan: diterima, dibelanjakan, hasil, dan sisanya",
    group=Group.PERIODIC,
    span=Span.ANY,
    slots=_SLOTS,
    compose=_compose,
    formats=("pdf", "docx", "xlsx", "html", "json"),
)
