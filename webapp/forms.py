"""From what people type to what the acts take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validate

from bumdes.actions.recording import RecordTransaction
from bumdes.errors import RupiahError
from bumdes.rupiah import parse_rupiah
from ledger import EntryKind, Money, Side
from webapp.form_fields import Line, Rupiah, not_blank
from webapp.problems import DAY
from webapp.sentences import sentence

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bumdes.transaction_kind import TransactionKind

OTHER_DAY = "lain"

NO_DAY = "Pilih tanggalnya dari kalender, misalnya 17-08-2026."
NO_REASON = "Tulis alasannya, misalnya: jumlah salah ketik."
NO_DESCRIPTION = "Tulis apa yang terjadi, misalnya: setoran awal kas kecil."
NO_KEY = "Formulir ini tidak lengkap. Buka lagi dari menu Catat."

MOST_LINES = 200


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


def transaction_command(kind: TransactionKind, given: Mapping[str, str]) -> RecordTransaction:
    """Return what a form about one *kind* of transaction asks to record.

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
        key=said["key"],
    )


def _named(prefix: str, said: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in said.items():
        if name.startswith(prefix):
            yield name.removeprefix(prefix), value


# --- the journal without a form ------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of a journal as typed: *account* is a code, or a name in full."""

    account: str
    side: Side
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedEntry:
    """A journal entry as typed, its accounts not yet looked up."""

    date: dt.date
    description: str
    unit: str
    kind: EntryKind
    key: str
    lines: tuple[TypedLine, ...]


class JournalForm(Form):
    """What the journal asks besides its lines."""

    unit = Line("unit", most=16)
    description = Line("keterangan", most=500, missing=NO_DESCRIPTION)
    kind = fields.Enum(
        EntryKind,
        by_value=True,
        data_key="jenis",
        load_default=EntryKind.ORDINARY,
        validate=validate.OneOf([EntryKind.ORDINARY, EntryKind.ADJUSTING]),
    )


def typed_entry(given: Mapping[str, str]) -> TypedEntry:
    """Return the entry that the journal form asks to record.

    Raises:
        ValidationError: something typed cannot be read; by field.
    """
    problems: dict[str, Any] = {}
    lines: list[TypedLine] = []
    for place in range(line_count(given)):
        try:
            lines += _typed_line(given, place)
        except ValidationError as error:
            problems |= error.messages_dict
    try:
        said = JournalForm().load(given)
    except ValidationError as error:
        raise ValidationError(error.messages_dict | problems) from None
    if problems:
        raise ValidationError(problems)
    return TypedEntry(
        date=said["day"],
        description=said["description"],
        unit=said["unit"],
        kind=said["kind"],
        key=said["key"],
        lines=tuple(lines),
    )


def line_count(given: Mapping[str, str]) -> int:
    """Return how many lines the journal form has."""
    count = given.get("baris", "")
    return min(int(count), MOST_LINES) if count.isdecimal() and count.isascii() else 0


def _typed_line(given: Mapping[str, str], place: int) -> list[TypedLine]:
    """Return the line at *place*, or nothing if it is empty."""
    names = {part: f"{part}-{place}" for part in ("akun", "debit", "kredit")}
    account, *typed = (given.get(name, "").strip() for name in names.values())
    if not account and not any(typed):
        return []
    if not account:
        raise ValidationError({names["akun"]: ["Pilih akunnya, atau kosongkan jumlahnya."]})
    if all(typed) or not any(typed):
        problem = "Isi jumlahnya di satu sisi: debit atau kredit."
        raise ValidationError({names["debit"]: [problem]})
    side, name = (Side.DEBIT, names["debit"]) if typed[0] else (Side.CREDIT, names["kredit"])
    try:
        amount = parse_rupiah(given[name])
    except RupiahError as error:
        raise ValidationError({name: [sentence(error)]}) from None
    if amount.amount <= 0:
        raise ValidationError({name: ["Jumlah harus lebih dari nol."]})
    return [TypedLine(account, side, amount)]


# --- taking an entry back ------------------------------------------------------------


class ReversalForm(Form):
    """Why and on which day an entry is taken back."""

    reason = Line("alasan", most=300, missing=NO_REASON)
