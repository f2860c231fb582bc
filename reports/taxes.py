"""Papers on taxes: the worksheet of a year's income tax, and the recap of its turnover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.phrase import lowered, phrase, word
from bumdes.tax.correction import CorrectionKind
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.wording import number_in_words
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME
from ledger import Period, rp
from ledger.money import total
from reports.document import Document, Letterhead, Verification
from reports.statement import Style
from reports.table import Column, Row, Table
from reports.words import TOTAL, for_periods

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.tax.corporate import CorporateTax
    from bumdes.tax.rule import TaxRule
    from bumdes.tax.turnover import MonthTurnover, YearTurnover
    from bumdes.tax.worksheet import Worksheet
    from ledger import BookView, Money

WORKSHEET, RECAP = "tax-worksheet", "turnover-recap"
ESTIMATE = (
    "Perkiraan untuk mengisi SPT Tahunan, bukan SPT. Hal yang belum dipastikan diperiksa ke"
    " kantor pajak."
)
_NO_UNITS = (HEAD_OFFICE,)


def worksheet_document(
    view: BookView,
    sheet: Worksheet,
    *,
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the worksheet of a year's income tax as a document."""
    period = Period.year(sheet.year)
    rows = _final_rows(sheet) if sheet.tax is None else _general_rows(sheet, sheet.tax)
    table = Table(
        key=WORKSHEET,
        title=phrase("Kertas Kerja PPh {year}", year=sheet.year),
        columns=(Column(key="amount", heading=str(sheet.year), period=period),),
        rows=tuple(rows),
        currency=view.currency,
    )
    reasons = tuple(reason.text for reason in sheet.finding.reasons)
    rules = sheet.tax.rules if sheet.tax else ()
    sources = tuple(_source(rule) for rule in rules)
    remarks = (*reasons, *sources, ESTIMATE)
    return _document(view, table, period, letterhead=letterhead, now=now, remarks=remarks)


def _source(rule: TaxRule) -> str:
    """Return where *rule* is laid down; the source itself is Indonesian in every language."""
    return phrase(
        "{rule}: {source} ({certainty}).",
        rule=word(rule.label),
        source=rule.source,
        certainty=word(rule.certainty.label),
    )


def recap_document(
    view: BookView,
    year: YearTurnover,
    names: Mapping[str, str],
    *,
    letterhead: Letterhead | None = None,
    now: dt.datetime | None = None,
) -> Document:
    """Return the recap of a year's turnover: a row a month, a column a unit.

    Args:
        names: of the units, by code.
    """
    period = Period.year(year.year)
    units = year.units or _NO_UNITS
    unit_columns = tuple(
        Column(
            key=unit or "head-office",
            heading=names.get(unit, unit) or HEAD_OFFICE_NAME,
            period=period,
            unit=unit,
        )
        for unit in units
    )
    ends = (("counted", TOTAL), ("other", "PPh final lain"), ("tax", "PPh final"))
    end_columns = tuple(Column(key=k, heading=h, period=period) for k, h in ends)
    months = [_month_row(month, units) for month in year.months]
    table = Table(
        key=RECAP,
        title=phrase("Rekap Peredaran Bruto {year}", year=year.year),
        columns=(*unit_columns, *end_columns),
        rows=(*months, _sum_row(months)),
        currency=view.currency,
    )
    remark = (
        "PPh final dihitung dari kolom Jumlah; peredaran yang dikenai PPh final lain tidak"
        " ikut."
    )
    return _document(view, table, period, letterhead=letterhead, now=now, remarks=(remark,))


def _document(
    view: BookView,
    table: Table,
    period: Period,
    *,
    letterhead: Letterhead | None,
    now: dt.datetime | None,
    remarks: tuple[str, ...],
) -> Document:
    settings = view.settings()
    return Document(
        key=table.key,
        title=table.title,
        period=period,
        period_words=for_periods((period,)),
        unit=None,
        unit_name="",
        book_id=view.book_id,
        form="",
        source="",
        tables=(table,),
        remarks=remarks,
        letterhead=letterhead or Letterhead(name=view.name),
        signatures=(),
        verification=Verification(
            head=settings.head, sequence=settings.last_sequence, printed_at=now
        ),
    )


