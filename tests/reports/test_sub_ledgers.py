"""The listing of what stands behind control accounts."""

from __future__ import annotations

import pytest

from ledger import Dimension, DimensionValue, Period, credit, debit, rp
from reports.errors import InvalidScopeError, UnknownUnitError
from reports.listings import LISTINGS
from reports.listings.sub_ledgers import NOTHING
from reports.scope import Scope
from tests.reports.books import SHOP, record

YEAR = Scope(Period.year(2025))
RECEIVABLES, REVENUE, CASH = "1.1.03.01", "4.2.01.01", "1.1.01.01"
SITI = {"party": "P-1", "document": "N-1"}
AGUS = {"party": "P-2", "document": "N-2"}


@pytest.fixture
def view(sqlite_book):
    book = sqlite_book
    named = [
        (Dimension.PARTY, "P-1", "Siti"),
        (Dimension.PARTY, "P-2", "Agus"),
        (Dimension.DOCUMENT, "N-1", "N-1"),
        (Dimension.DOCUMENT, "N-2", "Jual beras"),
    ]
    book.declare(*(DimensionValue(dimension=d, code=c, name=n) for d, c, n in named))
    _sells(book, 70_000, SITI, unit=SHOP)
    _sells(book, 30_000, AGUS)
    record(book, "2025-06-01", debit(CASH, rp(30_000)), credit(RECEIVABLES, rp(30_000), **AGUS))
    _sells(book, 5_000, AGUS, on="2026-01-01")
    return book


def _sells(book, rupiah, to, *, unit="", on="2025-05-01"):
    record(
        book,
        on,
        debit(RECEIVABLES, rp(rupiah), unit=unit, **to),
        credit(REVENUE, rp(rupiah), unit=unit),
    )


def listed(view, scope=YEAR):
    (table,) = LISTINGS["sub-ledgers"].tables(view, scope)
    return [(row.label, row.figures[0]) for row in table.rows]


def test_what_stands_is_listed_by_name_and_summed_by_account(view):
    assert listed(view)[1:] == [
        ("1.1.03.01 Piutang Usaha", None),
        ("Siti (P-1), N-1", rp(70_000)),
        ("Jumlah Piutang Usaha", rp(70_000)),
    ]


def test_another_day_lists_what_stands_then(view):
    labels = [label for label, _ in listed(view, Scope(Period.year(2026)))]

    assert "Agus (P-2), Jual beras (N-2)" in labels


def test_one_unit_lists_its_own(view):
    assert listed(view, Scope(Period.year(2025), unit="")) == [(NOTHING, rp(0))]
    assert ("Siti (P-1), N-1", rp(70_000)) in listed(view, Scope(Period.year(2025), unit=SHOP))


def test_what_names_nobody_is_said_so(view):
    _sells(view, 1_000, {})

    assert ("Belum disebut, Belum disebut", rp(1_000)) in listed(view)


def test_a_liability_is_listed_as_it_grows(view):
    record(
        view,
        "2025-07-01",
        debit("5.1.01.01", rp(9_000)),
        credit("2.1.01.01", rp(9_000), party="P-2", document="N-2"),
    )

    assert ("Jumlah Utang Usaha", rp(9_000)) in listed(view)


def test_a_unit_that_is_none_is_refused(view):
    with pytest.raises(UnknownUnitError):
        listed(view, Scope(Period.year(2025), unit="LAIN"))


@pytest.mark.parametrize("scope", [{"by_unit": True}, {"accounts": (CASH,)}, {"fund": ""}])
def test_what_it_does_not_show_is_refused(view, scope):
    with pytest.raises(InvalidScopeError):
        listed(view, Scope(Period.year(2025), **scope))
