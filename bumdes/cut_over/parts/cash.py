"""Money in boxes and at banks."""

from bumdes.cut_over.part import CutOverPart
from ledger import Side

CASH = CutOverPart(
    key="cash",
    place=1,
    label="Uang kas dan bank",
    question="Uang di mana, dan berapa?",
    proof="Berita acara hitung kas, atau rekening koran",
    side=Side.DEBIT,
    offers=lambda account: account.is_cash,
)
