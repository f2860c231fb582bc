"""The statements of the period hold: what must be equal in them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word
from reports.errors import ProofFailedError
from reports.forms import form_for
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Money, Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    statements = form_for(work.book.chart).statements
    for key in STATEMENTS:
        try:
            statement_table(work.book, key, Scope(period, by_unit=True))
        except ProofFailedError as error:
            labels = {row.key: row.label for row in statements[key].rows}
            left, right = (labels.get(str(error.facts[side])) for side in ("left", "right"))
            yield Finding(
                text=phrase(
                    "{title}: {left} tidak sama dengan {right}.",
                    title=word(statements[key].title),
                    left=left,
                    right=right,
                ),
                amounts=cast("tuple[Money, Money]", error.facts["amounts"]),
            )


STATEMENTS_PROVED = Check(
    key="statements_proved",
    label="Laporan keuangan saling cocok, per unit dan gabungan",
    advice="Jangan tutup buku. Mintalah pemeriksaan pembukuan.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    is_binding=True,
    area=CheckArea.STATEMENTS,
    why="Kalau angka yang harus sama ternyata berbeda, laporan itu tidak dapat dipercaya.",
    place="statements",
    find=_find,
)
