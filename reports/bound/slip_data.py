"""What vouchers and receipts say, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import decimals, to_minor
from reports.figures import plain

if TYPE_CHECKING:
    from ledger import Money
    from reports.bound.slip import Receipts, Slip, Slips
    from reports.fingerprint import Data


def data_of_slips(block: Slips) -> Data:
    """Return what the vouchers of *block* say."""
    return {"vouchers": [_slip(slip) for slip in block.slips]}


def data_of_receipts(block: Receipts) -> Data:
    """Return what the receipts of *block* say."""
    return {
        "receipts": [
            {
                "number": receipt.number,
                "date": receipt.date.isoformat(),
                "given_by": receipt.given_by,
                "received_by": receipt.received_by,
                "amount": _plain(receipt.amount),
                "purpose": receipt.purpose,
                "stamp": receipt.stamp,
                "mark": receipt.mark,
                "hash": receipt.digest,
            }
            for receipt in block.receipts
        ]
    }


def rows_of_slips(block: Slips) -> tuple[tuple[str, ...], ...]:
    """Return the vouchers of *block* as rows of texts."""
    return tuple(
        (s.number, s.date.isoformat(), s.words, *(value for _, value in s.facts), s.mark)
        for s in block.slips
    )


def rows_of_receipts(block: Receipts) -> tuple[tuple[str, ...], ...]:
    """Return the receipts of *block* as rows of texts."""
    return tuple(
        (r.number, r.date.isoformat(), r.given_by, r.words, r.purpose, r.mark)
        for r in block.receipts
    )


def _slip(slip: Slip) -> Data:
    return {
        "title": slip.title,
        "number": slip.number,
        "date": slip.date.isoformat(),
        "facts": [list(fact) for fact in slip.facts],
        "amount": _plain(slip.amount),
        "total": _plain(slip.total),
        "lines": [
            {
                "account": line.code,
                "name": line.name,
                "debit": _plain(line.debit),
                "credit": _plain(line.credit),
            }
            for line in slip.lines
        ],
        "boxes": [[box.act, box.role, box.name, box.stamp] for box in slip.boxes],
        "mark": slip.mark,
        "notes": list(slip.notes),
        "hash": slip.digest,
    }


def _plain(money: Money | None) -> str | None:
    return None if money is None else plain(to_minor(money), decimals(money.currency))
