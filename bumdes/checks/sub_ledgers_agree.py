"""Each sub-ledger is its control account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from bumdes.sub_ledger_proof import prove
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    currency = work.book.currency
    for proof in prove(work, period.last_day):
        label = word(proof.sub_ledger.label)
        for holding in proof.unnamed:
            yield Finding(
                text=phrase(
                    "{label}: ada catatan yang belum menyebut siapa atau apa.", label=label
                ),
                account=holding.account,
                amounts=(from_minor(holding.minor, currency),),
            )
        for difference in proof.differences:
            yield Finding(
                text=phrase(
                    "{label}: {detail} tidak sama dengan jurnalnya.",
                    label=label,
                    detail=" ".join(difference.identity),
                ),
                account=difference.account,
                amounts=(difference.recorded, difference.posted),
            )
        if proof.control != proof.named and not proof.unnamed:
            yield Finding(
                text=phrase(
                    "{label}: jumlah rinciannya tidak sama dengan saldo akunnya.", label=label
                ),
                amounts=(proof.named, proof.control),
            )


SUB_LEDGERS_AGREE = Check(
    key="sub_ledgers_agree",
    label="Rincian setiap buku pembantu sama dengan saldo akunnya",
    advice="Buka buku pembantunya, lalu betulkan catatan yang belum menyebut siapa atau apa.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    area=CheckArea.CLAIMS,
    why="Kalau berbeda, tidak jelas siapa yang berutang dan barang apa yang ada.",
    place="sub_ledgers",
    find=_find,
)