def _month_row(month: MonthTurnover, units: Iterable[str]) -> Row:
    found = [month.of(unit) for unit in units]
    counted = [each.counted if each else rp(0) for each in found]
    taxes = final_tax_by_unit(month).values()
    return Row(
        key=f"{month.month.first_day:%Y-%m}",
        label=phrase("{month}", month=month.month),
        figures=(*counted, month.counted, month.other_final, total(taxes, rp(0).currency)),
        style=Style.LINE,
        depth=1,
    )


def _sum_row(rows: list[Row]) -> Row:
    columns = zip(*(row.figures for row in rows), strict=True)
    sums = tuple(total(filter(None, column), rp(0).currency) for column in columns)
    return Row(key="sum", label=TOTAL, figures=sums, style=Style.GRAND)


# --- the worksheet -------------------------------------------------------------------


def _row(key: str, label: str, amount: Money | None, style: Style, depth: int = 1) -> Row:
    return Row(key=key, label=word(label), figures=(amount,), style=style, depth=depth)


def _general_rows(sheet: Worksheet, tax: CorporateTax) -> Iterator[Row]:
    line, group, subtotal = Style.LINE, Style.GROUP, Style.SUM
    yield _row("commercial", "Laba menurut pembukuan", None, group)
    yield _row("revenue", "Pendapatan", sheet.revenue, line, 2)
    yield _row("costs", "Biaya selain pajak penghasilan", -sheet.costs, line, 2)
    yield _row("profit", "Laba sebelum pajak", sheet.profit, subtotal)
    yield from _correction_rows(sheet)
    yield _row("fiscal", "Penghasilan neto fiskal", sheet.fiscal_income, subtotal)
    yield _row("losses", "Kompensasi rugi tahun lalu", -sheet.losses, line, 2)
    yield _row("taxable", "Penghasilan kena pajak, dibulatkan", tax.taxable, Style.RESULT)
    yield _row("tax_part", "Pajak penghasilan", None, group)
    yield _row(
        "favoured",
        phrase(
            "{percent} % (Pasal 31E) dari {favoured}",
            percent=number_in_words(tax.favoured_percent),
            favoured=tax.favoured,
        ),
        tax.favoured_tax,
        line,
        2,
    )
    yield _row(
        "ordinary",
        phrase(
            "{percent} % dari {ordinary}",
            percent=number_in_words(tax.percent),
            ordinary=tax.ordinary,
        ),
        tax.ordinary_tax,
        line,
        2,
    )
    yield _row("tax", "PPh terutang", tax.tax, subtotal)
    yield _row("credits_part", "Kredit pajak", None, group)
    for claim in sheet.credits:
        yield _row(claim.tax, claim.label, -claim.amount, line, 2)
    label = "PPh Pasal 29 kurang bayar" if sheet.left.amount >= 0 else "PPh lebih bayar"
    yield _row("left", label, sheet.left, Style.GRAND)


def _correction_rows(sheet: Worksheet) -> Iterator[Row]:
    currency = sheet.revenue.currency
    parts = (
        (CorrectionKind.INCREASE, sheet.increases, 1),
        (CorrectionKind.DECREASE, sheet.decreases, -1),
    )
    for kind, whole, sign in parts:
        yield _row(f"{kind.value}_part", kind.label, None, Style.GROUP)
        for correction in sheet.corrections:
            if correction.of_kind is kind:
                amount = correction.amount(currency) * sign
                row = _row(correction.correction_id, "", amount, Style.LINE, 2)
                yield replace(row, label=correction.label)
        yield _row(
            kind.value,
            phrase("Jumlah {kind}", kind=lowered(kind.label)),
            whole * sign,
            Style.SUM,
        )


def _final_rows(sheet: Worksheet) -> Iterator[Row]:
    for month in sheet.turnover.months:
        name = phrase("{month}", month=month.month)
        yield _row(f"{month.month.first_day:%Y-%m}", name, month.counted, Style.LINE, 1)
    yield _row("counted", "Peredaran bruto", sheet.turnover.counted, Style.RESULT)
    other = "Peredaran yang dikenai PPh final lain"
    yield _row("other_final", other, sheet.turnover.other_final, Style.LINE, 1)
    yield _row("final_tax", "PPh final terutang menurut pembukuan", sheet.final_tax, Style.SUM)
    yield _row(
        "deposited", "Sudah disetor atau dipotong", -sheet.final_deposited, Style.LINE, 1
    )
    left = sheet.final_tax - sheet.final_deposited
    yield _row("left", "Masih harus disetor", left, Style.GRAND)
