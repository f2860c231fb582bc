"""Capital that villages and others brought in."""

from bumdes.cut_over.part import CutOverPart, Nature
from ledger import Side

CAPITAL_BEFORE = CutOverPart(
    key="capital",
    place=8,
    label="Modal dari Desa dan warga",
    question="Siapa yang menyertakan modal, dari sumber apa, dan berapa?",
    proof="Perdes, berita acara musyawarah, dan bukti setor",
    side=Side.CREDIT,
    nature=Nature.CAPITAL,
)
