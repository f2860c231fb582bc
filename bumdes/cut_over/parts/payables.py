"""What is owed to suppliers."""

from bumdes.credit.control import CONTROLS, PAYABLES
from bumdes.cut_over.part import CutOverPart, Nature
from ledger import Side

PAYABLE = CutOverPart(
    key="payables",
    place=6,
    label="Utang kepada toko atau pemasok",
    question="Kepada siapa usaha berutang, dan berapa?",
    proof="Nota pembelian yang belum dibayar",
    side=Side.CREDIT,
    nature=Nature.CLAIM,
    offers=lambda account: account.code.startswith(CONTROLS[PAYABLES].stems),
)
