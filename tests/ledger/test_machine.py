"""Random acts on a real book, each answer and all balances held against the plain model."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from typing import TYPE_CHECKING, Any, ClassVar

import hypothesis
import pytest
import sqlalchemy
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ledger import Book, BookView, Dimension, DimensionValue, LedgerError, Period
from ledger.exchange import EXPORTS, import_jsonl
from ledger.verify import verify
from tests import builders
from tests.builders import CLERK, Clock
from tests.ledger.model import Account, Answer, Cell, Model, Refused
from tests.ledger.random_drafts import (
    altered,
    as_entry,
    days,
    drafts,
    ends,
    keys,
    reasons,
    spoilt,
)
from tests.scale import long_or

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from tests.ledger.model import Draft

STEPS = 50
PARTS = range(long_or(1, 4))
RUNS_ON_SQLITE, OPERATIONS_ON_SQLITE = long_or((60, 900), (900, 25_000))
RUNS_ON_POSTGRESQL, OPERATIONS_ON_POSTGRESQL = long_or((10, 200), (75, 2_000))

years = st.sampled_from([2023, 2024, 2024, 2024, 2025, 2025])
_numbers = itertools.count(1)


class Books(RuleBasedStateMachine):
    """A book and its model, which are asked to do the same."""

    engine: ClassVar[Engine]
    operations: ClassVar[int] = 0

    @initialize()
    def begin(self) -> None:
        self.clock = Clock(step=dt.timedelta())
        self.book_id = f"buku-{next(_numbers)}"
        with self.engine.begin() as connection:
            builders.new_book(connection, self.book_id, clock=self.clock)
        self.model = Model(
            accounts={account.code: _plain_account(account) for account in builders.chart()},
            known={(v.dimension.value, v.code): v.is_active for v in builders.known_values()},
            result=builders.RETAINED,
            head_office=builders.HEAD_OFFICE,
            unit_current=builders.UNIT_CURRENT,
        )

    def both(self, expect: Callable[[], Any], act: Callable[[Book], Any]) -> None:
        """Ask the model and the book. A refusal is committed too: it may not have written."""
        try:
            expected = expect()
        except Refused as refused:
            expected = refused
        with self.engine.begin() as connection:
            try:
                found = act(Book.open(connection, self.book_id, clock=self.clock))
            except LedgerError as error:
                found = error
                if "position" in error.facts:  # of many: the caller rolls back
                    connection.rollback()
        hypothesis.event(getattr(expected, "code", "done"))
        type(self).operations += 1
        assert _plain(found) == _plain(expected)

    # --- posting -------------------------------------------------------------------------

    @rule(draft=drafts())
    def post(self, draft: Draft) -> None:
        self.both(
            lambda: self.model.post(draft, self.clock.now),
            lambda book: book.post(as_entry(draft), by=CLERK),
        )

    @rule(draft=st.one_of(drafts(), spoilt()))
    def post_whatever(self, draft: Draft) -> None:
        self.post(draft)

    @rule(draft=st.one_of(drafts(), spoilt()))
    def check(self, draft: Draft) -> None:
        self.both(
            lambda: [self.model.refusal(draft, self.clock.now)],
            lambda book: [_first_code(book, draft)],
        )

    @precondition(lambda self: self.model.kept)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        kept = data.draw(st.sampled_from(self.model.kept))
        if kept.draft.key:
            self.post(data.draw(altered(kept.draft)))

    @rule(many=st.lists(drafts(), min_size=1, max_size=5), wrong=st.lists(spoilt(), max_size=1))
    def post_many(self, many: list[Draft], wrong: list[Draft]) -> None:
        self.both(
            lambda: self.model.post_many([*many, *wrong], self.clock.now),
            lambda book: book.post_many(list(map(as_entry, [*many, *wrong])), by=CLERK)[:2],
        )

    @rule(some=st.integers(0, 60), on=days, reason=reasons, key=keys)
    def reverse(self, some: int, on: dt.date, reason: str, key: str) -> None:
        sequence = some % (len(self.model.kept) + 2)  # from 0, which is none, to one too many
        self.both(
            lambda: self.model.reverse(
                sequence, on=on, reason=reason, key=key, now=self.clock.now
            ),
            lambda book: book.reverse(sequence, on=on, reason=reason, key=key, by=CLERK),
        )

    @precondition(lambda self: self.model.kept)
    @rule(data=st.data(), on=days, key=keys)
    def reverse_by_hand(self, data: st.DataObject, on: dt.date, key: str) -> None:
        sequence = data.draw(st.integers(1, len(self.model.kept)))
        mirrored = self.model.mirrored(sequence, on=on, reason="Salah", key=key)
        self.post(data.draw(altered(mirrored))._replace(key=key))

    # --- the calendar --------------------------------------------------------------------

    @rule(through=ends)
    def close(self, through: dt.date) -> None:
        self.both(
            lambda: self.model.close(through),
            lambda book: _nothing(book.periods.close(through, by=CLERK)),
        )

    @rule(through=ends, reason=reasons)
    def reopen(self, through: dt.date, reason: str) -> None:
        self.both(
            lambda: self.model.reopen(through, reason),
            lambda book: _nothing(book.periods.reopen(through, by=CLERK, reason=reason)),
        )

    @rule(through=ends, reason=reasons, often=st.integers(0, 2))
    def lock(self, through: dt.date, reason: str, often: int) -> None:
        if often:  # or else everything is locked soon
            return
        self.both(
            lambda: self.model.lock(through, reason),
            lambda book: _nothing(book.periods.lock(through, by=CLERK, reason=reason)),
        )

    @rule(first=days, length=st.integers(0, 60), left=st.integers(-1, 32), reason=reasons)
    def allow(self, first: dt.date, length: int, left: int, reason: str) -> None:
        last, until = first + dt.timedelta(length), self.clock.now + dt.timedelta(left)
        self.both(
            lambda: self.model.allow(
                first, last, until=until, now=self.clock.now, reason=reason
            ),
            lambda book: _nothing(
                book.periods.allow(Period(first, last), until=until, by=CLERK, reason=reason)
            ),
        )

    @rule(some=st.integers(1, 20))
    def let_days_pass(self, some: int) -> None:
        self.clock.pass_days(some)

    @rule(year=years)
    def close_year(self, year: int) -> None:
        self.both(
            lambda: self.model.close_year(year),
            lambda book: book.close_year(year, by=CLERK),
        )

    @rule(year=years, reason=reasons)
    def reopen_year(self, year: int, reason: str) -> None:
        self.both(
            lambda: self.model.reopen_year(year, reason),
            lambda book: book.reopen_year(year, by=CLERK, reason=reason),
        )

    # --- what the book knows -------------------------------------------------------------

    @rule(
        code=st.sampled_from([builders.SERVICES, builders.STOCK, "9.9"]),
        is_active=st.booleans(),
    )
    def change_account(self, code: str, is_active: bool) -> None:  # noqa: FBT001
        self.both(
            lambda: self.model.change_account(code, is_active=is_active),
            lambda book: book.change_account(code, name="Akun", is_active=is_active),
        )

    @rule(code=st.sampled_from(["WISATA", "KOPI"]), is_active=st.booleans())
    def change_unit(self, code: str, is_active: bool) -> None:  # noqa: FBT001
        self.both(
            lambda: self.model.change_value("unit", code, is_active=is_active),
            lambda book: book.change_value(
                Dimension.UNIT, code, name="Unit", is_active=is_active
            ),
        )

    @rule(code=st.sampled_from(["X", "TOKO", "LAIN"]))
    def declare(self, code: str) -> None:
        party = DimensionValue(dimension=Dimension.PARTY, code=code, name="Pihak")
        self.both(
            lambda: self.model.declare("party", code),
            lambda book: book.declare(party),
        )

    # --- the whole of it -----------------------------------------------------------------

    @rule()
    def carry_over(self) -> None:
        """Export the book, and go on with the book that the file makes of an empty one."""
        carried = f"buku-{next(_numbers)}"
        first = self.exported()
        with self.engine.begin() as connection:
            Book.create(connection, carried, name="Kosong", chart=[])
            taken = import_jsonl(connection, carried, first.splitlines(keepends=True))
        self.book_id = carried
        type(self).operations += 1
        assert (taken.entries, self.exported()) == (len(self.model.kept), first)

    def exported(self) -> str:
        out = io.StringIO()
        with self.engine.connect() as connection:
            EXPORTS["jsonl"].write(BookView.open(connection, self.book_id), out)
        return out.getvalue()

    # --- what must hold ------------------------------------------------------------------

    @invariant()
    def all_balances_are_the_models(self) -> None:
        with self.engine.connect() as connection:
            book = Book.open(connection, self.book_id, clock=self.clock)
            rows = book.turnovers(last_day=dt.date(2999, 12, 31), by=("unit", "fund"))
        found: dict[Cell, tuple[int, int]] = {}
        for row in rows:
            cell = Cell(row.account, row.unit, row.fund)
            debits, credits = found.get(cell, (0, 0))
            found[cell] = debits + row.debits, credits + row.credits
        assert found == self.model.turnovers()

    @invariant()
    def the_book_stands_where_the_model_stands(self) -> None:
        with self.engine.connect() as connection:
            book = Book.open(connection, self.book_id, clock=self.clock)
            state, row = book.periods.state, book.settings()
            stands = (state.closed_through, state.locked_through, row.last_sequence)
        assert stands == (self.model.closed, self.model.locked, len(self.model.kept))

    def teardown(self) -> None:
        """Read the whole journal back, and verify it, once, at the end."""
        if not hasattr(self, "model"):
            return
        with self.engine.connect() as connection:
            book = Book.open(connection, self.book_id, clock=self.clock)
            found = list(book.entries())
            events = len(book.periods.events())
            verified = verify(book)
        assert [
            (
                posted.sequence,
                posted.number,
                posted.voucher,
                posted.entry.date,
                len(posted.entry.postings),
            )
            for posted in found
        ] == [(*answer[1:], draft.date, len(draft.lines)) for draft, answer in self.model.kept]
        assert (events, verified.outcome) == (self.model.events, "ok")


def _plain(answer: Any) -> Any:
    """Return what the ledger answered in the model's words."""
    if isinstance(answer, LedgerError):
        return answer.code, answer.facts.get("position")
    if isinstance(answer, Refused):
        return answer.code, answer.position
    if isinstance(answer, list):
        return [_plain(each) for each in answer]
    if hasattr(answer, "hash"):
        return Answer(answer.outcome.value, answer.sequence, answer.number, answer.voucher)
    return answer


