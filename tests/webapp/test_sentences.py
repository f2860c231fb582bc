"""Every refusal is a sentence that says what, why and what to do, in plain Indonesian."""

from __future__ import annotations

import datetime as dt
import inspect
import re
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from bumdes.errors import (
    EnterpriseError,
    InvalidFieldError,
    PermissionDeniedError,
    UnitRequiredError,
)
from bumdes.permissions import Permission, Role
from ledger import LedgerError, rp
from ledger.errors import (
    BlankTextError,
    InvalidExchangeEntryError,
    KeyReusedError,
    NonPositivePostingError,
    PeriodClosedError,
    UnbalancedEntryError,
    UnbalancedUnitError,
    UnknownAccountError,
)
from ledger.money import Money
from reports.casecheck import CaseUnreadableError
from reports.errors import ReportError
from webapp.refusal_texts import SENTENCES
from webapp.refusal_words import say_name
from webapp.sentences import say, say_money, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = dt.date(2026, 8, 17)
SAMPLES: dict[str, Any] = {
    "action": "close",
    "against": DAY,
    "amount": rp(1_500_000),
    "amounts": (rp(1), rp(2)),
    "closed_through": DAY,
    "count": 3,
    "credits": rp(2),
    "currencies": ("IDR", "USD"),
    "day": DAY,
    "debits": rp(1_500_000),
    "known": ("text", "pdf"),
    "locked_through": DAY,
    "most": 500,
    "on": DAY,
    "original": DAY,
    "readings": ("1.500", "1,5"),
    "similar": ("1.1.01.01",),
    "unexplained": rp(5),
    "until": dt.datetime(2026, 8, 17, 14, 5, tzinfo=dt.UTC),
    "year": 2026,
}
"""Facts by the name of a parameter; any other is a text."""


def leaves(base: type[Exception]) -> Iterator[type[Exception]]:
    for kind in base.__subclasses__():
        if not kind.__module__.startswith("tests."):
            yield from leaves(kind)
    if (
        base.__init__ is not Exception.__init__
        and "message" not in inspect.signature(base.__init__).parameters
    ):
        yield base


def made(kind: type[Exception]) -> Exception:
    """Return an error of *kind* with sample facts."""
    given: list[Any] = []
    named: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        value = SAMPLES.get(name, f"contoh-{name}")
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[name] = value
        else:
            given.append(value)
    return kind(*given, **named)


KINDS = sorted(
    {
        kind
        for base in (LedgerError, EnterpriseError, ReportError, CaseUnreadableError)
        for kind in leaves(base)
    },
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_sentence_of_its_own(kind):
    assert kind.code in SENTENCES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_sentence_is_filled_with_the_facts(kind):
    said = sentence(made(kind))

    assert "…" not in said
    assert not re.search(r"[{}]|None|Decimal|datetime|Money\(", said)
    assert said.endswith((".", ".”", '".'))


def test_the_families_have_sentences_too():
    families = [LedgerError, EnterpriseError, ReportError]

    assert [kind.__name__ for kind in families if kind.code not in SENTENCES] == []


def test_no_sentence_is_left_over():
    codes = {kind.code for kind in KINDS}
    families = {
        kind.code
        for base in (LedgerError, EnterpriseError, ReportError)
        for kind in [base, *base.__subclasses__()]
    }

    assert SENTENCES.keys() - codes - families - {"unexpected"} == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_can_be_parsed(code):
    fields = [field for _, field, _, _ in Formatter().parse(SENTENCES[code]) if field]

    assert all(field.isidentifier() for field in fields)


def test_a_class_without_a_sentence_says_that_of_its_family():
    class NewError(PeriodClosedError):
        code = "brand_new"

    assert sentence(NewError(DAY, DAY)) == sentence(PeriodClosedError(DAY, DAY))


def test_an_error_of_no_family_says_what_everybody_can_do():
    assert sentence(RuntimeError("x")) == SENTENCES["unexpected"]


def test_a_fact_that_is_missing_leaves_a_gap():
    error = UnbalancedEntryError(debits=rp(1), credits=rp(2))
    del error.facts["debits"]

    assert "Debit … tidak sama dengan kredit Rp2" in sentence(error)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PeriodClosedError(dt.date(2026, 5, 3), DAY), "Tanggal 3 Mei 2026 sudah ditutup"),
        (UnbalancedUnitError(debits=rp(1), credits=rp(2), unit=""), "Di Kantor Pusat debit"),
        (UnbalancedUnitError(debits=rp(1), credits=rp(2), unit="TOKO"), "Di unit TOKO debit"),
        (UnknownAccountError("1.1", ["1.1.01"]), "Barangkali yang dimaksud 1.1.01."),
        (NonPositivePostingError("1.1", rp(-5)), "adalah -Rp5;"),
        (
            KeyReusedError("k", "lines[2].amount", stored=1, given=2),
            "baris 2, jumlah di sana 1",
        ),
        (BlankTextError("tag sifat"), "Isian penanda sifat masih kosong"),
        (InvalidExchangeEntryError("lines", "missing"), "Isian baris pada data transaksi"),
        (InvalidFieldError("unit_code", "a", "unit_code"), "1 sampai 16 huruf besar"),
        (UnitRequiredError(Role.UNIT_MANAGER), f"Jabatan {Role.UNIT_MANAGER.label} harus"),
        (
            PermissionDeniedError("sari", Permission.CLOSE_PERIOD),
            f"untuk {Permission.CLOSE_PERIOD.label}.",
        ),
        (PermissionDeniedError("sari", Permission.CLOSE_PERIOD, "TOKO"), " di unit TOKO."),
    ],
)
def test_sentences_say_days_amounts_and_names_as_people_do(error, words):
    assert words in sentence(error)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (rp(1_500_000), "Rp1.500.000"),
        (rp("1500000.50"), "Rp1.500.000,50"),
        (rp("-0.05"), "-Rp0,05"),
        (rp(0), "Rp0"),
        (Money(12, "USD"), "USD 12"),
        (Money("0.125", "KWD"), "KWD 0,125"),
    ],
)
def test_amounts_are_said_with_points_between_thousands(amount, said):
    assert say_money(amount) == said


def test_moments_and_lists_are_said():
    assert say(SAMPLES["until"]) == "17 Agustus 2026 pukul 14.05"
    assert say(None) == "belum ada"
    assert say((rp(1), DAY)) == "Rp1, 17 Agustus 2026"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("not JSON: Expecting value, at character 7", "bukan JSON yang benar, di huruf ke-7"),
        ("'date' is given twice", "“date” ditulis dua kali"),
        ("lines[3]", "baris 3"),
        ("something new", "something new"),
    ],
)
def test_problems_are_said_in_indonesian_where_they_are_known(problem, said):
    assert say_name(problem) == said
