"""Papers of receivables and payables: ageing, a statement of account, a confirmation slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.credit.control import PAPERS
from bumdes.month import day_words
from bumdes.phrase import listed, phrase, word
from bumdes.words import rupiah_in_words
from ledger import Period
from ledger.money import from_minor
from reports.document import Document, Letterhead, Signatory, Verification
from reports.statement import Style
from reports.table import Column, Row, Table
from reports.words import short_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bumdes.credit.account_statement import AccountStatement, OpenDue
    from bumdes.credit.ageing import Ageing
    from bumdes.credit.band import Bands
    from bumdes.credit.confirmation import Confirmation
    from ledger import BookView, Money

AGEING, STATEMENT, CONFIRMATION = "ageing", "account-statement", "claim-confirmation"

_NO_RECEIPT = (
    "Surat ini bukan kuitansi dan bukan tagihan. Kembalikan kepada pengurus, atau langsung"
    " kepada pengawas."
)

_CERTAINTY = {
    "C": "Sudah ditetapkan.",
    "S": "Menurut sumber kedua.",
    "K": "Belum dipastikan.",
}


def ageing_document(
    view: BookView,
    ageing: Ageing,
    names: Mapping[str, str],
    *,
    label: str,
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the ageing of a sub-ledger: a row for each party.

    Args:
        names: of the parties, by code.
        label: what people call the sub-ledger.
    """
    period, currency = Period(ageing.at, ageing.at), view.currency
    headings = [*(band.label for band in ageing.bands.bands), "Jumlah"]
    rows = [
        Row(
            key=row.key[0],
            label=f"{names.get(row.key[0], row.key[0])} ({row.key[0]})",
            figures=tuple(from_minor(minor, currency) for minor in (*row.minors, row.minor)),
            style=Style.LINE,
        )
        for row in ageing.rows
    ]
    sums = Row(
        key="sum", label="Jumlah", figures=(*ageing.totals, ageing.total), style=Style.GRAND
    )
    columns = tuple(
        Column(key=f"band{place}", heading=heading, period=period)
        for place, heading in enumerate(headings)
    )
    table = Table(
        key=AGEING,
        title=f"Umur {label}",
        columns=columns,
        rows=(*rows, sums),
        currency=currency,
    )
    remarks = (bands_said(ageing.bands),)
    return _document(view, table, period, letterhead, now, remarks=remarks)


def bands_said(bands: Bands) -> str:
    """Return where the bands are laid down, and how certain that is."""
    said = f"Kelompok umur berlaku sejak {day_words(bands.valid_from)}. Dasar: {bands.source}."
    return f"{said} {_CERTAINTY.get(bands.certainty, '')}".strip()


def statement_document(
    view: BookView,
    statement: AccountStatement,
    *,
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the statement of account of one party."""
    period = statement.period
    table = Table(
        key=STATEMENT,
        title=f"Rekening {statement.control.label}",
        columns=tuple(
            Column(key=key, heading=heading, period=period)
            for key, heading in (("more", "Bertambah"), ("less", "Dibayar"), ("owed", "Sisa"))
        ),
        rows=tuple(_statement_rows(statement)),
        currency=view.currency,
    )
    who = f"{statement.party.name} ({statement.party.code})"
    return _document(view, table, period, letterhead, now, who=who)


def confirmation_document(
    view: BookView,
    confirmation: Confirmation,
    *,
    treasurer: str = "",
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the slip on which a debtor says whether what the books say is so."""
    period = Period(confirmation.at, confirmation.at)
    table = Table(
        key=CONFIRMATION,
        title=f"Konfirmasi {confirmation.control.label}",
        columns=(Column(key="left", heading="Sisa", period=period),),
        rows=tuple(_confirmation_rows(confirmation)),
        currency=view.currency,
    )
    name = confirmation.party.name
    return _document(
        view,
        table,
        period,
        letterhead,
        now,
        who=f"{name} ({confirmation.party.code})",
        remarks=confirmation_text(confirmation),
        signatures=(
            Signatory("Bendahara", treasurer, "Dibuat oleh,"),
            Signatory(name, "", "Yang menyatakan,"),
        ),
    )


def confirmation_text(confirmation: Confirmation) -> tuple[str, ...]:
    """Return the sentences of a confirmation slip."""
    words = rupiah_in_words(confirmation.owed)
    blank = 24 * "."
    return (
        f"Terbilang: {words}.",
        phrase(
            "Saya menyatakan jumlah ini: ( ) sesuai ( ) tidak sesuai, yaitu Rp {blank}",
            blank=2 * blank,
        ),
        word(_NO_RECEIPT),
    )


def _statement_rows(statement: AccountStatement) -> Iterator[Row]:
    zero = statement.before - statement.before
    yield _row("before", "Sisa sebelumnya", (zero, zero, statement.before), Style.SUM)
    for place, line in enumerate(statement.lines, start=1):
        label = f"{short_day(line.date)} {line.voucher} {line.document}: {line.description}"
        yield _row(f"line{place}", label, (line.more, line.less, line.owed), Style.LINE)
    more = sum((line.more for line in statement.lines), zero)
    less = sum((line.less for line in statement.lines), zero)
    yield _row("owed", "Sisa", (more, less, statement.owed), Style.GRAND)


def _confirmation_rows(confirmation: Confirmation) -> Iterator[Row]:
    for place, due in enumerate(confirmation.dues, start=1):
        yield _row(f"due{place}", due_said(due), (due.left,), Style.LINE)
    yield _row("owed", "Jumlah", (confirmation.owed,), Style.GRAND)


def due_said(due: OpenDue) -> str:
    """Return in words what is open: document, paper, day, and when it is due."""
    document = due.claim.document
    kind = PAPERS[document.kind].label if document.kind in PAPERS else document.kind
    parts = [
        phrase(
            "{kind} {code} tanggal {day}",
            kind=word(kind),
            code=document.code,
            day=short_day(document.issued_on),
        )
    ]
    if document.reference:
        parts.append(phrase("nomor {reference}", reference=document.reference))
    if due.due_on:
        parts.append(phrase("jatuh tempo {day}", day=short_day(due.due_on)))
    return listed(map(word, parts))


def _row(key: str, label: str, figures: tuple[Money, ...], style: Style) -> Row:
    return Row(key=key, label=label, figures=figures, style=style)


def _document(
    view: BookView,
    table: Table,
    period: Period,
    letterhead: Letterhead | None,
    now: dt.datetime | None,
    *,
    who: str = "",
    remarks: tuple[str, ...] = (),
    signatures: tuple[Signatory, ...] = (),
) -> Document:
    settings = view.settings()
    is_day = period.first_day == period.last_day
    days = (
        f"Per {day_words(period.last_day)}"
        if is_day
        else f"{day_words(period.first_day)} sampai {day_words(period.last_day)}"
    )
    return Document(
        key=table.key,
        title=table.title,
        period=period,
        period_words=f"{who}, {days}" if who else days,
        unit=None,
        unit_name="",
        book_id=view.book_id,
        form="",
        source="",
        tables=(table,),
        remarks=remarks,
        letterhead=letterhead or Letterhead(name=view.name),
        signatures=signatures,
        verification=Verification(
            head=settings.head, sequence=settings.last_sequence, printed_at=now
        ),
    )
