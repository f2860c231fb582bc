"""Documents to render, with everything a document can have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ledger import Period, rp
from reports.document import Letterhead, Logo, Signatory
from reports.prepare import prepare
from reports.scope import Scope
from reports.statement import Style
from reports.table import Column, Row, Table

YEAR = Scope(Period.year(2025))
BY_UNIT = Scope(Period.year(2025), by_unit=True)
COMPARED = Scope(Period.year(2025), compare=(Period.year(2024),))
PRINTED_AT = dt.datetime(2026, 3, 16, 14, 5, tzinfo=dt.timezone(dt.timedelta(hours=7)))

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""The smallest picture there is."""

LETTERHEAD = Letterhead(
    name="BUM Desa Maju Jaya",
    seat="Desa Sumberarum, Kecamatan Wanagiri",
    lines=("Jalan Embung Raya Nomor 5", "NPWP 00.417.350.0-000.000"),
    place="Sumberarum",
)
SIGNATURES = (
    Signatory("Penasihat", "Sekar Wulaningtyas", "Mengetahui,"),
    Signatory("Direktur", "Bagas Tirtawangsa", "Disetujui oleh,"),
)
MARKED = replace(LETTERHEAD, logo=Logo("image/png", PIXEL))


def document(view, key, scope=YEAR, **fields):
    """Return a report with letterhead, signatures and the time it was printed."""
    return prepare(
        view,
        key,
        scope,
        **{
            "letterhead": LETTERHEAD,
            "signatures": SIGNATURES,
            "now": PRINTED_AT,
            **fields,
        },
    )


def with_rows(base, *rows, columns=1, **fields):
    """Return *base* with a table of *rows* instead of its own."""
    named = [f"Unit {place}" for place in range(columns)]
    table = Table(
        key="uji",
        title="Uji",
        columns=tuple(Column(key=name, heading=name, period=YEAR.period) for name in named),
        rows=rows,
        currency=rp(1).currency,
        **fields,
    )
    return replace(base, tables=(table,))


def row(label, *amounts, key="baris", style=Style.LINE, **fields):
    """Return a row of rupiah."""
    figures = tuple(rp(amount) for amount in amounts)
    return Row(key=key, label=label, figures=figures, style=style, **fields)
