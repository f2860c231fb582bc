"""Reading a book: lines, balances, and what they are told apart by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ledger import chart_store, tables, turnover
from ledger.balance import Balance
from ledger.errors import UnknownDimensionValueError
from ledger.journal import check_day
from ledger.journal_view import JournalView
from ledger.outstanding import documented_lines, read_outstanding
from ledger.period import FIRST_DAY
from ledger.reading import LedgerLine, ledger_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Subquery

    from ledger.outstanding import Outstanding
    from ledger.period import Period

AS_LONG_AS_BOOKS_LAST = dt.date(2999, 12, 31)


@dataclass(frozen=True)
class BookView(JournalView):
    """A set of books, to be read in the transaction of *connection*; see ``JournalView``."""

    def lines(
        self,
        account: str,
        period: Period,
        *,
        most: int | None = None,
        **dimensions: str,
    ) -> Iterator[LedgerLine]:
        """Yield the lines of *account* in *period* by day, with the running balance.

        A heading gives the lines of all accounts under it. *dimensions* are values that
        unit, fund, party, document, asset, item or component must have.

        Raises:
            UnknownAccountError: there is none.
        """
        p = tables.postings.c
        codes = self._codes(account)
        conditions = [p[name] == value for name, value in dimensions.items()]
        base = [p.book_id == self.book_id, p.account.in_(codes), *conditions]
        begins = period.first_day == FIRST_DAY
        brought = 0 if begins else self._brought_forward(codes, period.eve, dimensions)
        dated = p.date.between(period.first_day, period.last_day)
        return ledger_lines(self.connection, *base, dated, brought_forward=brought, most=most)

    def journal(self, period: Period, **dimensions: str) -> Iterator[LedgerLine]:
        """Yield the lines of all accounts in *period* by day, entry after entry.

        *dimensions* are values that unit, fund, party, document, asset, item or component
        must have. The running balance is over all accounts: zero wherever an entry ends.
        """
        p, e = tables.postings.c, tables.entries.c
        conditions = [p[name] == value for name, value in dimensions.items()]
        dated = e.date.between(period.first_day, period.last_day)
        ours = e.book_id == self.book_id
        return ledger_lines(self.connection, ours, dated, *conditions, by_entry=True)

    def balance(
        self,
        account: str,
        at: dt.date | None = None,
        *,
        unit: str | None = None,
        fund: str | None = None,
    ) -> Balance:
        """Return what *account* turned over up to day *at* included; a heading, all under it.

        Raises:
            UnknownAccountError: there is none.
            UnknownDimensionValueError: the book knows no such unit or fund.
            InvalidDateError: *at* is no day that books can hold.
        """
        self._require_known(unit=unit, fund=fund)
        rows = self.turnovers(
            last_day=AS_LONG_AS_BOOKS_LAST if at is None else check_day(at),
            accounts=self._codes(account),
            unit=unit,
            fund=fund,
        )
        debits, credits = sum(t.debits for t in rows), sum(t.credits for t in rows)
        return Balance.of_minor(debits, credits, self.currency)

    def balances(
        self, at: dt.date | None = None, *, unit: str | None = None, fund: str | None = None
    ) -> Mapping[str, Balance]:
        """Return the balance of each account that ever moved, up to day *at* included.

        Raises:
            UnknownDimensionValueError: the book knows no such unit or fund.
            InvalidDateError: *at* is no day that books can hold.
        """
        self._require_known(unit=unit, fund=fund)
        sums: dict[str, list[int]] = {}
        rows = self.turnovers(
            last_day=AS_LONG_AS_BOOKS_LAST if at is None else check_day(at),
            unit=unit,
            fund=fund,
        )
        for row in rows:
            pair = sums.setdefault(row.account, [0, 0])
            pair[0] += row.debits
            pair[1] += row.credits
        return {
            account: Balance.of_minor(debits, credits, self.currency)
            for account, (debits, credits) in sorted(sums.items())
        }

    def turnovers(
        self,
        *,
        last_day: dt.date,
        first_day: dt.date | None = None,
        accounts: Iterable[str] = (),
        unit: str | None = None,
        fund: str | None = None,
        by: Iterable[str] = (),
        components: bool = True,
        past_of: Iterable[str] | None = None,
    ) -> list[turnover.Turnover]:
        """Return what every statement is made of; see ``ledger.turnover.read``.

        *unit* and *fund* of None mean all of them; an empty string means none: the head
        office, or no particular fund.
        """
        where = {name: v for name, v in (("unit", unit), ("fund", fund)) if v is not None}
        return turnover.read(
            self.connection,
            self.book_id,
            first_day=first_day,
            last_day=last_day,
            accounts=accounts,
            where=where,
            told=turnover.Told(
                by=frozenset(by),
                components=components,
                past_of=None if past_of is None else tuple(past_of),
            ),
        )

    def outstanding(
        self,
        accounts: Iterable[str],
        at: dt.date,
        *,
        by: Iterable[str],
        unit: str | None = None,
    ) -> list[Outstanding]:
        """Return what *accounts* hold at the end of day *at*, told apart by what lines name.

        Args:
            by: dimensions, such as ``party`` and ``document``.
            unit: only that one's; an empty string for the head office, None for all.

        Raises:
            UnknownAccountError: there is no such account.
        """
        codes = {code for account in accounts for code in self._codes(account)}
        return read_outstanding(
            self.connection, self.book_id, accounts=codes, last_day=at, by=set(by), unit=unit
        )

    def documented_lines(
        self, accounts: Iterable[str], *, parties: Iterable[str] = ()
    ) -> Subquery:
        """Return, as a part of a query, the lines of *accounts* that name a document.

        For registers that tell many lines apart by what they keep of their documents; see
        ``ledger.outstanding.documented_lines``. A heading stands for all accounts under it.

        Raises:
            UnknownAccountError: there is no such account.
        """
        codes = {code for account in accounts for code in self._codes(account)}
        return documented_lines(self.book_id, accounts=codes, parties=set(parties))

    def sequences_naming(self, accounts: Iterable[str], party: str, document: str) -> list[int]:
        """Return the places of the entries that name *document* of *party* on *accounts*.

        Raises:
            UnknownAccountError: there is no such account.
        """
        lines = self.documented_lines(accounts, parties=[party]).c
        query = select(lines.sequence).where(lines.document == document).distinct()
        return sorted(self.connection.scalars(query))

    def _require_known(self, **values: str | None) -> None:
        """Do nothing if the book knows all *values*; none and all of them are always known."""
        asked = {(name, value) for name, value in values.items() if value}
        if not asked:
            return
        known = chart_store.find_values(self.connection, self.book_id, asked)
        for name, value in sorted(asked - {(v.dimension.value, v.code) for v in known}):
            raise UnknownDimensionValueError(name, value)

    def _codes(self, account: str) -> list[str]:
        """Return *account*, or the accounts that take postings under it if it is a heading.

        Never nothing, which would ask for everything.
        """
        if self.chart[account].takes_postings:
            return [account]
        return [found.code for found in self.chart.under(account)] or [account]

    def _brought_forward(
        self, codes: list[str], eve: dt.date, dimensions: Mapping[str, str]
    ) -> int:
        """Return debits less credits up to *eve*, in minor units."""
        if dimensions.keys() <= {"unit", "fund", "component"}:
            rows = turnover.read(
                self.connection,
                self.book_id,
                first_day=None,
                last_day=eve,
                accounts=codes,
                where=dimensions,
            )
            return sum(row.debits - row.credits for row in rows)
        p = tables.postings.c
        query = select(func.sum(p.debit_minor - p.credit_minor)).where(
            p.book_id == self.book_id,
            p.account.in_(codes),
            p.date <= eve,
            *(p[name] == value for name, value in dimensions.items()),
        )
        return int(self.connection.scalar(query) or 0)
