"""Words that texts may name: what the enterprise has settled, as a sentence takes it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bumdes.assets.policy import policies_on
from bumdes.credit.band import bands_on
from bumdes.month import day_words
from bumdes.reporting.framework import framework_of
from bumdes.stock.setting import method_of
from bumdes.tax.standing import regime_of
from bumdes.unit import HEAD_OFFICE_NAME, units_of
from ledger.money import from_minor
from reports.fractions import say_fraction
from reports.saying import said_money
from reports.scope import unit_name
from reports.words import and_list, period_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bumdes.unit import Unit
    from bumdes.work import Work
    from reports.kind import Asked

NONE = "belum ditetapkan"
"""What is said of what nobody settled."""


class Word(NamedTuple):
    """Something that a text may name besides figures.

    Attributes:
        label: what it is, in Indonesian.
        say: what it is now.
    """

    label: str
    say: Callable[[Work, Asked], str]


def _units(work: Work, asked: Asked) -> list[Unit]:
    """Return the units that were open in the period."""
    return [
        unit
        for unit in units_of(work.session, work.book_id)
        if (unit.opened_on is None or unit.opened_on <= asked.period.last_day)
        and (unit.closed_on is None or unit.closed_on >= asked.period.first_day)
    ]


def _stock_methods(work: Work, asked: Asked) -> str:
    by_method: dict[str, list[str]] = {}
    for unit in _units(work, asked):
        method = method_of(work.session, work.book_id, unit.code)
        by_method.setdefault(method.label.replace(": ", ", "), []).append(unit.name)
    if len(by_method) == 1:
        return _lowered(next(iter(by_method)))
    return "; ".join(f"{and_list(u)}: {_lowered(m)}" for m, u in by_method.items()) or NONE


def _allowance(work: Work, asked: Asked) -> str:
    bands = bands_on(work.session, work.book_id, asked.period.last_day).bands
    return and_list([f"{_lowered(b.label)} {say_fraction(b.percent)} persen" for b in bands])


def _asset_limit(work: Work, asked: Asked) -> str:
    policies = policies_on(work.session, work.book_id, asked.period.last_day)
    return said_money(from_minor(policies.limit_minor, work.book.currency))


def _wear_method(work: Work, asked: Asked) -> str:
    policies = policies_on(work.session, work.book_id, asked.period.last_day)
    return _lowered(policies.method.label)


def _wear_start(work: Work, asked: Asked) -> str:
    policies = policies_on(work.session, work.book_id, asked.period.last_day)
    return _lowered(policies.start.label)


def _framework(work: Work, asked: Asked) -> str:
    return framework_of(work.book.connection, work.book_id, asked.period.last_day.year).name


def _compliance(work: Work, asked: Asked) -> str:
    year = asked.period.last_day.year
    return framework_of(work.book.connection, work.book_id, year).compliance


def _regime(work: Work, asked: Asked) -> str:
    return regime_of(work, asked.period.last_day.year).label


def _unit_names(work: Work, asked: Asked) -> str:
    return and_list([unit.name for unit in _units(work, asked)]) or "belum ada"


def _combined(work: Work, asked: Asked) -> str:
    """Return whose books the statements are, in a sentence."""
    if asked.unit is not None:
        return f"Laporan ini hanya memuat {unit_name(work.book, asked.unit)}."
    units = _units(work, asked)
    if not units:
        return "Badan usaha ini tidak memiliki unit usaha dengan pembukuan tersendiri."
    return (
        f"Laporan menggabungkan {HEAD_OFFICE_NAME} dan {len(units)} unit usaha:"
        f" {and_list([unit.name for unit in units])}. Rekening dan penjualan antarunit"
        " dihapuskan."
    )


def _lowered(text: str) -> str:
    """Return *text* as the middle of a sentence has it."""
    return text[:1].lower() + text[1:]


WORDS: Mapping[str, Word] = MappingProxyType(
    {
        "masa": Word("Masa laporan", lambda _, a: period_name(a.period)),
        "masa_lalu": Word("Masa sebelumnya", lambda _, a: period_name(a.period.year_before)),
        "tahun": Word("Tahun", lambda _, a: str(a.period.last_day.year)),
        "tanggal_akhir": Word("Tanggal laporan", lambda _, a: day_words(a.period.last_day)),
        "nama": Word("Nama badan usaha", lambda w, _: w.book.name),
        "jumlah_unit": Word("Jumlah unit", lambda w, a: str(len(_units(w, a)))),
        "daftar_unit": Word("Nama unit", _unit_names),
        "gabungan": Word("Unit yang digabungkan, satu kalimat", _combined),
        "kerangka": Word("Kerangka pelaporan", _framework),
        "kepatuhan": Word("Kalimat kepatuhan", _compliance),
        "metode_persediaan": Word("Cara mencatat persediaan", _stock_methods),
        "penyisihan": Word("Tarif penyisihan piutang", _allowance),
        "batas_aset": Word("Nilai terkecil aset tetap", _asset_limit),
        "metode_penyusutan": Word("Cara menyusutkan", _wear_method),
        "awal_penyusutan": Word("Mulai menyusutkan", _wear_start),
        "rezim_pajak": Word("Ketentuan pajak penghasilan", _regime),
    }
)
"""What a text may name besides figures, by the word in braces."""
