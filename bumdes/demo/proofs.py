"""Specimens of the papers that prove payments: one of each kind, for all payments of its kind.

They are small PDF files with nothing but a title, marked as specimens.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.actions.storing import store_file
from bumdes.demo import chance
from ledger import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.actions.recording import RecordTransaction
    from bumdes.file_store import FileStore
    from bumdes.work import Work
    from ledger import JournalEntry

RECEIPT, INVOICE, BANK_SLIP, HANDOVER = "Kuitansi", "Nota pembelian", "Bukti bank", "BAST"

_CASH, _BANKS = "1.1.01.", ("1.1.01.04", "1.1.01.05")
_BOUGHT = ("1.1.05.", "1.3.", "2.1.01.")
_PAYING = frozenset({"expense", "purchase", "payment_of_payable"})
_ONE_FORGOTTEN_IN = 60
"""Of so many payments, one has no proof yet: a check finds it."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """The specimens that an enterprise keeps, by kind; none where there is no file store."""

    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def kept(cls, work: Work, files: FileStore | None) -> Proofs:
        """Keep a specimen of each kind."""
        if files is None:
            return cls()
        kinds = (RECEIPT, INVOICE, BANK_SLIP, HANDOVER)
        return cls(
            {
                kind: store_file(
                    work, files, name=f"contoh {kind}.pdf", content=specimen(kind)
                ).digest
                for kind in kinds
            }
        )

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the evidence of one kind, as entries have it."""
        return (self.digests[kind],) if kind in self.digests else ()

    def of_told(self, command: RecordTransaction) -> tuple[str, ...]:
        """Return what proves a transaction, if money leaves by it."""
        if command.kind not in _PAYING:
            return ()
        cash = command.accounts.get("cash") or command.accounts.get("payment", _CASH)
        return self._of(cash, command.key, is_bought=command.kind == "purchase")

    def of_booked(self, entry: JournalEntry) -> tuple[str, ...]:
        """Return what proves an entry, if money leaves by it."""
        for posting in entry.postings:
            if posting.side is Side.CREDIT and posting.account.startswith(_CASH):
                debited = [p.account for p in entry.postings if p.side is Side.DEBIT]
                is_bought = any(account.startswith(_BOUGHT) for account in debited)
                return self._of(posting.account, entry.key, is_bought=is_bought)
        return ()

    def of_purchase(self, cash: str, key: str) -> tuple[str, ...]:
        """Return what proves that a thing was bought from *cash*."""
        return self._of(cash, key, is_bought=True)

    def _of(self, cash: str, key: str, *, is_bought: bool) -> tuple[str, ...]:
        """Return what proves that money left *cash*; a few payments have nothing yet."""
        if not cash.startswith(_CASH) or chance.number(key, 1, _ONE_FORGOTTEN_IN) == 1:
            return ()
        if cash in _BANKS:
            return self.of_kind(BANK_SLIP)
        return self.of_kind(INVOICE if is_bought else RECEIPT)


def specimen(title: str) -> bytes:
    """Return a small PDF file that says *title*, and that it is a specimen."""
    text = f"BT /F1 22 Tf 40 150 Td (CONTOH) Tj 0 -36 Td ({title.upper()}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 240]/Contents 4 0 R/Resources 6 0 R>>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(content))
    )
