"""Random drafts for the machine: mostly right, now and then wrong in each way there is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ledger import JournalEntry, Period, Posting
from ledger.cash import CASH_IN
from tests.builders import (
    ASSETS,
    BANK,
    CASH,
    COMPONENTS,
    FUNDS,
    LOAN,
    OLD_COST,
    POSTABLE,
    UNITS,
    sen,
)
from tests.ledger.model import Draft, Line

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CALM = tuple(code for code in POSTABLE if code != LOAN)

numbers = st.one_of(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 20))
keys = numbers.map(lambda number: f"kunci-{number}")
amounts = st.one_of(st.integers(1, 9), st.integers(1, 10**6), st.integers(1, 10**14))
reasons = st.sampled_from(["Salah catat"] * 6 + [" ", "Salah hitung"])
days = st.dates(dt.date(2024, 1, 1), dt.date(2026, 3, 31))
ends = st.sampled_from(
    [
        *(Period.month(2024, month).last_day for month in range(1, 13)),
        dt.date(2023, 12, 31),
        dt.date(2024, 5, 15),
        dt.date(2025, 1, 31),
        dt.date(2025, 12, 31),
    ]
)
sides = st.sampled_from([1, -1])
kinds = st.sampled_from(["ordinary"] * 8 + ["adjusting", "opening", "restatement", "closing"])
descriptions = st.sampled_from(["Penjualan", "Gaji é", "Setoran"])

calm_legs = st.builds(
    lambda account, minor, side, fund: Line(account, minor * side, fund=fund),
    st.one_of(st.sampled_from(CALM), st.sampled_from([CASH, BANK])),
    amounts,
    sides,
    st.sampled_from(FUNDS),
)
wild_legs = st.builds(
    lambda account, minor, side, rest: Line(account, minor * side, "", *rest),
    st.sampled_from([*CALM, CASH, BANK, LOAN, LOAN, ASSETS, OLD_COST, "9.9"]),
    amounts,
    sides,
    st.tuples(
        st.sampled_from([*FUNDS * 4, "KABUPATEN", "X"]),
        st.sampled_from(["", "BU-TINI", "PAK-UMAR"] * 5 + ["PAK-LAMA", "X"]),
        st.sampled_from([""] * 8 + [*COMPONENTS, *COMPONENTS, "X", CASH_IN]),
    ),
)


@st.composite
def balanced(draw: DrawFn, legs: SearchStrategy[Line], unit: str) -> list[Line]:
    """Legs that balance in *unit*."""
    found = draw(st.lists(legs, min_size=1, max_size=3))
    rest = -sum(line.minor for line in found)
    if rest:
        found.append(draw(legs)._replace(minor=rest))
    return [line._replace(unit=unit) for line in found]


@st.composite
def drafts(
    draw: DrawFn,
    legs: SearchStrategy[Line] = calm_legs,
    units: SearchStrategy[str] = st.sampled_from(UNITS),  # noqa: B008
) -> Draft:
    """An entry in one unit or two."""
    in_units = draw(st.lists(units, min_size=1, max_size=2, unique=True))
    lines = [line for unit in in_units for line in draw(balanced(legs, unit))]
    return Draft(
        key=draw(keys),
        date=draw(days),
        lines=tuple(lines),
        kind=draw(kinds),
        description=draw(descriptions),
    )


@st.composite
def spoilt(draw: DrawFn) -> Draft:
    """An entry with many ways to be wrong, some of them in its very form."""
    draft = draw(drafts(wild_legs, st.sampled_from([*UNITS * 4, "WARUNG", "X"])))
    if draw(st.integers(0, 3)):
        return draft
    lines = list(draft.lines)
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    changed = [
        (),
        (line._replace(minor=draw(st.integers(-5, 5))),),
        (line._replace(unit=draw(st.sampled_from(UNITS))),),
    ]
    return draft._replace(lines=(*lines, *draw(st.sampled_from(changed))))


@st.composite
def altered(draw: DrawFn, draft: Draft) -> Draft:
    """The same draft, or the same but for one thing."""
    line = draft.lines[0]
    others = [
        draft,
        draft,
        draft._replace(date=draw(days)),
        draft._replace(description=draw(descriptions)),
        draft._replace(kind=draw(kinds)),
        draft._replace(lines=draft.lines[::-1]),
        draft._replace(lines=(line._replace(party="BU-TINI"), *draft.lines[1:])),
        draft._replace(
            lines=(line._replace(account=draw(st.sampled_from(CALM))), *draft.lines[1:])
        ),
        draft._replace(
            lines=tuple(each._replace(minor=each.minor * 2) for each in draft.lines)
        ),
        draft._replace(reason="Salah ketik"),
    ]
    return draw(st.sampled_from(others))


def as_entry(draft: Draft) -> JournalEntry:
    """Return what the ledger takes for *draft*, if it can be made."""
    return JournalEntry(
        date=draft.date,
        description=draft.description,
        postings=tuple(map(as_posting, draft.lines)),
        kind=draft.kind,
        key=draft.key,
        reverses=draft.reverses,
        reason=draft.reason,
    )


def as_posting(line: Line) -> Posting:
    return Posting(
        account=line.account,
        side="debit" if line.minor > 0 else "credit",
        amount=sen(abs(line.minor)),
        unit=line.unit,
        fund=line.fund,
        party=line.party,
        component=line.component,
    )