def _plain_account(account: Any) -> Account:
    return Account(
        is_cash=account.is_cash,
        is_temporary=account.is_drawing or account.kind in {"revenue", "expense"},
        takes_postings=account.takes_postings,
        is_active=account.is_active,
        requires=tuple(account.requires),
    )


def _first_code(book: Book, draft: Draft) -> str | None:
    """Return the code of the first problem that ``check`` lists."""
    problems = book.check(as_entry(draft))
    return problems[0].code if problems else None


def _nothing(_: object) -> None:
    """The model answers nothing where the book gives an event."""


def operations_of(engine: Engine, runs: int, part: int) -> int:
    """Run the machine on *engine*, and return how many acts were compared."""
    machine = type(f"Books{part}", (Books,), {"engine": engine})  # each part has its own luck
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return machine.operations


@pytest.mark.parametrize("part", PARTS)
def test_a_book_on_sqlite_does_what_the_model_says(sqlite_engine, part):
    @sqlalchemy.event.listens_for(sqlite_engine, "connect")
    def _hurry(connection, _):
        connection.execute("PRAGMA synchronous = OFF")  # crashes are another test's business

    assert operations_of(sqlite_engine, RUNS_ON_SQLITE, part) >= OPERATIONS_ON_SQLITE


@pytest.mark.parametrize("part", PARTS)
def test_a_book_on_postgresql_does_what_the_model_says(postgres_engine, part):
    assert operations_of(postgres_engine, RUNS_ON_POSTGRESQL, part) >= OPERATIONS_ON_POSTGRESQL
