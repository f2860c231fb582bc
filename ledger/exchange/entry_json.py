"""The JSON entry: how other programs hand in an entry, and get one back.

An object with the fields ``date``, ``description`` and ``lines``, and if wanted ``key``,
``unit`` (of all lines that name none), ``kind``, ``tags`` (an object of names with texts, or a
list of names), ``decision``, ``evidence`` (a list of SHA-256 digests), ``reverses`` (a
sequence) and ``reason``. A line has ``account`` and either ``debit`` or ``credit``, and if
wanted the dimensions: ``unit``, ``fund``, ``party``, ``document``, ``asset``, ``item``,
``component``.

Amounts are in the currency of the book (rupiah), as integers or as texts such as
``"150000"`` and ``"150000.50"``. Nothing is guessed: a field that is not known is refused.
"""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING, Any

from ledger.account import Side
from ledger.dimension import Dimension
from ledger.errors import (
    InvalidDateError,
    InvalidExchangeEntryError,
    InvalidTagError,
    LedgerError,
    MoneyError,
)
from ledger.exchange import strict_json
from ledger.exchange.amount import plain
from ledger.journal import EntryKind, JournalEntry, Posting
from ledger.money import money

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ledger.money import Currency, Money

MISSING = "missing"
UNKNOWN = "unknown field"
EMPTY = "null; leave the field out instead"
NO_OBJECT = "not an object"
NO_LIST = "not a list"
NO_TEXT = "not a text"
NO_INTEGER = "not an integer"
BOTH_SIDES = "both debit and credit"
NO_SIDE = "neither debit nor credit"

_NEEDED = ("date", "description", "lines")
_TEXTS = ("description", "kind", "key", "decision", "reason")
_FIELDS = frozenset({*_NEEDED, *_TEXTS, "unit", "tags", "evidence", "reverses"})
_LINE_FIELDS = frozenset({"account", *Side, *Dimension})


def entry_from_dict(data: object, currency: Currency) -> JournalEntry:
    """Return the entry that *data*, a JSON object, describes; without a key, with a new one.

    Raises:
        InvalidExchangeEntryError: a field is missing, unknown, or of the wrong type.
        FloatAmountError, MoneyError: an amount is not exact.
        EntryError: the entry is malformed otherwise.
    """
    given = _object(data, "entry", _FIELDS)
    _need(given, "", _NEEDED)
    unit = _text(given, "unit") or ""
    texts: dict[str, Any] = {
        name: text for name in _TEXTS if (text := _text(given, name)) is not None
    }
    return JournalEntry(
        date=_day(given["date"]),
        postings=tuple(
            _posting(line, f"lines[{number}]", unit, currency)
            for number, line in enumerate(_list(given, "lines"), start=1)
        ),
        tags=_tags(given.get("tags", {})),
        evidence=tuple(_list(given, "evidence")),
        reverses=_sequence(given),
        **texts,
    )


def entry_to_dict(entry: JournalEntry) -> dict[str, Any]:
    """Return *entry* as ``entry_from_dict`` reads it; what the book derives is left out."""
    data: dict[str, Any] = {
        "key": entry.key,
        "date": entry.date.isoformat(),
        "description": entry.description,
        "lines": [_line(posting) for posting in entry.postings],
    }
    if entry.kind is not EntryKind.ORDINARY:
        data["kind"] = entry.kind.value
    others = {
        "tags": dict(entry.tags),
        "decision": entry.decision,
        "evidence": list(entry.evidence),
        "reverses": entry.reverses,
        "reason": entry.reason,
    }
    return data | {name: value for name, value in others.items() if value}


def read_entries(source: Iterable[str], currency: Currency) -> Iterator[JournalEntry]:
    """Yield the entries of a text, given as its lines: one JSON entry, or one on each line.

    Raises:
        LedgerError: as ``entry_from_dict``, or the text is no JSON; ``facts["position"]``
            counts the entries from 1.
    """
    position = 1
    try:
        for data in _documents(source):
            yield entry_from_dict(data, currency)
            position += 1
    except LedgerError as error:
        error.facts.setdefault("position", position)
        raise


