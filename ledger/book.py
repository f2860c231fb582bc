"""A book: the one door through which entries come in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from ledger import chart_store, refusals, year_end
from ledger.account import Chart
from ledger.bulk import Batch, post_batch
from ledger.canonical import genesis, stamp
from ledger.dimension import Dimension, DimensionValue
from ledger.errors import BookExistsError, NotARetainedEarningsAccountError
from ledger.journal_view import utc_now
from ledger.money import currency as currency_of
from ledger.recorder import Recorder
from ledger.tables import books
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy.orm import Session

    from ledger.account import Account
    from ledger.journal import JournalEntry
    from ledger.posted import Posted
    from ledger.refusals import Cause


@dataclass(frozen=True)
class Book(Recorder):
    """A set of books: one chart, one currency, one journal that only grows.

    It works in the transaction of its connection and never ends it: the caller commits. On
    SQLite begin the transaction with ``BEGIN IMMEDIATE``, or let posting be its first
    statement.
    """

    @classmethod
    def create(
        cls,
        session: Session | Connection,
        book_id: str,
        *,
        name: str,
        chart: Iterable[Account],
        currency: str = "IDR",
        clock: Callable[[], dt.datetime] = utc_now,
    ) -> Self:
        """Make an empty book with *chart*, and return it.

        Raises:
            BookExistsError: the id is taken.
            AccountExistsError: two accounts share a code.
            UnknownCurrencyError, InvalidTextError, BlankTextError, TextTooLongError: it
                cannot be called so.
        """
        connection = session if isinstance(session, Connection) else session.connection()
        check_code(book_id, "book")
        check_text(name, "name", most=200)
        if connection.scalar(select(books.c.book_id).where(books.c.book_id == book_id)):
            raise BookExistsError(book_id)
        accounts = Chart(chart)
        identity = str(uuid4())
        row = {
            "book_id": book_id,
            "identity": identity,
            "name": name,
            "currency": currency_of(currency).code,
            "created_at": stamp(clock()),
            "head": genesis(identity),
        }
        connection.execute(insert(books).values(row))
        chart_store.add_accounts(connection, book_id, accounts)
        return cls.open(connection, book_id, clock=clock)

    def set_closing_accounts(
        self, *, result: str, head_office: str = "", unit_current: str = ""
    ) -> None:
        """Say which account takes the result of a year, and which carry it from the units.

        Args:
            result: an equity account that outlives the year, for example retained earnings.
            head_office: in a unit, what it owes the head office.
            unit_current: at the head office, what units owe it.

        Raises:
            UnknownAccountError, HeadingAccountError: one of them takes no postings.
            NotARetainedEarningsAccountError: the result account is not equity, or drawings.
        """
        account = self.chart.postable(result)
        if account.kind != "equity" or account.is_temporary:
            raise NotARetainedEarningsAccountError(result)
        for code in filter(None, (head_office, unit_current)):
            self.chart.postable(code)
        self.connection.execute(
            update(books)
            .where(books.c.book_id == self.book_id)
            .values(
                result_account=result,
                head_office_account=head_office,
                unit_current_account=unit_current,
            )
        )

    def add_account(self, account: Account) -> None:
        """Add *account* to the chart.

        Raises:
            AccountExistsError: the chart has its code.
        """
        chart_store.add_account(self.connection, self.book_id, account, self.chart)
        self._forget()

    def change_account(self, code: str, *, name: str, is_active: bool) -> None:
        """Rename an account, or say whether it is still used; the rest never changes.

        Raises:
            UnknownAccountError: there is none.
        """
        account = replace(self.chart[code], name=name, is_active=is_active)
        chart_store.change_account(
            self.connection, self.book_id, code, name=account.name, is_active=is_active
        )
        self._forget()

    def declare(self, *values: DimensionValue) -> None:
        """Let postings name *values*: units, funds, parties, ...

        Raises:
            DimensionValueExistsError: the book knows one of them, or one is given twice.
            UnknownAccountError, HeadingAccountError: the account of one takes no postings.
        """
        for code in filter(None, (value.account for value in values)):
            self.chart.postable(code)
        chart_store.add_values(self.connection, self.book_id, values)
        self._forget()

    def change_value(
        self,
        dimension: Dimension,
        code: str,
        *,
        name: str,
        is_active: bool,
        account: str | None = None,
    ) -> None:
        """Rename a known value, say whether it is still used, or give it an account.

        Args:
            account: see ``DimensionValue``; None leaves it as it is.

        Raises:
            UnknownDimensionValueError: the book does not know it.
            UnknownAccountError, HeadingAccountError: its account takes no postings.
        """
        value = DimensionValue(dimension=dimension, code=code, name=name, is_active=is_active)
        changes: dict[str, str | bool] = {"name": value.name, "is_active": is_active}
        if account is not None:
            changes["account"] = self.chart.postable(account).code if account else ""
        chart_store.change_value(self.connection, self.book_id, dimension, code, **changes)
        self._forget()

    def _forget(self) -> None:
        for name in ("chart", "admission"):
            self.__dict__.pop(name, None)

    # --- writing ---------------------------------------------------------------------

    def post_many(
        self,
        drafts: Iterable[JournalEntry],
        *,
        by: str,
        each: Callable[[Posted], object] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Batch:
        """Add all entries, or none: raise at the first that is refused.

        Entries are taken one after the other from *drafts*, so that a million of them need
        little memory.

        Args:
            each: called with the result of each entry, in order.
            progress: called with the number of entries done, every thousand and at the end.

        Raises:
            LedgerError: as ``post``; ``facts["position"]`` counts the entries from 1.
        """
        return post_batch(self, drafts, by=by, each=each, progress=progress)

    def close_year(
        self, year: int, *, by: str, retaining: Collection[str] = ()
    ) -> list[Posted]:
        """Carry the result of *year* to retained earnings, and close it.

        One entry a unit, dated 31 December, empties revenue, expense and drawings. Every
        statement of the year says the same before and after, but for the result of the
        year, the drawings and retained earnings themselves.

        Args:
            retaining: units that keep their results, instead of handing them to the head
                office.

        Raises:
            EarlierYearOpenError: an earlier year has a result that is not carried.
            YearClosedError: it is closed already.
            SettingMissingError: the book has no result account.
        """
        return year_end.close_year(self, year, by=by, retaining=retaining)

    def reopen_year(self, year: int, *, by: str, reason: str) -> list[Posted]:
        """Take the closing of *year* back, and open it.

        Raises:
            YearNotClosedError: it is not closed.
            YearClosedError: a later year is closed.
            PeriodLockedError: it is locked.
            ReasonRequiredError: no reason is given.
        """
        return year_end.reopen_year(self, year, by=by, reason=reason)

    def record_refusal(self, error: Cause, *, request: str, actor: str) -> None:
        """Keep as evidence that *actor* asked for *request* and was refused with *error*."""
        self.writer()
        refusals.record(
            self.connection,
            self.book_id,
            self.identity,
            error,
            request=request,
            actor=actor,
            at=self.clock(),
        )
