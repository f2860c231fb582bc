"""Things that are used for more than a year."""

from bumdes.cut_over.part import CutOverPart, Nature
from ledger import Side

THINGS = CutOverPart(
    key="assets",
    place=4,
    label="Aset tetap",
    question="Tanah, bangunan, atau alat apa, dibeli kapan, dan berapa harganya?",
    proof="Kuitansi, berita acara serah terima, atau foto barangnya",
    side=Side.DEBIT,
    nature=Nature.ASSET,
)
