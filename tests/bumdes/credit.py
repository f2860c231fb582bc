"""Parties and documents for the tests of receivables and payables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.founding import add_village
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.settling_documents import SettleDocuments, settle_documents
from bumdes.credit.claim import open_claims
from bumdes.party import PartyKind
from ledger import rp
from tests.bumdes.village import ADMIN, Village, day

if TYPE_CHECKING:
    from typing import Any

    from ledger import Money, Posted

CASH, BANK, RECEIVABLE, PAYABLE = "1.1.01.01", "1.1.01.04", "1.1.03.01", "2.1.01.01"
SALES, STOCK, ADVANCE, DEPOSIT = "4.2.01.91", "1.1.05.01", "1.1.07.05", "2.1.06.02"


def trading(village: Village) -> Village:
    """Return *village* with an owner, so that its rules hold, and a shop, TOKO."""
    village.does(add_village, "99.01.01.2001", "Maju")
    return village.with_unit("TOKO", "trading")


def party(village: Village, name: str = "Budi", kind: PartyKind = PartyKind.CUSTOMER) -> str:
    """Register somebody, and return the code."""
    return village.does(register_party, RegisterParty(name=name, kind=kind)).code


def sells_on_credit(village: Village, who: str, total: int = 100_000, **facts: Any) -> Posted:
    amounts = {"total": rp(total)} | {
        name: rp(facts.pop(name)) for name in ("down_payment", "cost") if name in facts
    }
    given = {"kind": "credit_sale", "unit": "TOKO", "date": day(1, 10), **facts}
    by = given.pop("by", ADMIN)
    command = RecordTransaction(party=who, amounts=amounts, **given)
    return village.does(record_transaction, command, by=by)


def buys_on_credit(village: Village, who: str, total: int = 100_000, **facts: Any) -> Posted:
    given = {"kind": "purchase", "accounts": {"payment": PAYABLE}, **facts}
    return sells_on_credit(village, who, total, **given)


def settles(
    village: Village, who: str, cash: int | dict[str, Money] = 0, **facts: Any
) -> Posted:
    given = {"sub_ledger": "receivables", "on": day(2, 1), **facts}
    for field in ("documents", "deposits"):
        given[field] = {code: rp(n) for code, n in given.get(field, {}).items()}
    by = given.pop("by", ADMIN)
    by_account = {CASH: rp(cash)} if isinstance(cash, int) and cash else cash or {}
    given["cash"] = by_account
    return village.does(settle_documents, SettleDocuments(party=who, **given), by=by)


def left(village: Village, who: str, sub_ledger: str = "receivables") -> dict[str, int]:
    """Return what is left on each document of somebody, in rupiah."""
    with village.work(read_only=True) as work:
        claims = open_claims(work, sub_ledger, parties=[who])
        return {c.document.code: c.minor // 100 for c in claims}
