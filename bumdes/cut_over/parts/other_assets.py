"""What else belongs to the enterprise."""

from bumdes.cut_over.part import CutOverPart
from bumdes.cut_over.plain import is_plain
from ledger import AccountKind, Side

OTHER_ASSETS = CutOverPart(
    key="other_assets",
    place=5,
    label="Kekayaan lain",
    question="Deposito, penyertaan, atau kekayaan lain apa?",
    proof="Bilyet, sertifikat, atau perjanjian",
    side=Side.DEBIT,
    offers=lambda account: is_plain(account, AccountKind.ASSET),
)
