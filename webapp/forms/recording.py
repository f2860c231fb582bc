"""From what people type to what the acts take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import EXCLUDE, Schema, fields, pre_load

from bumdes.actions.recording import RecordTransaction
from webapp.forms.fields import Day, Line, Rupiah, not_blank
from webapp.problems import DAY, LATE_REASON, PROOF_LATER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bumdes.transaction_kind import TransactionKind

OTHER_DAY = "lain"

NO_DAY = "Pilih tanggalnya dari kalender, misalnya 17-08-2026."
NO_REASON = "Tulis alasannya, misalnya: jumlah salah ketik."
NO_KEY = "Formulir ini tidak lengkap. Buka lagi dari menu Catat."


class Form(Schema):
    """A form about a day; what it does not know is left alone, what is blank is not given."""

    class Meta:
        unknown = EXCLUDE

    day = fields.Date(
        required=True, data_key=DAY, error_messages={"required": NO_DAY, "invalid": NO_DAY}
    )
    key = Line("kunci", most=64, missing=NO_KEY)

    @pre_load
    def tidy(self, data: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        given = dict(data)
        if given.get(DAY) == OTHER_DAY:
            given[DAY] = given.get("tanggal", "")
        return not_blank(given)


class TransactionForm(Form):
    """What every guided form asks besides its amounts and accounts."""

    unit = Line("unit", most=16)
    description = Line("keterangan", most=300)
    counterparty = Line("pihak", most=100)
    fund = Line("dana", most=64)
    due_on = Day("jatuh-tempo")
    reference = Line("nomor-surat", most=100)
    late_reason = Line(LATE_REASON, most=300)
    proof_later = Line(PROOF_LATER, most=300)


def transaction_command(
    kind: TransactionKind, given: Mapping[str, str], *, documents: tuple[str, ...] = ()
) -> RecordTransaction:
    """Return what a form about one *kind* of transaction asks to record; of whom is left out.

    Args:
        documents: those that were chosen to be paid.

    Raises:
        ValidationError: something typed cannot be read; by field.
    """
    asked: dict[str, object] = {
        f"amount_{amount.name}": Rupiah(
            data_key=f"jumlah-{amount.name}",
            required=not amount.is_optional,
            error_messages={"required": "Tulis jumlahnya dengan angka, misalnya 150.000."},
        )
        for amount in kind.amounts
    }
    asked |= {
        f"account_{account.role}": Line(f"akun-{account.role}", most=64)
        for account in kind.accounts
    }
    form = type("KindForm", (TransactionForm,), asked)()
    said = form.load(given)
    return RecordTransaction(
        kind=kind.key,
        unit=said["unit"],
        date=said["day"],
        amounts=dict(_named("amount_", said)),
        accounts={role: code for role, code in _named("account_", said) if code},
        description=said["description"],
        counterparty=said["counterparty"],
        fund=said["fund"],
        due_on=said["due_on"] if kind.opens else None,
        documents=documents if kind.settles else (),
        reference=said["reference"] if kind.opens else "",
        late_reason=said["late_reason"],
        proof_later=said["proof_later"],
        key=said["key"],
    )


def _named(prefix: str, said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in said.items():
        if name.startswith(prefix):
            yield name.removeprefix(prefix), value


# --- taking an entry back ------------------------------------------------------------


class ReversalForm(Form):
    """Why and on which day an entry is taken back."""

    reason = Line("alasan", most=300, missing=NO_REASON)
