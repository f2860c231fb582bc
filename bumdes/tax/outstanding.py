"""What is left of taxes: by document, unit and fund, as the lines of the journal say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.dealings.current_account import CurrentAccounts
from bumdes.tax.kind import tax_kind
from bumdes.tax.period import document_code
from ledger import Side, credit, debit
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.document import Document
    from bumdes.work import Work
    from ledger import Period, Posting


class Part(NamedTuple):
    """What is left of one document in one unit, of one fund, in sen; more than zero.

    It is owed, or was paid ahead, as its account says.
    """

    account: str
    document: str
    unit: str
    fund: str
    minor: int


def parts_of(work: Work, tax: str, month: Period) -> list[Part]:
    """Return what is left of a tax of *month*, by unit and fund."""
    code = document_code(tax, month)
    return [part for part in parts_on(work, tax) if part.document == code]


def parts_until(work: Work, tax: str, month: Period) -> list[Part]:
    """Return what is left of a tax of *month* and the months before it, the oldest first."""
    code = document_code(tax, month)
    found = [part for part in parts_on(work, tax) if part.document <= code]
    return sorted(found, key=lambda part: (part.document, part.unit, part.fund))


def parts_on(work: Work, tax: str) -> list[Part]:
    """Return what is left of all documents of a tax."""
    kind = tax_kind(tax)
    sign = -1 if kind.is_owed else 1
    rows = work.book.outstanding([kind.account], LAST_DAY, by=("document", "unit", "fund"))
    return [
        Part(row.account, row.document, row.unit, row.fund, sign * row.net)
        for row in rows
        if sign * row.net > 0 and row.document.startswith(f"{kind.prefix}-")
    ]


def left_of(work: Work, document: Document) -> int:
    """Return what is left of a *document* in sen; below zero where too much was paid."""
    kind = tax_kind(document.kind)
    rows = work.book.outstanding([kind.account], LAST_DAY, by=("document",))
    net = sum(row.net for row in rows if row.document == document.code)
    return -net if kind.is_owed else net


def taken(parts: Iterable[Part], minor: int) -> list[Part]:
    """Return *parts* in their order as far as they make up *minor*."""
    found: list[Part] = []
    for part in parts:
        if minor <= 0:
            break
        found.append(part._replace(minor=min(part.minor, minor)))
        minor -= part.minor
    return found


def settling(work: Work, parts: Iterable[Part], side: Side) -> list[Posting]:
    """Return the lines that settle *parts* on a *side*."""
    make = debit if side is Side.DEBIT else credit
    return [
        make(
            part.account,
            from_minor(part.minor, work.book.currency),
            unit=part.unit,
            fund=part.fund,
            document=part.document,
        )
        for part in parts
    ]


def balanced(work: Work, postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Return *postings* with the lines through the current accounts that balance each unit.

    Raises:
        SettingMissingError: the books name no accounts between units and head office.
    """
    given = list(postings)
    sums: dict[tuple[str, str], int] = {}
    for posting in given:
        key = (posting.unit, posting.fund)
        sums[key] = sums.get(key, 0) + posting.debit_minor - posting.credit_minor
    between = CurrentAccounts.of(work.book)
    for (unit, fund), minor in sorted(sums.items()):
        amount = from_minor(abs(minor), work.book.currency)
        if minor > 0:
            given += between.taken(unit, amount, fund=fund)
        elif minor < 0:
            given += between.given(unit, amount, fund=fund)
    return tuple(given)
