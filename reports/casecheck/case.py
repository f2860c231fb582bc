"""A case: a chart, what was posted, and the figures that must come out, read from JSON."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from ledger import LedgerError, Period
from ledger.money import currency as currency_of
from reports.casecheck.chart import chart_of
from reports.casecheck.entry import CaseEntry, CaseLine, entry_of, line_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ledger import Account

UNNAMED_CURRENCY = "IDR"
"""What the book of a case is kept in if the case names no currency that is known."""

DATA = frozenset(
    {
        "accounts",
        "currency",
        "data_status",
        "enterprise_type",
        "expected",
        "id",
        "notes",
        "opening_balances",
        "period",
        "published_errors",
        "result_account",
        "retained_earnings",
        "scale",
        "settings",
        "shapes",
        "source",
        "tier",
        "title",
        "transactions",
        "trial_balance",
    }
)
"""Fields that say what the case is; every other field holds figures to compare."""


class CaseUnreadableError(Exception):
    """The file is no case: nothing in it can be posted or compared."""

    code: ClassVar[str] = "case_unreadable"

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.facts = {"file": file, "problem": problem}


class JsonFloat(str):
    """A number with a fraction, as it was written; as an amount of an entry it is refused."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its file tells it.

    Attributes:
        expected: the figures to compare, block by block.
        extra: blocks beside the expected ones; some of them hold figures too.
        result_account: the account that takes the result of a year, if the case names it.
        notices: what was read in another way than it was written, or not at all.
    """

    id: str
    title: str
    period: Period
    currency: str
    accounts: tuple[Account, ...]
    openings: tuple[CaseLine, ...] = ()
    trial_balance: tuple[CaseLine, ...] = ()
    transactions: tuple[CaseEntry, ...] = ()
    expected: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    published_errors: tuple[Mapping[str, Any], ...] = ()
    result_account: str = ""
    notices: tuple[str, ...] = ()


def read_case(path: Path) -> Case:
    """Return the case in the file *path*, or in the file ``case.json`` of the folder *path*.

    Raises:
        CaseUnreadableError: there is none, or it is no case.
    """
    file = path / "case.json" if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = json.loads(text, parse_float=JsonFloat)
    except OSError as error:
        raise CaseUnreadableError(str(path), error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise CaseUnreadableError(str(path), f"bukan JSON: {error}") from error
    return case_of(data, name=str(path))


def case_of(data: object, *, name: str) -> Case:
    """Return the case that *data* tells.

    Raises:
        CaseUnreadableError: it is no case.
    """
    try:
        return _case(_mapping(data, "kasus"), name)
    except (TypeError, ValueError) as error:
        raise CaseUnreadableError(name, str(error)) from error
    except LedgerError as error:
        raise CaseUnreadableError(name, str(error)) from error


def _case(data: Mapping[str, Any], name: str) -> Case:
    if "expected" not in data and "accounts" not in data:
        message = "tidak ada accounts maupun expected"
        raise ValueError(message)
    transactions = [entry_of(row, n) for n, row in enumerate(_rows(data, "transactions"), 1)]
    lines = {key: [line_of(r) for r in _rows(data, key)] for key in _BALANCES}
    currency, notices = _currency(data, [*lines.values(), *(t.lines for t in transactions)])
    notices += [notice for transaction in transactions for notice in transaction.notices]
    if str(data.get("scale", 1)) != "1":
        notices.append(f"scale {data['scale']} diabaikan: jumlah sudah dalam satuan penuh")
    return Case(
        id=str(data.get("id") or name),
        title=str(data.get("title") or ""),
        period=_period(data.get("period"), transactions),
        currency=currency,
        accounts=tuple(chart_of(_rows(data, "accounts"))),
        openings=tuple(lines["opening_balances"]),
        trial_balance=tuple(lines["trial_balance"]),
        transactions=tuple(transactions),
        expected=_mapping(data.get("expected") or {}, "expected"),
        extra={key: value for key, value in data.items() if key not in DATA},
        published_errors=tuple(_rows(data, "published_errors")),
        result_account=_result_account(data),
        notices=tuple(dict.fromkeys(notices)),
    )


_BALANCES = ("opening_balances", "trial_balance")


def _rows(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = data.get(key) or []
    if not isinstance(rows, list):
        message = f"{key} bukan daftar"
        raise TypeError(message)
    return [_mapping(row, key) for row in rows]


def _mapping(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        message = f"{what} bukan objek JSON"
        raise TypeError(message)
    return value


def _period(given: object, transactions: list[CaseEntry]) -> Period:
    """Return the period of the case: as given, or what its transactions span."""
    if isinstance(given, str):
        return Period.parse(given)
    if isinstance(given, dict) and "start" in given and "end" in given:
        days = (given["start"], given["end"])
        return Period(*(dt.date.fromisoformat(str(day)) for day in days))
    dates = sorted(t.date for t in transactions if _is_day(t.date))
    if not dates:
        return Period.year(2000)
    return Period(dt.date.fromisoformat(dates[0]), dt.date.fromisoformat(dates[-1]))


def _is_day(written: str) -> bool:
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _currency(
    data: Mapping[str, Any], lines: list[list[CaseLine] | tuple[CaseLine, ...]]
) -> tuple[str, list[str]]:
    """Return the currency of the book, and a notice where it stands in for another.

    A code that ISO 4217 does not have, or that counts in whole units while amounts of the
    case have decimals, is replaced: the figures are compared as plain numbers.
    """
    code = str(data.get("currency") or UNNAMED_CURRENCY)
    try:
        has_decimals = currency_of(code).sub_unit > 1
    except LedgerError:
        return UNNAMED_CURRENCY, [f"mata uang {code} tidak dikenal: dihitung sebagai angka"]
    amounts = (a for rows in lines for row in rows for a in (row.debit, row.credit))
    if has_decimals or not any("." in str(amount) for amount in amounts):
        return code, []
    return UNNAMED_CURRENCY, [f"mata uang {code} tidak berpecahan: dihitung sebagai angka"]


def _result_account(data: Mapping[str, Any]) -> str:
    """Return the account that the case says takes the result; empty if it does not say."""
    settings = data.get("settings")
    places = (data, settings if isinstance(settings, dict) else {})
    for place in places:
        for key in ("result_account", "retained_earnings"):
            if isinstance(place.get(key), str | int):
                return str(place[key])
    for row in _rows(data, "accounts"):
        if row.get("result") is True or row.get("takes_result") is True:
            return str(row.get("code"))
    return ""
