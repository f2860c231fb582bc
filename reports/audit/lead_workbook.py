"""Lead schedules as a workbook: from an index to the leads, the lines, and the proofs.

Links lead within the workbook and to files beside it, never to the network. The same schedules
give the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from ledger import EntryKind
from ledger.money import decimals, from_minor
from reports.figures import plain
from reports.workbook_sheet import DAY, EXACT_MINOR, WHOLE, WITH_SEN

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bumdes.work import Work
    from ledger import LedgerLine, Period
    from ledger.money import Currency
    from reports.audit.lead import Lead, LeadAccount

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST_LINKS = 60_000
"""A sheet holds 65 530 links; the lines after so many have none."""
HEADS = ("Kode", "Nama akun", "Saldo awal", "Debit", "Kredit", "Saldo akhir")
LINE_HEADS = ("Tanggal", "Nomor bukti", "Uraian", "Debit", "Kredit", "Saldo", "Bukti")
INDEX = "Indeks"


class LeadBook(NamedTuple):
    """What the workbook is made of.

    Attributes:
        title: with the enterprise and the period.
        lines: of each account, by its code.
        proofs: where the first proof of an entry lies, seen from the workbook, by sequence.
    """

    title: str
    printed_at: dt.datetime
    currency: Currency
    leads: Sequence[Lead]
    lines: Mapping[str, Sequence[LedgerLine]]
    proofs: Mapping[int, str]


def lines_of_leads(
    work: Work, leads: Sequence[Lead], period: Period
) -> dict[str, list[LedgerLine]]:
    """Return the lines of each account of *leads*, but for openings and closings."""
    apart = {EntryKind.OPENING, EntryKind.CLOSING}
    return {
        account.code: [
            line for line in work.book.lines(account.code, period) if line.kind not in apart
        ]
        for lead in leads
        for account in lead.accounts
    }


def lead_workbook(made_of: LeadBook) -> bytes:
    """Return the workbook, as XLSX."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        created = made_of.printed_at.replace(tzinfo=None)
        book.set_properties({"title": made_of.title, "created": created})
        _Writer(book, made_of).write()
    return written.getvalue()


class _Writer:
    """Writes the sheets one after another."""

    def __init__(self, book: Any, made_of: LeadBook) -> None:
        self.book = book
        self.of = made_of
        minors = [
            line.debit_minor + line.credit_minor for ls in made_of.lines.values() for line in ls
        ]
        sen = any(minor % 10 ** decimals(made_of.currency) for minor in minors)
        figure = {"num_format": WITH_SEN if sen else WHOLE, "align": "right"}
        self.figure = book.add_format(figure)
        self.total = book.add_format({**figure, "bold": True, "top": 1, "bottom": 6})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.bold = book.add_format({"bold": True})
        self.day = book.add_format({"num_format": DAY, "align": "left"})
        self.link = book.add_format({"font_color": "#0B4F9E", "underline": 1})

    def write(self) -> None:
        """Write the index, and a sheet for each lead."""
        index = self._sheet(INDEX, (14, 46, 18, 18, 18, 18))
        sheets = [
            self._sheet(lead.code, (12, 16, 46, 18, 18, 18, 30)) for lead in self.of.leads
        ]
        self._index(index)
        for lead, sheet in zip(self.of.leads, sheets, strict=True):
            self._lead(lead, sheet)

    def _sheet(self, name: str, widths: tuple[int, ...]) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return sheet

    def _index(self, sheet: Any) -> None:
        sheet.write_string(0, 0, self.of.title, self.bold)
        self._heads(sheet, 2, HEADS)
        row = 3
        for row, lead in enumerate(self.of.leads, 3):
            sheet.write_url(row, 0, f"internal:'{lead.code}'!A1", self.link, lead.code)
            self._account(sheet, row, lead.total(), figure=self.figure)
        totals = [lead.total() for lead in self.of.leads]
        self._sums(sheet, row + 1, totals)
        sheet.freeze_panes(3, 0)

    def _lead(self, lead: Lead, sheet: Any) -> None:
        sheet.write_string(0, 0, f"{lead.code} {lead.name}", self.bold)
        sheet.write_url(0, 6, f"internal:'{INDEX}'!A1", self.link, "kembali ke indeks")
        sheet.write_string(1, 0, self.of.title)
        self._heads(sheet, 3, HEADS)
        top = 4 + len(lead.accounts) + 3
        for row, account in enumerate(lead.accounts, 4):
            sheet.write_url(
                row, 0, f"internal:'{lead.code}'!A{top + 1}", self.link, account.code
            )
            self._account(sheet, row, account, figure=self.figure)
            top = self._lines(sheet, top, account)
        self._sums(sheet, 4 + len(lead.accounts), lead.accounts)

    def _lines(self, sheet: Any, top: int, account: LeadAccount) -> int:
        """Write the lines of *account* from row *top* on, and return the row after them."""
        sheet.write_string(top, 0, f"{account.code} {account.name}", self.bold)
        self._heads(sheet, top + 1, LINE_HEADS)
        sheet.write_string(top + 2, 2, "Saldo awal")
        self._amount(sheet, (top + 2, 5), account.opening, self.figure)
        row, balance = top + 2, account.opening
        for row, line in enumerate(self.of.lines[account.code], top + 3):
            balance += line.debit_minor - line.credit_minor
            sheet.write_datetime(row, 0, line.date, self.day)
            sheet.write_string(row, 1, line.voucher)
            sheet.write_string(row, 2, line.description)
            for place, minor in ((3, line.debit_minor), (4, line.credit_minor)):
                if minor:
                    self._amount(sheet, (row, place), minor, self.figure)
            self._amount(sheet, (row, 5), balance, self.figure)
            proof = self.of.proofs.get(line.sequence)
            if proof and row < MOST_LINKS:
                sheet.write_url(row, 6, f"external:{proof}", self.link, proof)
        return row + 3

    def _account(self, sheet: Any, row: int, account: LeadAccount, *, figure: Any) -> None:
        sheet.write_string(row, 1, account.name)
        amounts = (account.opening, account.debits, account.credits, account.closing)
        for place, minor in enumerate(amounts, 2):
            self._amount(sheet, (row, place), minor, figure)

    def _sums(self, sheet: Any, row: int, accounts: Sequence[LeadAccount]) -> None:
        sheet.write_string(row, 1, "Jumlah", self.bold)
        sums = (
            sum(account.opening for account in accounts),
            sum(account.debits for account in accounts),
            sum(account.credits for account in accounts),
            sum(account.closing for account in accounts),
        )
        for place, minor in enumerate(sums, 2):
            self._amount(sheet, (row, place), minor, self.total)

    def _heads(self, sheet: Any, row: int, heads: tuple[str, ...]) -> None:
        for place, head in enumerate(heads):
            sheet.write_string(row, place, head, self.head)

    def _amount(self, sheet: Any, at: tuple[int, int], minor: int, form: Any) -> None:
        digits = decimals(self.of.currency)
        if abs(minor) > EXACT_MINOR:
            sheet.write_string(*at, plain(minor, digits), form)
            return
        whole, rest = divmod(minor, 10**digits)
        number = from_minor(minor, self.of.currency).amount if rest else whole
        sheet.write_number(*at, number, form)
