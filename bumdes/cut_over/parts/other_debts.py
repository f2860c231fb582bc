"""Loans, shares of profit not paid yet, and what else is owed."""

from bumdes.cut_over.part import CutOverPart
from bumdes.cut_over.plain import is_plain
from ledger import AccountKind, Side

OTHER_DEBTS = CutOverPart(
    key="other_debts",
    place=7,
    label="Pinjaman dan kewajiban lain",
    question="Pinjaman bank, bagi hasil yang belum dibayar, atau kewajiban lain apa?",
    proof="Perjanjian pinjaman, atau berita acara pembagian hasil",
    side=Side.CREDIT,
    offers=lambda account: is_plain(account, AccountKind.LIABILITY),
)
