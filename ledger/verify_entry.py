"""What an entry must be, whoever wrote it: the rules that need no row but its own.

Both verifying a book and taking in an exported one ask them, of the values that the digest of
the entry covers, in the order of ``ledger.canonical``.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ledger.canonical import canonical_json
from ledger.cash import CASH_IN, CASH_OUT
from ledger.dimension import Dimension
from ledger.journal import EntryKind, VoucherType
from ledger.period import FIRST_DAY, LAST_DAY
from ledger.stored import HEADER_COLUMNS
from ledger.verify_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEADER_TYPES = tuple(
    int if name in {"sequence", "year", "number", "voucher_number", "reverses"} else str
    for name in HEADER_COLUMNS
)
_REVERSES = HEADER_COLUMNS.index("reverses")
_PLAIN_TYPES = (*_HEADER_TYPES[:_REVERSES], type(None), *_HEADER_TYPES[_REVERSES + 1 :])
_LINE_TYPES = (str, int, int, *(str for _ in Dimension))
_NO_DIMENSIONS = tuple("" for _ in Dimension)

_KINDS = frozenset(kind.value for kind in EntryKind)
_VOUCHER_TYPES = frozenset(voucher.value for voucher in VoucherType)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def is_digest(value: object) -> bool:
    """Return whether *value* is a SHA-256 digest, in hexadecimal."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def is_moment(value: str) -> bool:
    """Return whether *value* is a time as ``ledger.canonical.stamp`` writes it."""
    if not _MOMENT.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Return whether *value* is a day that books can hold, written YYYY-MM-DD."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return False
    return FIRST_DAY <= day <= LAST_DAY and day.isoformat() == value


@dataclass(frozen=True, slots=True)
class EntryRules:
    """The rules in one book.

    Attributes:
        postable: codes of the accounts that take postings.
        known: for each dimension, in their order, the values that lines may name.
    """

    postable: frozenset[str]
    known: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, postable: Iterable[str], values: Iterable[tuple[str, str]]) -> EntryRules:
        """Return the rules of a book with these accounts and (dimension, code) pairs."""
        known: dict[str, set[str]] = {dimension.value: {""} for dimension in Dimension}
        known[Dimension.COMPONENT] |= {CASH_IN, CASH_OUT}
        for dimension, code in values:
            known.setdefault(dimension, set()).add(code)
        return cls(frozenset(postable), tuple(frozenset(known[d]) for d in Dimension))

    def findings(
        self, header: Sequence[Any], lines: Sequence[Sequence[Any]]
    ) -> Iterator[Finding]:
        """Yield what is wrong with an entry."""
        types = tuple(map(type, header))
        if types not in {_PLAIN_TYPES, _HEADER_TYPES}:
            yield from _wrong_types(header)
        else:
            yield from _header_findings(header)
        row = header[0]
        if len(lines) < 2:
            yield Finding("too_few_lines", "entries", {"row": row, "found": len(lines)})
        excess: dict[object, int] = {}
        for number, line in enumerate(lines, start=1):
            found = self._line_finding(row, number, line)
            if found is not None:
                yield found
            if found is None or found.code != "value":
                excess[line[3]] = excess.get(line[3], 0) + line[1] - line[2]
        for unit, minor in excess.items():
            if minor:
                yield Finding(
                    "unbalanced", "postings", {"row": row, "unit": unit, "found": minor}
                )

    def _line_finding(self, row: object, number: int, line: Sequence[Any]) -> Finding | None:
        account, debits, credits, *_ = line
        facts: dict[str, object] = {"row": row, "line": number}
        if tuple(map(type, line)) != _LINE_TYPES:
            return Finding(
                "value",
                "postings",
                {"row": row, "column": f"line {number}", "value": tuple(line)},
            )
        if debits < 0 or credits < 0 or (debits == 0) == (credits == 0):
            return Finding("line_amount", "postings", facts)
        if account not in self.postable:
            return Finding("line_account", "postings", facts | {"account": account})
        if line[3:] != _NO_DIMENSIONS:
            for dimension, value, known in zip(Dimension, line[3:], self.known, strict=True):
                if value not in known:
                    named = {"dimension": dimension.value, "value": value}
                    return Finding("line_dimension", "postings", facts | named)
        return None


def _wrong_types(header: Sequence[Any]) -> Iterator[Finding]:
    for name, value, wanted in zip(HEADER_COLUMNS, header, _HEADER_TYPES, strict=True):
        if type(value) is not wanted and not (name == "reverses" and value is None):
            yield _value(header[0], name, value)


def _header_findings(header: Sequence[Any]) -> Iterator[Finding]:
    (row, year, number, date, kind, _, voucher_type, voucher_number, *_) = header
    *_, tags, evidence, posted_at, _, _ = header
    checks = (
        ("date", date, is_day(date)),
        ("year", year, date[:4] == f"{year:04d}"),
        ("number", number, number > 0),
        ("kind", kind, kind in _KINDS),
        ("voucher_type", voucher_type, voucher_type in _VOUCHER_TYPES),
        ("voucher_number", voucher_number, voucher_number > 0),
        ("tags", tags, tags == "{}" or _is_canonical(tags, dict)),
        ("evidence", evidence, evidence == "[]" or _is_canonical(evidence, list)),
        ("posted_at", posted_at, is_moment(posted_at)),
    )
    for name, value, right in checks:
        if not right:
            yield _value(row, name, value)


def _is_canonical(text: str, wanted: type) -> bool:
    """Return whether *text* is the one JSON text for an object, or a list, of texts."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return False
    is_it = type(value) is wanted and canonical_json(value) == text
    texts = value.values() if is_it and wanted is dict else value
    return is_it and all(isinstance(text, str) for text in texts)


def _value(row: object, column: str, value: object) -> Finding:
    return Finding("value", "entries", {"row": row, "column": column, "value": value})
