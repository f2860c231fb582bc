"""Reading the lines of an exported book: each is what it should be, or is refused by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.account import AccountKind
from ledger.dimension import Dimension
from ledger.errors import ExportVersionError, MalformedExportError, MoneyError
from ledger.exchange import strict_json
from ledger.exchange.jsonl import FORMAT, VERSION
from ledger.journal import EntryKind, VoucherType
from ledger.money import LARGEST_MINOR
from ledger.periods import PeriodAction
from ledger.stored import BOOK_ACCOUNTS, LINE_COLUMNS
from ledger.verify_entry import is_day, is_digest, is_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from enum import StrEnum

    Fits = Callable[[Any], bool]
    """Whether a value may stand in a field."""


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_MINOR


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_text(most: int) -> Fits:
    """Return the test for texts that every database can store, of at most *most* characters."""

    def fits(value: object) -> bool:
        if not isinstance(value, str) or len(value) > most or "\0" in value:
            return False
        return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)

    return fits


def _is_one_of(names: type[StrEnum]) -> Fits:
    known = frozenset(name.value for name in names)
    return lambda value: isinstance(value, str) and value in known


def _may_be_null(fits: Fits) -> Fits:
    return lambda value: value is None or fits(value)


def _is_list(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and all(map(fits, value))


def _is_day(value: object) -> bool:
    return isinstance(value, str) and is_day(value)


def _is_moment(value: object) -> bool:
    return isinstance(value, str) and is_moment(value)


def _is_tags(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return all(_storable(name) and _storable(text) for name, text in value.items())


def _is_line(value: object) -> bool:
    """Return whether *value* is a line; its rules are asked of the entry as a whole."""
    if not isinstance(value, dict) or not value.keys() <= _LINE_COLUMNS:
        return False
    return all(map(_is_number, (value.get(name, 0) for name in LINE_COLUMNS[1:3])))


_LINE_COLUMNS = frozenset(LINE_COLUMNS)
_storable = _is_text(100_000)
_code = _is_text(64)
_chained: Mapping[str, Fits] = {"hash_version": _is_number, "hash": is_digest}

SHAPES: Mapping[str, Mapping[str, Fits]] = {
    "header": {
        "format": _code,
        "version": _is_number,
        "identity": _is_text(36),
        "name": _is_text(200),
        "currency": _is_text(3),
        "decimals": _is_number,
        "created_at": _is_moment,
        **dict.fromkeys(BOOK_ACCOUNTS, _code),
    },
    "account": {
        "code": _code,
        "name": _is_text(200),
        "kind": _is_one_of(AccountKind),
        "is_contra": _is_flag,
        "is_cash": _is_flag,
        "is_drawing": _is_flag,
        "takes_postings": _is_flag,
        "is_active": _is_flag,
        "requires": _is_list(_is_one_of(Dimension)),
    },
    "value": {
        "dimension": _is_one_of(Dimension),
        "code": _code,
        "name": _is_text(200),
        "is_active": _is_flag,
        "account": _code,
    },
    "entry": {
        "sequence": _is_number,
        "year": _is_number,
        "number": _is_number,
        "date": _is_day,
        "kind": _is_one_of(EntryKind),
        "description": _is_text(500),
        "voucher_type": _is_one_of(VoucherType),
        "voucher_number": _is_number,
        "key": _is_text(200),
        "reverses": _may_be_null(_is_number),
        "reason": _is_text(500),
        "decision": _is_text(200),
        "tags": _is_tags,
        "evidence": _is_list(_storable),
        "posted_at": _is_moment,
        "posted_by": _is_text(200),
        "approved_by": _is_text(200),
        "lines": _is_list(_is_line),
        **_chained,
    },
    "period_event": {
        "event_no": _is_number,
        "action": _is_one_of(PeriodAction),
        "first_day": _may_be_null(_is_day),
        "last_day": _may_be_null(_is_day),
        "closed_through": _may_be_null(_is_day),
        "locked_through": _may_be_null(_is_day),
        "until": _may_be_null(_is_moment),
        "reason": _is_text(500),
        "made_at": _is_moment,
        "made_by": _is_text(200),
        **_chained,
    },
    "refusal": {
        "refusal_no": _is_number,
        "refused_at": _is_moment,
        "actor": _is_text(200),
        "code": _code,
        "facts": _is_text(LARGEST_MINOR),
        "request": _is_text(LARGEST_MINOR),
        **_chained,
    },
    "footer": {
        "entries": _is_number,
        "lines": _is_number,
        "period_events": _is_number,
        "refusals": _is_number,
        "head": is_digest,
        "period_head": is_digest,
        "refusal_head": is_digest,
    },
}
"""By type of record, in the order of the file: what may stand in each of its fields."""

_PLACES = {kind: place for place, kind in enumerate(SHAPES)}


class Reader:
    """The records of a file, one after the other.

    Attributes:
        line: number of the line that was read last, from 1.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.line = 0
        self._lines = iter(lines)

    def header(self) -> dict[str, Any]:
        """Return the first record.

        Raises:
            MalformedExportError: there is none, or it heads no export of books.
            ExportVersionError: it was written by a later version of the format.
        """
        for text in self._lines:
            record = self._parsed(text)
            if record.get("type") != "header" or record.get("format") != FORMAT:
                raise self.malformed(f"not an export of {FORMAT}")
            if record.get("version") != VERSION:
                raise ExportVersionError(record.get("version"))
            self._check(record, "header")
            return record
        raise MalformedExportError(1, "the file is empty")

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records after the header; the last is the footer.

        Raises:
            MalformedExportError: a line is no record, or not in its place.
        """
        place = 1
        for text in self._lines:
            record = self._parsed(text)
            kind = record.get("type")
            if not isinstance(kind, str) or _PLACES.get(kind, 0) < place:
                raise self.malformed(f"a record of type {kind!r} does not belong here")
            place = _PLACES[kind] + (kind == "footer")
            self._check(record, kind)
            yield record
        if place <= _PLACES["footer"]:
            raise MalformedExportError(self.line + 1, "the footer is missing")

    def malformed(self, problem: str) -> MalformedExportError:
        """Return the error that refuses the line that was read last."""
        return MalformedExportError(self.line, problem)

    def _parsed(self, text: str) -> dict[str, Any]:
        self.line += 1
        try:
            record = strict_json.parse(text)
        except (strict_json.StrictJSONError, MoneyError) as error:
            raise self.malformed(str(error)) from None
        if not isinstance(record, dict):
            raise self.malformed("not an object")
        return record

    def _check(self, record: dict[str, Any], kind: str) -> None:
        shape = SHAPES[kind]
        if len(record) != len(shape) + 1:
            for name in record.keys() - shape.keys() - {"type"}:
                raise self.malformed(f"{name!r} is no field of {kind}")
        for name, fits in shape.items():
            if name not in record:
                raise self.malformed(f"{name!r} is missing")
            if not fits(record[name]):
                raise self.malformed(f"{name!r} cannot be {record[name]!r:.100}")
