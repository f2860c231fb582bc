"""Random accounts, amounts and entries, over the small chart of ``tests.builders``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from ledger import EntryKind, JournalEntry, Posting, Side
from ledger.money import from_minor, rp
from ledger.period import last_day_of_month
from tests.builders import BANK, CASH, FUNDS, LOAN, PARTIES, POSTABLE, UNITS
from tests.scale import long_or

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

RUPIAH = rp(1).currency
some = settings(max_examples=long_or(30, 2_000))
"""How often tests that draw whole entries try."""


minor_units: SearchStrategy[int] = st.one_of(
    st.integers(1, 999), st.integers(1, 10**9), st.integers(1, 10**15)
)
"""Amounts in sen: a few, everyday ones, and more than a village ever sees."""

_months = st.sampled_from(
    [(2023, 12), (2024, 1), (2024, 2), (2024, 12), (2025, 1), (2025, 2), (2025, 3), (2026, 1)]
)
days = st.builds(
    lambda month, day: dt.date(*month, min(day, last_day_of_month(*month).day)),
    _months,
    st.integers(1, 31),
)
"""Days of few months, so that entries meet in them, and periods cut them."""

_moves = (
    lambda day: day,
    lambda day: day,
    lambda day: day,
    lambda day: day.replace(day=1),
    lambda day: last_day_of_month(day.year, day.month),
    lambda day: day.replace(month=1, day=1),
    lambda day: day.replace(month=12, day=31),
)
edges = st.builds(lambda day, move: move(day), days, st.sampled_from(_moves))
"""Days on which periods begin and end: any, and the first and last of months and years."""

units, funds = st.sampled_from(UNITS), st.sampled_from(FUNDS)
cash_codes = st.sampled_from([CASH, BANK])
codes = st.one_of(st.sampled_from(POSTABLE), cash_codes)
kinds = st.sampled_from([EntryKind.ORDINARY, EntryKind.ORDINARY, EntryKind.ADJUSTING])


@st.composite
def postings_of_a_unit(draw: DrawFn, unit: str, most: int = 6) -> list[Posting]:
    """Postings that balance within *unit*: 2 of them, to *most*."""
    legs = [
        [draw(codes), draw(st.sampled_from(list(Side))), draw(minor_units)]
        for _ in range(draw(st.integers(1, most - 1)))
    ]
    excess = sum(minor if side is Side.DEBIT else -minor for _, side, minor in legs)
    if excess == 0:
        legs.append([draw(codes), Side.DEBIT, 1])
        excess = 1
    side = Side.CREDIT if excess > 0 else Side.DEBIT
    legs.append([draw(codes), side, abs(excess)])
    return [
        Posting(
            account=code,
            side=side,
            amount=from_minor(minor, RUPIAH),
            unit=unit,
            fund=draw(funds),
            party=draw(st.sampled_from(PARTIES[1:] if code == LOAN else PARTIES)),
        )
        for code, side, minor in legs
    ]


@st.composite
def entries(draw: DrawFn, dates: SearchStrategy[dt.date] = days) -> JournalEntry:
    """An entry that the book of ``tests.builders`` takes in, in one unit or two."""
    in_units = draw(st.lists(units, min_size=1, max_size=2, unique=True))
    postings = [p for unit in in_units for p in draw(postings_of_a_unit(unit))]
    return JournalEntry(
        date=draw(dates),
        description=draw(st.sampled_from(["Penjualan", "Pembelian", "Setoran", "Gaji é 日"])),
        postings=tuple(draw(st.permutations(postings))),
        kind=draw(kinds),
        key=draw(st.uuids()).hex,
    )


journals = st.lists(entries(), max_size=12)
