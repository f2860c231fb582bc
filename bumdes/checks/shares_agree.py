"""What is owed of shared profits is what their register says, as the schemes had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.errors import EnterpriseError
from bumdes.phrase import phrase
from bumdes.sharing.register import check_payables, differs_from_scheme, read_sharings
from ledger import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for row in check_payables(work):
        if not row.agrees:
            yield Finding(
                text=phrase("{name}: buku bagi hasil dan buku besar berbeda.", name=row.name),
                account=row.account,
                amounts=(row.in_register + row.other, row.in_books),
            )
    for sharing in read_sharings(work):
        if sharing.is_standing and sharing.shared_on <= period.last_day:
            try:
                differs = differs_from_scheme(work, sharing)
            except (EnterpriseError, LedgerError):
                differs = True
            if differs:
                yield Finding(
                    text=phrase(
                        "Pembagian laba {year} tidak sama dengan skemanya.", year=sharing.year
                    ),
                    amounts=(sharing.amount,),
                )


SHARES_AGREE = Check(
    key="shares_agree",
    label="Buku bagi hasil sama dengan pembukuan dan skemanya",
    advice="Buka halaman Bagi hasil, lalu mintalah pemeriksaan atas selisihnya.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT, Occasion.HOME}),
    is_binding=True,
    area=CheckArea.CAPITAL,
    why="Kalau berbeda, bagian Desa dan warga yang belum dibayar tidak jelas jumlahnya.",
    place="sharing",
    find=_find,
)
