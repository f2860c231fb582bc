"""What is wrong with a form: each problem with its field, so that a page can point at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from marshmallow import ValidationError

from bumdes.errors import (
    AccountNotOfferedError,
    EnterpriseError,
    LateReasonRequiredError,
    RowsRefusedError,
)
from bumdes.phrase import phrase
from ledger import LedgerError
from ledger.errors import (
    InvalidDateError,
    KeyReusedError,
    NonPositivePostingError,
    PeriodError,
    ReversalTooEarlyError,
)
from webapp.language.saying import t
from webapp.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY, TOTAL, LIST = "hari", "jumlah-total", "berkas"

LATE_REASON = "alasan-terlambat"
"""The field that says why something comes late; forms show it where that is asked."""

PROOF_LATER = "bukti-menyusul"
"""The field that says why a proof is still to come; forms show it where one is needed."""

MOST_ROWS_TOLD = 50
"""Of a list that came as a file."""

FIELDS = {
    "met": "terpenuhi",
    "weights": "bobot-1",
    "description": "keterangan",
    "counterparty": "pihak",
    "tag counterparty": "pihak",
    "reason": "alasan",
    "held_account": "akun_jadwal",
    "result_account": "akun_hasil",
    "wage": "gaji",
    "allowance": "tunjangan",
    "tax_status": "status",
    "days": "hari",
    "name": "nama",
    "nik": "nik",
    "npwp": "npwp",
    "phone": "telepon",
    "rt": "rt",
    "rw": "rw",
    "photo": "foto",
    "address": "alamat",
    "note": "catatan",
    "text": "teks",
}
"""Fields of forms, by the names that errors give them."""

FIELDS_OF_CODES = {
    "weak_password": "baru",
    "wrong_password": "lama",
    "proof_required": PROOF_LATER,
    "wrong_code": "kode",
}
"""Fields of forms, by the codes of errors that are always about the same one."""


class Problem(NamedTuple):
    """A sentence about a field; an empty field means the form as a whole."""

    field: str
    text: str


class RefusedError(Exception):
    """The books refuse an entry, for one reason or several."""

    def __init__(self, errors: Sequence[LedgerError]) -> None:
        super().__init__(*errors)
        self.errors = tuple(errors)


USED_UP = (
    "Formulir ini tadi sudah menyimpan catatan dengan isi yang lain. Kalau yang sekarang memang"
    " catatan baru, tekan Periksa lalu Simpan; kalau bukan, lihat dulu di Transaksi."
)

REFUSALS = (ValidationError, RefusedError, LedgerError, EnterpriseError)
"""What a form answers by showing itself again."""


def problems_of(error: Exception) -> list[Problem]:
    """Return what *error* finds wrong, each thing once."""
    if isinstance(error, ValidationError):
        return list(_of_fields(error))
    if isinstance(error, RowsRefusedError):
        return list(_of_rows(error))
    return list(dict.fromkeys(Problem(_field(e), _text(e)) for e in _each(error)))


def is_used_up(error: Exception) -> bool:
    """Whether the form recorded something else before, and needs a new key to go on."""
    return any(isinstance(e, KeyReusedError) for e in _each(error))


def _each(error: Exception) -> tuple[Exception, ...]:
    return error.errors if isinstance(error, RefusedError) else (error,)


def _text(error: Exception) -> str:
    return str(t(USED_UP)) if isinstance(error, KeyReusedError) else sentence(error)


def _of_fields(error: ValidationError) -> Iterable[Problem]:
    for field, texts in error.messages_dict.items():
        for text in texts if isinstance(texts, list) else [texts]:
            yield Problem("" if field == "_schema" else field, str(t(text)))


def _of_rows(error: RowsRefusedError) -> Iterable[Problem]:
    """Yield what is wrong with a list, row by row, as far as anybody would read it."""
    for row, problem in error.problems[:MOST_ROWS_TOLD]:
        told = phrase("Baris {row}: {problem}", row=row, problem=_text(problem))
        yield Problem(LIST, str(t(told)))
    left = len(error.problems) - MOST_ROWS_TOLD
    if left > 0:
        more = phrase("Masih ada {left} kesalahan lain sesudah itu.", left=left)
        yield Problem(LIST, str(t(more)))


def _field(error: Exception) -> str:
    facts = getattr(error, "facts", {})
    if isinstance(error, PeriodError | InvalidDateError | ReversalTooEarlyError):
        return DAY
    if isinstance(error, LateReasonRequiredError):
        return LATE_REASON
    if isinstance(error, NonPositivePostingError):
        return TOTAL
    if isinstance(error, AccountNotOfferedError):
        return f"akun-{facts['role']}"
    by_name = FIELDS.get(str(facts.get("field", "")), "")
    return by_name or FIELDS_OF_CODES.get(getattr(error, "code", ""), "")
