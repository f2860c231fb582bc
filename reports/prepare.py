"""From the books to a document, ready to be rendered: the one door of this package."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dealings.matching import mismatches
from bumdes.reporting.framework import framework_of
from bumdes.unit import HEAD_OFFICE_NAME
from bumdes.work import Work
from ledger.money import decimals, to_minor
from reports.asked import scope_data
from reports.document import Document, Letterhead, Verification
from reports.errors import UnknownReportError
from reports.figures import figure
from reports.forms import form_for
from reports.listings import LISTINGS
from reports.remarks import choice_remarks, framework_remarks, remarks_on
from reports.scope import scope_name
from reports.statements import STATEMENTS, statement_table
from reports.words import at_days, for_periods

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ledger import BookView
    from reports.document import Signatory
    from reports.form import Form
    from reports.listing import Listing
    from reports.register import Register
    from reports.scope import Scope
    from reports.table import Table

_IN_ORDER = (
    *("trial-balance", "worksheet", "journal", "general-ledger", "cash-books", "sub-ledgers"),
    *STATEMENTS,
    "budget-realisation",
    *("fixed-assets", "stock-on-hand", "receivables", "payables"),
    *("capital-register", "use-of-capital", "profit-shares"),
    *("gap-report", "back-dated", "reversals", "unproved"),
)

KEYS = (*_IN_ORDER, *(key for key in LISTINGS if key not in _IN_ORDER))
"""Every report there is; a listing without a place of its own comes last."""

BOOK_KEYS = tuple(
    key for key in KEYS if key not in LISTINGS or LISTINGS[key].read_records is None
)
"""Those that can be made of the books alone, without the records of an enterprise."""


def prepare(
    books: BookView | Work,
    key: str,
    scope: Scope,
    *,
    letterhead: Letterhead | None = None,
    signatures: Iterable[Signatory] = (),
    now: dt.datetime | None = None,
    form: Form | None = None,
    has_tables: bool = True,
) -> Document:
    """Return the report *key* of the book, for what *scope* asks, as plain values.

    The database is asked here and not again: rendering needs no transaction.

    Args:
        books: those of an enterprise with its records, or alone: then ``BOOK_KEYS`` only.
        key: one of ``KEYS``.
        letterhead: who issues it; without one, the name of the book.
        now: when it is printed, with the zone to say it in.
        form: the form of a statement; without one, the form that the chart fits.
        has_tables: whether a listing is read; otherwise it has its heading, and no tables.

    Raises:
        UnknownReportError: there is no such report.
        InvalidScopeError, UnknownUnitError, UnknownFundError: *scope* asks for what cannot be.
        UnknownAccountError: it names an account that the chart does not have.
        ProofFailedError: two figures that must be equal are not.
    """
    view = books.book if isinstance(books, Work) else books
    told = (
        _listed(books, LISTINGS[key], scope, has_tables=has_tables)
        if key in LISTINGS
        else _stated(view, key, scope, form)
    )
    settings = view.settings()
    words = at_days if told.is_at_day else for_periods
    return Document(
        key=key,
        title=told.title,
        period=scope.period,
        period_words=words(scope.periods),
        unit=scope.unit,
        unit_name=scope_name(view, scope),
        book_id=view.book_id,
        form=told.form,
        source=told.source,
        tables=told.tables,
        remarks=told.remarks,
        letterhead=letterhead or Letterhead(name=view.name),
        signatures=tuple(signatures),
        verification=Verification(
            head=settings.head, sequence=settings.last_sequence, printed_at=now
        ),
        asked=scope_data(scope),
    )


class _Told(NamedTuple):
    """What a report tells, and what it is."""

    title: str
    tables: tuple[Table | Register, ...]
    is_at_day: bool
    remarks: tuple[str, ...]
    form: str = ""
    source: str = ""


def _listed(
    books: BookView | Work, listing: Listing, scope: Scope, *, has_tables: bool
) -> _Told:
    view = books.book if isinstance(books, Work) else books
    listing.check(scope)
    tables = listing.tables(books, scope) if has_tables else ()
    remarks = (*listing.remarks, *listing.says(view, scope))
    return _Told(listing.title, tables, listing.is_at_day, remarks)


def _stated(view: BookView, key: str, scope: Scope, form: Form | None) -> _Told:
    if key not in STATEMENTS:
        raise UnknownReportError(key, KEYS)
    form = form or form_for(view.chart)
    statement = form.statements[key]
    year = scope.period.last_day.year
    framework = framework_of(view.connection, view.book_id, year)
    title = framework.titles[key]
    table = replace(statement_table(view, key, scope, form=form), title=title)
    remarks = (
        *_mismatch_remarks(view, scope),
        *remarks_on(statement, table),
        *framework_remarks(framework, key),
        *choice_remarks(view, statement, scope),
    )
    return _Told(title, (table,), statement.is_at_day, remarks, form.key, statement.source)


def _mismatch_remarks(view: BookView, scope: Scope) -> Iterator[str]:
    """Yield both sides of current accounts (RK) that do not agree, where all are shown."""
    if scope.unit is not None or scope.fund is not None:
        return
    digits = decimals(view.currency)
    for matched in mismatches(view, scope.period.last_day):
        at_head, in_units = (
            figure(to_minor(side), digits) for side in (matched.at_head, matched.in_units)
        )
        yield (
            f"RK {matched.account} {', '.join(filter(None, matched.units))} tidak cocok:"
            f" menurut {HEAD_OFFICE_NAME} {at_head}, menurut unit {in_units}."
        )
