"""What others owe."""

from bumdes.credit.control import CONTROLS, RECEIVABLES
from bumdes.cut_over.part import CutOverPart, Nature
from ledger import Side

RECEIVABLE = CutOverPart(
    key="receivables",
    place=2,
    label="Piutang",
    question="Siapa yang berutang kepada usaha, dan berapa?",
    proof="Nota, kartu pinjaman, atau surat pengakuan",
    side=Side.DEBIT,
    nature=Nature.CLAIM,
    offers=lambda account: account.code.startswith(CONTROLS[RECEIVABLES].stems),
)
