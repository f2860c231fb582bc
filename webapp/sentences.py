"""What people are told when something is refused: what, why, and what to do next.

One sentence or a few for each class of error, found by its ``code`` and filled with its
``facts``. They are plain Indonesian: no word that only a bookkeeper would know.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import moneyed

from reports.words import day_words
from webapp.refusal_texts import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = {
    "account": "kode akun",
    "action": "tindakan",
    "actor": "nama pencatat",
    "amount": "jumlah",
    "approver": "nama pemberi persetujuan",
    "asset": "aset",
    "book": "kode pembukuan",
    "component": "komponen arus kas",
    "credit": "kredit",
    "date": "tanggal",
    "debit": "debit",
    "decision": "keputusan",
    "description": "uraian",
    "document": "dokumen",
    "evidence": "bukti",
    "fund": "sumber dana",
    "item": "barang",
    "key": "kunci",
    "kind": "jenis transaksi",
    "lines": "baris",
    "name": "nama",
    "party": "pihak",
    "reason": "alasan",
    "reverses": "transaksi yang dibatalkan",
    "side": "sisi",
    "tag": "penanda",
    "tags": "penanda",
    "unit": "unit usaha",
    "close": "menutup",
    "except": "membuka sementara",
    "lock": "mengunci",
    "reopen": "membuka kembali",
    "reverse": "membatalkan",
    "head_office_account": "akun rekening koran pusat",
    "result_account": "akun penampung laba",
    "unit_current_account": "akun rekening koran unit",
}
"""Names of fields, dimensions and acts, as people call them."""

NAMES = frozenset(
    {"action", "dimension", "field", "kind", "permission", "problem", "role", "rule", "setting"}
)
"""Facts that hold one of those names."""

_LINE = re.compile(r"lines\[(?P<number>\d+)\](?:\.(?P<name>\w+))?\Z")


def sentence(error: Exception) -> str:
    """Return what to tell the person whom *error* refuses something.

    The text is that of its class, or of the nearest class above that has one.
    """
    facts = getattr(error, "facts", {})
    for kind in type(error).__mro__:
        text = SENTENCES.get(getattr(kind, "code", ""))
        if text is not None:
            return text.format_map(_Said(facts))
    return SENTENCES["unexpected"].format_map(_Said(facts))


def say(value: object) -> str:
    """Return *value* as it is said in a sentence: Rp1.500.000, 17 Agustus 2026."""
    if isinstance(value, moneyed.Money):
        return say_money(value)
    if isinstance(value, dt.datetime):
        return f"{day_words(value.date())} pukul {value:%H.%M}"
    if isinstance(value, dt.date):
        return day_words(value)
    if value is None:
        return "belum ada"
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(map(say, value))
    return str(value)


def say_money(amount: moneyed.Money) -> str:
    """Return *amount* with points between thousands, and sen only where there are some."""
    value = abs(amount.amount).normalize()
    whole, _, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if part:
        grouped += "," + part.ljust(2, "0")
    name = "Rp" if amount.currency.code == "IDR" else f"{amount.currency.code} "
    return ("-" if amount.amount < 0 else "") + name + grouped


def say_name(name: str) -> str:
    """Return what people call the field, dimension or act *name*."""
    if line := _LINE.match(name):
        inside = f", {say_name(line['name'])}" if line["name"] else ""
        return f"baris {line['number']}{inside}"
    first, _, rest = name.partition(" ")
    return " ".join(filter(None, (WORDS.get(first, first), rest)))


class _Said(dict[str, str]):
    """The facts of an error, said; a fact that is missing is left out of the sentence."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__(
            (name, say_name(str(value)) if name in NAMES else say(value))
            for name, value in facts.items()
        )
        similar = self.get("similar")
        self["suggestion"] = f" Barangkali yang dimaksud {similar}." if similar else ""
        unit = self.get("unit")
        self["unit_or_office"] = f"unit {unit}" if unit else "kantor pusat"
        self["for_unit"] = f" di unit {unit}" if facts.get("unit") else ""
        self["amount_name"] = say_name(str(facts.get("amount", "")))

    def __missing__(self, key: str) -> str:
        return "…"
