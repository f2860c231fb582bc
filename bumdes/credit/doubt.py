"""How much of what is open is doubted, and what must be set aside for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from bumdes.credit.ageing import age
from bumdes.credit.allowance import EXPENSE, Method, allowance_account
from bumdes.credit.band import bands_on
from bumdes.credit.claim import open_claims
from bumdes.credit.control import RECEIVABLES
from bumdes.document import find_document
from bumdes.errors import InvalidFieldError, NotFoundError
from ledger import Posting, Side
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.work import Work

WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What one band, or one document, finds doubtful; see ``AllowanceLine``."""

    account: str
    unit: str
    party: str = ""
    document: str = ""
    first_day: int = 0
    open_minor: int
    hundredths: int
    doubted_minor: int


class Change(NamedTuple):
    """By how much what is set aside on one account of one unit is to grow, in sen."""

    account: str
    unit: str
    minor: int


def doubts(
    work: Work, at: dt.date, method: Method, cases: Mapping[str, Fraction]
) -> list[Doubt]:
    """Return what is doubted of what is open at the end of day *at*.

    Args:
        cases: by document, how many percent of it are doubted; for the method of that name.

    Raises:
        NotFoundError: nothing is open on one of *cases*.
        InvalidFieldError: a percent is not between 0 and 100, or finer than a hundredth.
    """
    if method is Method.BANDS:
        return list(_by_band(work, at))
    return list(_by_case(work, at, cases))


def changes(work: Work, at: dt.date, found: Iterable[Doubt]) -> list[Change]:
    """Return by how much what is set aside at the end of day *at* is to change."""
    wanted: dict[tuple[str, str], int] = defaultdict(int)
    for doubt in found:
        wanted[allowance_account(doubt.account), doubt.unit] += doubt.doubted_minor
    accounts = _aside_accounts(work)
    rows = work.book.turnovers(last_day=at, accounts=accounts, by=["unit"], components=False)
    for row in rows if accounts else ():
        wanted[row.account, row.unit] -= row.credits - row.debits
    return [
        Change(account, unit, minor)
        for (account, unit), minor in sorted(wanted.items())
        if minor
    ]


def change_lines(work: Work, wanted: Iterable[Change]) -> Iterator[Posting]:
    """Yield the lines that make the changes: a cost where more is set aside."""
    for account, unit, minor in wanted:
        amount = from_minor(abs(minor), work.book.currency)
        side = Side.DEBIT if minor > 0 else Side.CREDIT
        yield Posting(account=EXPENSE, side=side, amount=amount, unit=unit)
        yield Posting(account=account, side=side.opposite, amount=amount, unit=unit)


def set_aside(work: Work, at: dt.date) -> int:
    """Return all that is set aside for receivables at the end of day *at*, in sen."""
    balances = work.book.balances(at)
    return sum(
        to_minor(balances[code].net(Side.CREDIT))
        for code in _aside_accounts(work)
        if code in balances
    )


def _aside_accounts(work: Work) -> list[str]:
    return [
        a.code for a in work.book.chart if a.takes_postings and a.code.startswith("1.1.04.")
    ]


def _by_band(work: Work, at: dt.date) -> Iterator[Doubt]:
    bands = bands_on(work.session, work.book_id, at)
    for aged in age(work, RECEIVABLES, at, bands, by=("account", "unit")):
        account, unit = aged.key
        for band, minor in zip(bands.bands, aged.minors, strict=True):
            if minor > 0:
                yield Doubt(
                    account=account,
                    unit=unit,
                    first_day=band.first_day,
                    open_minor=minor,
                    hundredths=int(band.percent * 100),
                    doubted_minor=band.doubted(minor),
                )


def _by_case(work: Work, at: dt.date, cases: Mapping[str, Fraction]) -> Iterator[Doubt]:
    parties = {find_document(work.session, work.book_id, code).party for code in cases}
    open_at = open_claims(work, RECEIVABLES, parties=parties, at=at)
    for code, percent in cases.items():
        hundredths = percent * 100
        if not 0 <= percent <= 100 or hundredths.denominator != 1:
            raise InvalidFieldError("percent", str(percent), "percent")
        claims = [claim for claim in open_at if claim.document.code == code]
        if not claims:
            raise NotFoundError("document", code)
        for claim in claims:
            doubted = floor(claim.minor * percent / WHOLE + Fraction(1, 2)) * 100
            yield Doubt(
                account=claim.place.account,
                unit=claim.place.unit,
                party=claim.place.party,
                document=code,
                open_minor=claim.minor,
                hundredths=int(hundredths),
                doubted_minor=min(doubted, claim.minor),
            )
