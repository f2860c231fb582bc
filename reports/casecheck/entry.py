"""An entry of a case, as written: it may well be one that no book takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ledger import EntryKind, JournalEntry, LedgerError, Period, Posting, Side
from ledger.errors import FloatAmountError, InvalidDateError, InvalidExchangeEntryError
from ledger.money import Money, money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KINDS = {
    "adjusting": EntryKind.ADJUSTING,
    "adjustment": EntryKind.ADJUSTING,
    "penyesuaian": EntryKind.ADJUSTING,
    "opening": EntryKind.OPENING,
}
ADJUSTING_KINDS = frozenset(name for name, kind in KINDS.items() if kind is EntryKind.ADJUSTING)
CLOSING_KINDS = frozenset({"closing", "close", "penutup"})

LONGEST_CODE = 64
"""Letters of a code that postings may name something by."""

ENTRY_FIELDS = frozenset(
    {
        "date",
        "description",
        "expected_invalid",
        "id",
        "kind",
        "lines",
        "service_period",
        "status",
        "unit",
    }
)
IDENTITY = {
    "party": ("party", "customer", "supplier", "member", "debtor", "creditor"),
    "document": ("document", "invoice"),
    "asset": ("asset",),
    "item": ("item",),
}
"""Whom or what a line is about, by dimension, and the names that cases give it."""

LINE_FIELDS = frozenset({"account", "debit", "credit", "unit"}.union(*IDENTITY.values()))


def is_nothing(written: object) -> bool:
    """Whether an amount is zero or not given, however that is written."""
    return written is None or not str(written).strip("0.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line, its amounts as written.

    Attributes:
        identity: whom or what it is about, by dimension.
    """

    account: str
    debit: Any = 0
    credit: Any = 0
    unit: str = ""
    identity: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return is_nothing(self.debit) and is_nothing(self.credit)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One entry, as written.

    Attributes:
        expected_invalid: why it must be refused; empty if it must be taken.
        service: the days that it is for, if it says so.
        notices: fields that no reader knows.
    """

    id: str
    date: str
    description: str
    lines: tuple[CaseLine, ...]
    unit: str = ""
    kind: str = ""
    expected_invalid: str = ""
    service: Period | None = None
    notices: tuple[str, ...] = ()

    @property
    def is_closing(self) -> bool:
        """Whether it empties revenue and expense, which books do by closing the year."""
        return self.kind in CLOSING_KINDS

    @property
    def units(self) -> set[str]:
        """The units that its lines name."""
        return {line.unit or self.unit for line in self.lines} - {""}

    def draft(self, currency: str) -> JournalEntry:
        """Return it as an entry that can be posted.

        Raises:
            LedgerError: it can be no entry.
        """
        return self.draft_of(postings_of(self.lines, currency, unit=self.unit))

    def draft_of(self, postings: Iterable[Posting]) -> JournalEntry:
        """Return it as an entry of *postings*.

        Raises:
            LedgerError: it can be no entry.
        """
        return JournalEntry(
            date=_day(self.date),
            description=self.description,
            postings=tuple(postings),
            kind=KINDS.get(self.kind, EntryKind.ORDINARY),
            key=self.id,
        )


def entry_of(row: Mapping[str, Any], number: int) -> CaseEntry:
    """Return the entry that *row*, the one with *number*, tells."""
    name = str(row.get("id") or f"#{number}")
    rows = row.get("lines")
    lines = [line for line in rows if isinstance(line, dict)] if isinstance(rows, list) else []
    unknown = {key for key in row if key not in ENTRY_FIELDS}
    unknown |= {f"lines.{key}" for line in lines for key in line if key not in LINE_FIELDS}
    invalid = row.get("expected_invalid")
    description = " ".join(str(row.get("description") or "").split())[:500]
    return CaseEntry(
        id=name,
        date=str(row.get("date") or ""),
        description=description if description or invalid else name,
        lines=tuple(map(line_of, lines)),
        unit=str(row.get("unit") or ""),
        kind=str(row.get("kind") or "").lower(),
        expected_invalid="" if invalid in {None, False} else str(invalid) or "invalid",
        service=_service(row.get("service_period")),
        notices=tuple(f"isian transaksi {key!r} diabaikan" for key in sorted(unknown)),
    )


def line_of(row: Mapping[str, Any]) -> CaseLine:
    """Return the line that *row* tells."""
    return CaseLine(
        account=str(row.get("account") or row.get("code") or ""),
        debit=row.get("debit", 0),
        credit=row.get("credit", 0),
        unit=str(row.get("unit") or ""),
        identity=_identity(row),
    )


def postings_of(
    lines: Iterable[CaseLine], currency: str, *, unit: str = ""
) -> Iterator[Posting]:
    """Yield the postings that *lines* tell; a line of no unit is of *unit*.

    Raises:
        LedgerError: one of them can be no posting.
    """
    for number, line in enumerate(lines, start=1):
        side, amount = _amount(number, line, currency)
        yield Posting(
            account=line.account,
            side=side,
            amount=amount,
            unit=line.unit or unit,
            **line.identity,
        )


def amount_of(written: object, currency: str) -> Money:
    """Return the amount that is *written* as an integer or a decimal string.

    Raises:
        MoneyError: it is no exact amount; a JSON number with a fraction is none.
    """
    if isinstance(written, str) and type(written) is not str:
        raise FloatAmountError(str(written))
    return money(written, currency)


def _service(told: object) -> Period | None:
    if not isinstance(told, dict):
        return None
    try:
        first, last = (dt.date.fromisoformat(str(told.get(name))) for name in ("start", "end"))
        return Period(first, last)
    except (LedgerError, ValueError):
        return None


def _identity(row: Mapping[str, Any]) -> dict[str, str]:
    told = {
        dimension: next((row[name] for name in names if row.get(name)), "")
        for dimension, names in IDENTITY.items()
    }
    codes = {k: code_of(v) for k, v in told.items() if isinstance(v, str | int)}
    return {dimension: code for dimension, code in codes.items() if code}


def code_of(written: object) -> str:
    """Return what is *written* as a code that postings can name something by."""
    words = " ".join(str(written).split())
    return "".join(c if c.isprintable() else "?" for c in words)[:LONGEST_CODE].strip()


def _amount(number: int, line: CaseLine, currency: str) -> tuple[Side, Money]:
    if is_nothing(line.credit):
        return Side.DEBIT, amount_of(line.debit or 0, currency)
    if not is_nothing(line.debit):
        raise InvalidExchangeEntryError(f"lines[{number}]", "both debit and credit")
    return Side.CREDIT, amount_of(line.credit, currency)


def _day(written: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        raise InvalidDateError(written) from None
    if day.isoformat() != written:
        raise InvalidDateError(written)
    return day
