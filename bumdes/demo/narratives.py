"""What the people of the demonstration wrote in the notes, with figures of the books in it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from ledger import Period

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_TEXTS = {
    "cash": (
        "Rekening bank atas nama {nama}. Saldo bank telah dicocokkan dengan rekening koran, dan"
        " kas tunai dengan berita acara kas opname, per {tanggal_akhir}."
    ),
    "receivables": (
        "Piutang per {tanggal_akhir} sebesar {piutang}. Yang lewat jatuh tempo ditagih setiap"
        " bulan oleh pengelola unit, dan dilaporkan kepada Pengawas."
    ),
    "revenue": (
        "Pendapatan usaha {masa} sebesar {pendapatan}; labanya, sesudah beban pada"
        " {catatan.beban} dan pajak pada {catatan.pajak}, {laba_bersih}."
    ),
}
"""What was written, by note."""


def written(diary: Diary, year: int, *, by: str) -> None:
    """Note what *by* wrote in the notes to the statements of *year*, early in the next."""
    for slot, text in _TEXTS.items():
        command = WriteNarrative(
            report="notes", period=Period.year(year), slot=slot, text=text, based_on=0
        )
        diary.did(dt.date(year + 1, 1, 25), by, partial(_write, command=command))


def _write(work: Work, *, command: WriteNarrative) -> None:
    write_narrative(work, command)
