"""Reading the rows of a case that explain a control account, in the shapes that cases use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.money import from_minor, to_minor
from reports.casecheck.context import AMOUNTS, NO_FIGURE, WORDS, first_of
from reports.casecheck.entry import IDENTITY, code_of
from reports.casecheck.explained import Part, Place
from reports.casecheck.numbers import exact_number, half_up
from reports.casecheck.row import Row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ledger import Money
    from reports.casecheck.context import Context

CONTROL = ("control", "control_account", "account", "control_accounts", "accounts")
COLUMNS = ("control_accounts", "controls", "control", "accounts")
ROWS = ("rows", "items", "details", "parties", "documents", "entries", "lines")
DAYS = ("as_of", "date", "at", "per")

TOTALS = ("total", "totals", "subledger_total", "sub_ledger_total", "detail_total", "sum")
NAMES = ("code", "id", "name", "label")
QUANTITIES = ("qty", "quantity", "kuantitas", "jumlah_barang")
PRICES = ("price", "unit_cost", "unit_price", "harga_satuan", "harga_pokok")
LEFT = ("outstanding", "remaining", "sisa", "saldo", *AMOUNTS, "cost")
FIRST = ("original", "invoice_amount", "loan", "principal", "gross", "sub_loans")
PAID = ("paid", "payments", "instalments", "settled", "sub_instalments")

_IDENTITIES = tuple(name for names in IDENTITY.values() for name in names)


class Told(NamedTuple):
    """One sub-ledger as the case tells it.

    Attributes:
        row: what else is told of it, such as its total.
        day: the end of which day it is about; None if it does not say.
    """

    row: Row
    places: tuple[Place, ...]
    parts: tuple[Part, ...]
    day: dt.date | None


def read_one(context: Context, block: str, expected: Mapping[str, Any]) -> Told | None:
    """Return a control account and the rows that explain it; None if either is not told."""
    row = Row(context, block, expected, {*ROWS, *WORDS})
    places, given = places_of(context, row.value(*CONTROL)), first_of(expected, ROWS)
    if isinstance(given, dict):
        given = [{"name": name, "amount": amount} for name, amount in given.items()]
    if not places or not isinstance(given, list):
        return None
    parts = tuple(_parts(context, block, given, places))
    return Told(row, places, parts, row.day(*DAYS))


def read_by_account(
    context: Context, block: str, expected: Mapping[str, Any], rows: list[Mapping[str, Any]]
) -> Iterator[Told]:
    """Yield a sub-ledger for each account that *rows* name, one in each row."""
    day = Row(context, block, expected).day(*DAYS)
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        code = context.account(first_of(row, CONTROL)) or ""
        told = {name: value for name, value in row.items() if name not in CONTROL}
        groups.setdefault(code, []).append(told)
    for code, given in groups.items():
        inner = f"{block} {code}"
        parts = tuple(_parts(context, inner, given, (Place(code),)))
        yield Told(Row(context, inner, {}), (Place(code),), parts, day)
    Row(context, block, expected, {*ROWS, *DAYS, *WORDS}).leave_rest()


def names_account(context: Context, row: object) -> bool:
    """Whether a row says which account it is on."""
    return isinstance(row, dict) and context.account(first_of(row, CONTROL)) is not None


def _parts(
    context: Context, block: str, given: list[Any], places: Sequence[Place]
) -> Iterator[Part]:
    """Yield the rows that tell an amount, and say which do not."""
    for number, line in enumerate(given, start=1):
        row = _row(context, block, line, number)
        amount = _left(row)
        if amount is None:
            context.notes.leave_out(row.label, line, NO_FIGURE)
            continue
        name = _name(row.told, number)
        row.read.update({*NAMES, *_IDENTITIES})
        row.leave_rest()
        yield Part(name, _identity(row, name), to_minor(amount), _account_of(places, name))


def read_columns(
    context: Context, block: str, expected: Mapping[str, Any], columns: Mapping[str, Any]
) -> Iterator[Told]:
    """Yield a sub-ledger for each of *columns*, whose rows are those of one table."""
    whole = Row(context, block, expected, {*COLUMNS, *ROWS, *WORDS})
    day, totals = whole.day(*DAYS), whole.value(*TOTALS)
    totals = totals if isinstance(totals, dict) else {}
    lines = first_of(expected, ROWS)
    rows = [_row(context, block, line, n) for n, line in enumerate(lines, start=1)]
    for column, words in columns.items():
        places = places_of(context, words)
        named = {name: value for name, value in totals.items() if _is_of(name, column)}
        parts = tuple(_in_column(rows, column, places)) if places else ()
        row = Row(context, f"{block}.{column}", {"totals": named} if named else {})
        if places:
            yield Told(row, places, parts, day)
        else:
            row.leave_rest(NO_FIGURE)
    rest = {k: v for k, v in totals.items() if not any(_is_of(k, c) for c in columns)}
    Row(context, f"{block}.totals", rest).leave_rest()
    for inner in rows:
        inner.read.update({*NAMES, *_IDENTITIES, *columns})
        inner.leave_rest()
    whole.leave_rest()


def _in_column(rows: list[Row], column: str, places: Sequence[Place]) -> Iterator[Part]:
    for number, row in enumerate(rows, start=1):
        amount, name = row.amount(column), _name(row.told, number)
        if amount is not None:
            identity = {"party": code_of(name)}
            yield Part(name, identity, to_minor(amount), _account_of(places, name))
        else:
            row.leave_out([column], NO_FIGURE)


def places_of(context: Context, told: object) -> tuple[Place, ...]:
    """Return the accounts that *told* names, each with what it says of it in parentheses."""
    if isinstance(told, list):
        return tuple(place for inner in told for place in places_of(context, inner))
    if code := context.account(told):
        return (Place(code),)
    found = []
    for account in context.book.chart:
        code = re.escape(account.code)
        match = re.search(rf"(?<![\w.-]){code}(?![\w.-])\s*(?:\(([^)]*)\))?", str(told))
        if match is not None:
            found.append((match.start(), Place(account.code, match[1] or "")))
    return tuple(place for _, place in sorted(found))


def _account_of(places: Sequence[Place], name: str) -> str:
    """Return the account of the row called *name*: the one that says so, or the first."""
    said = [
        p for p in places if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", p.words)
    ]
    return (said or places)[0].account


def _is_of(total: str, column: str) -> bool:
    return total == column or total.startswith(f"{column}_")


def _row(context: Context, block: str, line: Any, number: int) -> Row:
    """Return a row; one that is an amount alone is a document without a name."""
    told = line if isinstance(line, dict) else {"document": f"#{number}", "amount": line}
    return Row(context, f"{block} {_name(told, number)}", told)


def _name(told: Mapping[str, Any], number: int) -> str:
    names = (*_IDENTITIES, *NAMES)
    found = [code_of(told[n]) for n in names if isinstance(told.get(n), str | int)]
    return next(filter(None, found), f"#{number}")


def _identity(row: Row, name: str) -> dict[str, str]:
    """Return whom or what a row is about; a row with a quantity is an article of stock."""
    told = {
        dimension: code
        for dimension, names in IDENTITY.items()
        if isinstance(first_of(row.told, names), str | int)
        and (code := code_of(first_of(row.told, names)))
    }
    return told or {"item" if row.has(*QUANTITIES) else "party": code_of(name)}


def _left(row: Row) -> Money | None:
    """Return what is left of a row; what the row itself says of that is compared."""
    told = row.amount(*LEFT)
    computed = _computed(row)
    if computed is not None and told is not None:
        row.compare([name for name in LEFT if row.has(name)][:1], computed)
    return told if told is not None else computed


def _computed(row: Row) -> Money | None:
    """Return what quantity and price, or what was owed and paid, come to."""
    quantity, price = exact_number(row.value(*QUANTITIES)), row.amount(*PRICES)
    if quantity is not None and price is not None:
        return from_minor(half_up(to_minor(price) * quantity), price.currency)
    first, paid = row.amount(*FIRST), row.amount(*PAID)
    if first is not None:
        return first if paid is None else first - paid
    debit, credit = row.amount("debit"), row.amount("credit")
    return debit or credit
