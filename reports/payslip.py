"""Papers of the payroll: the slip of one person, and the list of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import month_words
from bumdes.payroll.payslip import EARNED, TAKEN_OFF, PayItemKind
from ledger.money import from_minor, total
from reports.document import Document, Letterhead, Signatory, Verification
from reports.statement import Style
from reports.table import Column, Row, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bumdes.payroll.payroll import PayLine, Payroll
    from bumdes.payroll.standing import PayrollView, Slip
    from ledger import BookView, Currency, Money, Period

SLIP, PAYROLL = "pay-slip", "payroll"

_COLUMNS = (
    ("earned", "Penerimaan"),
    ("contributions", "Iuran BPJS"),
    ("tax", "PPh 21"),
    ("advances", "Kasbon"),
    ("net", "Dibayar"),
    ("employer", "BPJS dibayar usaha"),
)


def slip_document(
    view: BookView,
    payroll: Payroll,
    slip: Slip,
    *,
    name: str,
    position: str,
    treasurer: str = "",
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the pay slip of one person as a document.

    Args:
        name, position: of whom it is.
        treasurer: who pays; a line to write on if it is empty.
    """
    period = payroll.period
    table = Table(
        key=SLIP,
        title="Slip Gaji",
        columns=(Column(key="amount", heading="Jumlah", period=period),),
        rows=tuple(_slip_rows(slip)),
        currency=view.currency,
    )
    rated = {line.source: line for line in slip.lines if line.source}
    remarks = tuple(f"{source}. {_certainty(line)}" for source, line in rated.items())
    return _document(
        view,
        table,
        period,
        words=f"{name}, {position}, {month_words(period)}",
        letterhead=letterhead,
        now=now,
        remarks=remarks,
        signatures=(
            Signatory("Bendahara", treasurer, "Dibayar oleh,"),
            Signatory(position, name, "Diterima oleh,"),
        ),
    )


def payroll_document(
    view: BookView,
    payroll: PayrollView,
    names: Mapping[str, str],
    *,
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the wages of a month as a document: a row for each person.

    Args:
        names: of the staff, by party.
    """
    period = payroll.payroll.period
    rows = [
        Row(
            key=slip.slip.party,
            label=names.get(slip.slip.party, slip.slip.party),
            figures=_figures(slip),
            style=Style.LINE,
            depth=1,
        )
        for slip in payroll.slips
        if slip.lines
    ]
    columns = [[row.figures[place] for row in rows] for place in range(len(_COLUMNS))]
    sums = tuple(total(filter(None, column), view.currency) for column in columns)
    table = Table(
        key=PAYROLL,
        title="Daftar Gaji dan Upah",
        columns=tuple(Column(key=k, heading=h, period=period) for k, h in _COLUMNS),
        rows=(*rows, Row(key="sum", label="Jumlah", figures=sums, style=Style.GRAND)),
        currency=view.currency,
    )
    return _document(
        view, table, period, words=month_words(period), letterhead=letterhead, now=now
    )


def _document(
    view: BookView,
    table: Table,
    period: Period,
    *,
    words: str,
    letterhead: Letterhead | None,
    now: dt.datetime | None,
    remarks: tuple[str, ...] = (),
    signatures: tuple[Signatory, ...] = (),
) -> Document:
    settings = view.settings()
    return Document(
        key=table.key,
        title=table.title,
        period=period,
        period_words=words,
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


def _slip_rows(slip: Slip) -> Iterator[Row]:
    yield _row("earned_part", "Penerimaan", None, Style.GROUP)
    yield from _lines(slip, *EARNED)
    yield _row("earned", "Jumlah penerimaan", slip.earned, Style.SUM)
    yield _row("taken_off_part", "Potongan", None, Style.GROUP)
    yield from _lines(slip, *TAKEN_OFF)
    yield _row("taken_off", "Jumlah potongan", slip.taken_off, Style.SUM)
    yield _row("net", "Yang dibayarkan", slip.net, Style.GRAND)
    if slip.employer.amount:
        yield _row("employer_part", "Dibayar oleh usaha, tidak dipotong", None, Style.GROUP)
        yield from _lines(slip, PayItemKind.EMPLOYER)
        yield _row("employer", "Jumlah", slip.employer, Style.SUM)


def _lines(slip: Slip, *kinds: PayItemKind) -> Iterator[Row]:
    for line in slip.lines:
        if line.kind in kinds:
            amount = from_minor(line.minor, slip.currency)
            yield _row(f"line-{line.position}", _label(line), amount, Style.LINE, 1)


def _label(line: PayLine) -> str:
    more = ", ".join(filter(None, (line.basis, line.document)))
    return f"{line.label} ({more})" if more else line.label


def _certainty(line: PayLine) -> str:
    return {
        "C": "Sudah dipastikan.",
        "S": "Menurut sumber kedua.",
        "K": "Belum dipastikan.",
    }.get(line.certainty, "")


def _row(key: str, label: str, amount: Money | None, style: Style, depth: int = 0) -> Row:
    return Row(key=key, label=label, figures=(amount,), style=style, depth=depth)


def _figures(slip: Slip) -> tuple[Money, ...]:
    currency: Currency = slip.currency
    kinds = PayItemKind
    return (
        slip.earned,
        from_minor(slip.sum(kinds.CONTRIBUTION), currency),
        from_minor(slip.sum(kinds.TAX), currency),
        from_minor(slip.sum(kinds.ADVANCE), currency),
        slip.net,
        slip.employer,
    )
