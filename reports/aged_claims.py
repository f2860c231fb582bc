"""Receivables or payables in registers: by party and age, and document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.ageing import read_ageing
from bumdes.credit.band import bands_on
from bumdes.credit.claim import open_claims
from bumdes.credit.control import CONTROLS, PAPERS
from bumdes.party import party_names
from bumdes.phrase import phrase, word
from ledger import Side
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.credit.ageing import Aged
    from bumdes.credit.band import Bands
    from bumdes.credit.claim import Claim
    from bumdes.work import Work
    from reports.register import Cell
    from reports.scope import Scope

UNTOLD = word("Belum dirinci per dokumen")

DOCUMENT_COLUMNS = (
    RegisterColumn("document", "Dokumen"),
    RegisterColumn("kind", "Jenis"),
    RegisterColumn("party", "Nama", is_label=True),
    RegisterColumn("issued", "Tanggal", CellKind.DAY),
    RegisterColumn("due", "Jatuh tempo", CellKind.DAY),
    RegisterColumn("overdue", "Lewat hari", CellKind.NUMBER),
    RegisterColumn("account", "Akun"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("left", "Sisa", CellKind.AMOUNT),
)


def claim_registers(
    work: Work, scope: Scope, key: str, sub_ledger: str
) -> tuple[Register, ...]:
    """Return what is open in *sub_ledger* at the end of the period.

    Both registers come to what the control accounts hold.

    Raises:
        InvalidScopeError, UnknownUnitError: *scope* asks for what cannot be.
    """
    check_listing_scope(scope, key, has_fund=False)
    unit_name(work.book, scope.unit)
    if work.enterprise is None:
        return ()
    day, held = scope.period.last_day, _held(work, scope, sub_ledger)
    claims = open_claims(work, sub_ledger, parties=None, at=day)
    claims = [c for c in claims if scope.unit is None or c.place.unit == scope.unit]
    ageing = read_ageing(work, sub_ledger, day, unit=scope.unit)
    codes = {row.key[0] for row in ageing.rows} | {claim.place.party for claim in claims}
    names = party_names(work.session, work.book_id, codes)
    return (
        _by_party(work, ageing.rows, names, held, day),
        _by_document(work, claims, names, held, day),
    )


def _held(work: Work, scope: Scope, sub_ledger: str) -> int:
    """Return what the control accounts hold, as what is owed grows."""
    control, chart = CONTROLS[sub_ledger], work.book.chart
    codes = [a.code for a in chart if a.takes_postings and a.code.startswith(control.stems)]
    if not codes:
        return 0
    rows = work.book.turnovers(
        last_day=scope.period.last_day, accounts=codes, unit=scope.unit, components=False
    )
    net = sum(row.debits - row.credits for row in rows)
    return net if control.grows is Side.DEBIT else -net


def _by_party(
    work: Work, aged: tuple[Aged, ...], names: Mapping[str, str], held: int, day: dt.date
) -> Register:
    bands = bands_on(work.session, work.book_id, day)
    columns = (
        RegisterColumn("code", "Kode"),
        RegisterColumn("name", "Nama", is_label=True),
        *(
            RegisterColumn(f"band_{band.first_day}", band.label, CellKind.AMOUNT)
            for band in bands.bands
        ),
        RegisterColumn("total", "Jumlah", CellKind.AMOUNT),
    )
    largest = sorted(aged, key=lambda row: (-row.minor, row.key))
    rows: list[tuple[Cell, ...]] = [
        (row.key[0], names.get(row.key[0], row.key[0]), *row.minors, row.minor)
        for row in largest
    ]
    if rest := held - sum(row.minor for row in aged):
        rows.append(("", UNTOLD, rest, *(0 for _ in bands.bands[1:]), rest))
    return Register(
        key="parties",
        title="Menurut umur",
        facts=(phrase("per {day}", day=day), _source(bands)),
        columns=columns,
        rows=tuple(rows),
        totals=_totals(columns, rows),
        currency=work.book.currency,
        is_wide=True,
    )


def _totals(
    columns: tuple[RegisterColumn, ...], rows: list[tuple[Cell, ...]]
) -> dict[str, int]:
    return {
        column.key: sum(cell for row in rows if isinstance(cell := row[place], int))
        for place, column in enumerate(columns)
        if column.kind is CellKind.AMOUNT
    }


def _source(bands: Bands) -> str:
    return phrase("kelompok umur berlaku sejak {valid_from}", valid_from=bands.valid_from)


def _by_document(
    work: Work, claims: list[Claim], names: Mapping[str, str], held: int, day: dt.date
) -> Register:
    rows: list[tuple[Cell, ...]] = [_row(claim, names, day) for claim in claims]
    if rest := held - sum(claim.minor for claim in claims):
        rows.append(("", "", UNTOLD, "", "", "", "", "", rest))
    return Register(
        key="documents",
        title="Dokumen demi dokumen",
        facts=("sama dengan saldo akun di buku besar",),
        columns=DOCUMENT_COLUMNS,
        rows=tuple(rows),
        totals={"left": held},
        currency=work.book.currency,
        is_wide=True,
    )


def _row(claim: Claim, names: Mapping[str, str], day: dt.date) -> tuple[Cell, ...]:
    document, place = claim.document, claim.place
    days = claim.days_overdue(day) if document.due_on else 0
    kind = PAPERS.get(document.kind)
    return (
        document.code,
        word(kind.label) if kind else document.kind,
        names.get(place.party, place.party),
        document.issued_on,
        document.due_on or "",
        days if days > 0 else "",
        place.account,
        place.unit,
        claim.minor,
    )