def _documents(source: Iterable[str]) -> Iterator[object]:
    lines = (line for line in source if line.strip())
    first = next(lines, None)
    if first is None:
        raise InvalidExchangeEntryError("entry", MISSING)
    try:
        one = strict_json.parse(first)
    except strict_json.StrictJSONError:
        # No entry to a line, then: one entry over several lines.
        yield _parsed("".join(chain([first], lines)))
        return
    yield one
    for line in lines:
        yield _parsed(line)


def _parsed(text: str) -> object:
    try:
        return strict_json.parse(text)
    except strict_json.StrictJSONError as error:
        raise InvalidExchangeEntryError("entry", error.problem) from None


def _posting(data: object, where: str, unit: str, currency: Currency) -> Posting:
    line = _object(data, where, _LINE_FIELDS)
    _need(line, f"{where}.", ("account",))
    side, amount = _amount(line, where, currency)
    dimensions = {
        name.value: text
        for name in Dimension
        if (text := _text(line, name.value, where=f"{where}.")) is not None
    }
    try:
        return Posting(
            account=_text(line, "account", where=f"{where}.") or "",
            side=side,
            amount=amount,
            **{"unit": unit, **dimensions},
        )
    except LedgerError as error:
        error.facts.setdefault("line", where)
        raise


def _amount(line: Mapping[str, Any], where: str, currency: Currency) -> tuple[Side, Money]:
    """Return the side on which *line* has an amount; a zero on the other side says nothing."""
    amounts = {
        side: _money(line[side], f"{where}.{side}", currency) for side in Side if side in line
    }
    if not amounts:
        raise InvalidExchangeEntryError(where, NO_SIDE)
    moved = {side: amount for side, amount in amounts.items() if amount.amount}
    if len(moved) > 1:
        raise InvalidExchangeEntryError(where, BOTH_SIDES)
    return next(iter((moved or amounts).items()))


def _money(value: object, where: str, currency: Currency) -> Money:
    if value is None:
        raise InvalidExchangeEntryError(where, EMPTY)
    try:
        return money(value, currency)
    except MoneyError as error:
        error.facts["field"] = where
        raise


def _object(data: object, where: str, fields: Collection[str]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InvalidExchangeEntryError(where, NO_OBJECT)
    prefix = "" if where == "entry" else f"{where}."
    for name in data:
        if name not in fields:
            raise InvalidExchangeEntryError(f"{prefix}{name}", UNKNOWN)
    return data


def _need(data: Mapping[str, Any], prefix: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in data:
            raise InvalidExchangeEntryError(f"{prefix}{name}", MISSING)


def _text(data: Mapping[str, Any], name: str, *, where: str = "") -> str | None:
    """Return the text of a field, None if it is not there."""
    value = data.get(name, "")
    if value is None:
        raise InvalidExchangeEntryError(f"{where}{name}", EMPTY)
    if not isinstance(value, str):
        raise InvalidExchangeEntryError(f"{where}{name}", NO_TEXT)
    return value if name in data else None


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name, [])
    if not isinstance(value, list):
        raise InvalidExchangeEntryError(name, NO_LIST)
    return value


def _day(value: object) -> dt.date:
    """Return the day written as YYYY-MM-DD, and in no other of the ways of ISO 8601."""
    try:
        day = dt.date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise InvalidDateError(value) from None
    if day.isoformat() != value:
        raise InvalidDateError(value)
    return day


def _tags(value: object) -> dict[str, str]:
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        raise InvalidExchangeEntryError("tags", "neither an object nor a list")
    tags: dict[str, str] = {}
    for name in value:
        if not isinstance(name, str) or name in tags:
            raise InvalidTagError(name)
        tags[name] = ""
    return tags


def _sequence(data: Mapping[str, Any]) -> int | None:
    value = data.get("reverses", 0)
    if type(value) is not int:
        raise InvalidExchangeEntryError("reverses", NO_INTEGER)
    return value if "reverses" in data else None


def _line(posting: Posting) -> dict[str, str]:
    line = {
        "account": posting.account,
        posting.side.value: plain(posting.minor, posting.amount.currency),
    }
    named = {name.value: getattr(posting, name) for name in Dimension}
    if named["component"].startswith("@"):
        named["component"] = ""  # the book's own mark
    return line | {name: value for name, value in named.items() if value}
