"""The journal without a form: from the lines that people type to an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields, validate

from bumdes.errors import RupiahError
from bumdes.rupiah import parse_rupiah
from ledger import EntryKind, Side, rp
from webapp.forms.fields import Line, PlainForm, Yes
from webapp.forms.recording import Form
from webapp.problems import LATE_REASON, PROOF_LATER
from webapp.readings.free_journal import TypedEntry, TypedLine
from webapp.readings.sight import unit_of
from webapp.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money

NO_DESCRIPTION = "Tulis apa yang terjadi, misalnya: setoran awal kas kecil."

MOST_LINES = 200


class JournalForm(Form):
    """What the journal asks besides its lines."""

    unit = Line("unit", most=16)
    description = Line("keterangan", most=500, missing=NO_DESCRIPTION)
    decision = Line("keputusan", most=100)
    late_reason = Line(LATE_REASON, most=300)
    proof_later = Line(PROOF_LATER, most=300)
    kind = fields.Enum(
        EntryKind,
        by_value=True,
        data_key="jenis",
        load_default=EntryKind.ORDINARY,
        validate=validate.OneOf([EntryKind.ORDINARY, EntryKind.ADJUSTING]),
    )


class TemplateForm(PlainForm):
    """What a template made from an entry is called."""

    name = Line("nama", most=100, missing="Beri nama, misalnya: setor bank mingguan.")
    keeps_amounts = Yes("jumlah")


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
        kind=said["kind"],
        key=said["key"],
        lines=tuple(lines),
        decision=said["decision"],
        late_reason=said["late_reason"],
        proof_later=said["proof_later"],
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
    about = given.get(f"rincian-{place}", "").strip()
    return [TypedLine(account, side, amount, unit_of_line(given, place), about)]


def unit_of_line(given: Mapping[str, str], place: int) -> str:
    """Return the unit of the line at *place*: its own, or that of the entry."""
    own = unit_of(given.get(f"unit-{place}", "").strip())
    return given.get("unit", "").strip() if own is None else own


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What is typed on each side for one unit, as far as it can be read."""

    unit: str
    debit: Money
    credit: Money

    @property
    def lacking(self) -> Money:
        """What the credits lack; negative if it is the debits."""
        return self.debit - self.credit


def typed_sums(given: Mapping[str, str]) -> list[UnitSum]:
    """Return the sums of the units in the form, by their first line."""
    sums: dict[str, tuple[Money, Money]] = {}
    for place in range(line_count(given)):
        debit, credit = (_readable(given, f"{side}-{place}") for side in ("debit", "kredit"))
        if debit or credit:
            unit = unit_of_line(given, place)
            debits, credits = sums.get(unit, (rp(0), rp(0)))
            sums[unit] = (debits + debit, credits + credit)
    return [UnitSum(unit, *both) for unit, both in sums.items()]


def _readable(given: Mapping[str, str], name: str) -> Money:
    """Return the amount typed in a field; nothing if it is unclear."""
    try:
        return parse_rupiah(given.get(name, ""))
    except RupiahError:
        return rp(0)
