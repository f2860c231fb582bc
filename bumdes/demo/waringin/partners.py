"""With whom the village enterprise cooperates."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.cooperating import RegisterCooperation, Side, register_cooperation
from bumdes.actions.following_cooperation import (
    AddNote,
    AddObligation,
    SettleDispute,
    add_note,
    add_obligation,
    fulfil_obligation,
    raise_dispute,
    settle_dispute,
)
from bumdes.demo.waringin.office import SECRETARY
from bumdes.governance.cooperation import CooperationKind, NoteKind, cooperations_of
from bumdes.governance.cooperation_file import CooperationFile, cooperation_file
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_TITLE = "Agen pembayaran listrik dan telepon di Toko Desa"


def met(diary: Diary, year: int) -> None:
    """Note an agreement of two years, what is due, what was disputed and settled."""
    signed = dt.date(year, 1, 8)
    command = RegisterCooperation(
        kind=CooperationKind.THIRD_PARTY,
        title=_TITLE,
        scope="Toko Desa menerima pembayaran warga; mitra membayar komisi tiap akhir bulan",
        signed_on=signed,
        last_day=dt.date(year + 2, 1, 7),
        number=f"PKS 01/{year}",
        value=rp(20_000_000),
        sides=(
            Side(name="PT Loket Contoh Nusantara", contribution="Aplikasi, pelatihan, komisi"),
        ),
    )
    diary.did(signed, SECRETARY, lambda work: register_cooperation(work, command))
    for due, about in (
        (dt.date(year, 2, 28), "Menyetor uang jaminan agen"),
        (dt.date(year + 1, 12, 31), "Mengevaluasi bersama sebelum diperpanjang"),
    ):
        diary.did(signed, SECRETARY, partial(_owe, about=about, due=due))
    diary.did(dt.date(year, 2, 20), SECRETARY, partial(_done, on=dt.date(year, 2, 20)))
    diary.did(dt.date(year, 9, 3), SECRETARY, partial(_dispute, on=dt.date(year, 9, 3)))
    diary.did(dt.date(year, 9, 24), SECRETARY, partial(_settle, on=dt.date(year, 9, 24)))
    diary.did(dt.date(year, 12, 18), SECRETARY, partial(_evaluate, on=dt.date(year, 12, 18)))


def _file(work: Work) -> CooperationFile:
    """Return all that is kept of the cooperation, the only one."""
    (found,) = cooperations_of(work.session, work.book_id)
    return cooperation_file(work.session, work.book_id, found.cooperation_id)


def _id(work: Work) -> str:
    return _file(work).cooperation.cooperation_id


def _owe(work: Work, *, about: str, due: dt.date) -> None:
    add_obligation(work, AddObligation(cooperation_id=_id(work), about=about, due_on=due))


def _done(work: Work, *, on: dt.date) -> None:
    first = min(_file(work).obligations, key=lambda obligation: obligation.due_on)
    fulfil_obligation(work, first.obligation_id, done_on=on, note="Bukti transfer mitra")


def _dispute(work: Work, *, on: dt.date) -> None:
    about = "Komisi bulan Agustus kurang dari hitungan Toko"
    raise_dispute(work, _id(work), raised_on=on, about=about)


def _settle(work: Work, *, on: dt.date) -> None:
    (dispute,) = _file(work).disputes
    settled = SettleDispute(
        dispute_id=dispute.dispute_id,
        settled_on=on,
        settlement="Mitra membayar kekurangannya bersama komisi September",
        settled_by="Musyawarah kedua pihak",
    )
    settle_dispute(work, settled)


def _evaluate(work: Work, *, on: dt.date) -> None:
    note = AddNote(
        cooperation_id=_id(work),
        kind=NoteKind.EVALUATION,
        noted_on=on,
        text="Komisi tepat waktu sepuluh dari dua belas bulan\nDilanjutkan",
    )
    add_note(work, note)
