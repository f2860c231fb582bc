"""Bound reports with one of each block, saying whatever a test wants them to say."""

from __future__ import annotations

from ledger import rp
from reports.bound.block import (
    Break,
    Chart,
    Facts,
    Figures,
    Heading,
    Included,
    Listing,
    Picture,
    Prose,
    Signatures,
)
from reports.bound.report import Chapter, Report
from reports.document import Signatory, Verification
from reports.register import CellKind, Register, RegisterColumn
from tests.reports.documents import LETTERHEAD, PIXEL, PRINTED_AT, YEAR, document

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Bagan</title>'
    '<rect width="9" height="9"/></svg>'
)


def register_of(*texts):
    """Return a register with a row a text."""
    day = YEAR.period.first_day
    return Register(
        key="uji",
        title="Daftar uji",
        facts=(),
        columns=(
            RegisterColumn("date", "Tanggal", CellKind.DAY),
            RegisterColumn("description", "Uraian"),
            RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
        ),
        rows=tuple((day, text, 1_000_00) for text in texts),
        totals={"amount": 1_000_00 * len(texts)},
        currency=rp(1).currency,
    )


def report_of(view, text="Naskah", **fields):
    """Return a report with a cover, contents, and every block, each saying *text*."""
    included = document(view, "income-statement")
    (table,) = included.tables
    prose = Chapter(
        key="naskah",
        number="BAB I",
        title=f"Naskah {text}",
        blocks=(
            Prose(f"{text}\n\n- {text}\n- {text}"),
            Heading(f"Bagian {text}"),
            Facts((("Nama", text), (f"Tentang {text}", "isi"))),
            Heading(f"Bagian bawah {text}", 3),
            Picture("image/png", PIXEL, f"Gambar {text}"),
        ),
    )
    figures = Chapter(
        key="angka",
        number="BAB II",
        title="Angka",
        blocks=(
            Figures(table, f"Tabel {text}"),
            Chart(f"Bagan {text}", DRAWING, table),
            Break.PAGE,
            Listing(register_of(text, text)),
            Included(included, is_signed=True),
            Signatures((Signatory(f"Jabatan {text}", text, "Disusun oleh,"),), f"Di {text}"),
        ),
    )
    return Report(
        **{
            "key": "uji",
            "title": f"Laporan {text}",
            "period": YEAR.period,
            "period_words": "Tahun 2025",
            "book_id": view.book_id,
            "letterhead": LETTERHEAD,
            "chapters": (prose, figures),
            "verification": Verification(head="ab" * 32, sequence=3, printed_at=PRINTED_AT),
            "has_cover": True,
            "has_contents": True,
            **fields,
        }
    )
