"""A village enterprise for the tests: founded with defaults, and worked in by whom they say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from bumdes.actions.deliberating import RecordDecision, record_decision
from bumdes.actions.founding import FoundEnterprise, add_unit, found_enterprise
from bumdes.actions.recording import RecordTransaction, record_entry, record_transaction
from bumdes.actions.staffing import add_person
from bumdes.credit.control import control_of
from bumdes.credit.identity import Said, identify
from bumdes.document import open_document
from bumdes.party import PartyKind, ensure_party
from bumdes.permissions import Actor, Role, command_line_actor
from bumdes.stock.pool import name_pools
from bumdes.stored_file import StoredFile
from bumdes.work import Work, begin_session, begin_work
from ledger import JournalEntry, Period, credit, debit, rp

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

    from bumdes.governance.decision import DecisionKind
    from bumdes.people import Person
    from ledger import Money, Posted, Posting

T = TypeVar("T")

BOOK = "maju-jaya"
PASSWORD = "kata sandi yang panjang"  # noqa: S105

ADMIN = command_line_actor("penguji")
DIRECTOR = Actor("bagas", Role.DIRECTOR)
TREASURER = Actor("ratna", Role.TREASURER)
MANAGER = Actor("sari", Role.UNIT_MANAGER, "TOKO")
SUPERVISOR = Actor("lastri", Role.SUPERVISOR)

NOW = dt.datetime(2099, 3, 2, 1, 0, tzinfo=dt.UTC)
"""Later than the clocks of the machines that run the tests: exceptions must be open there."""


def now() -> dt.datetime:
    return NOW


def day(month: int, day_of_month: int = 1, year: int = 2025) -> dt.date:
    return dt.date(year, month, day_of_month)


@dataclass(frozen=True, slots=True)
class Village:
    """An enterprise in a database."""

    engine: Engine
    book_id: str = BOOK

    def work(
        self, actor: Actor = ADMIN, *, read_only: bool = False
    ) -> AbstractContextManager[Work]:
        return begin_work(
            self.engine, actor=actor, book_id=self.book_id, clock=now, read_only=read_only
        )

    def does(self, act: Callable[..., T], *args: Any, by: Actor = ADMIN, **kwargs: Any) -> T:
        with self.work(by) as work:
            return act(work, *args, **kwargs)

    def with_unit(self, code: str = "TOKO", type_key: str = "trading") -> Village:
        self.does(add_unit, code, f"Unit {code.title()}", type_key=type_key)
        return self

    def with_person(self, username: str = "sari", **facts: Any) -> Person:
        given = {"name": username.title(), "password": PASSWORD, **facts}
        with begin_session(self.engine) as session:
            return add_person(session, username, actor=ADMIN, clock=now, **given)

    def decides(
        self,
        kind: DecisionKind,
        number: str = "MD-1",
        *,
        on: dt.date | None = None,
        **facts: Any,
    ) -> str:
        """Record a decision without a meeting, and return its number."""
        given = {"about": kind.label, **facts}
        command = RecordDecision(number=number, kind=kind, decided_on=on or day(1, 2), **given)
        return self.does(record_decision, command).number

    def keeps(self, digest: str) -> str:
        """Keep the record of a file, though nobody has its content; return its digest."""
        self.does(_keep, digest)
        return digest

    def sells(self, total: Money | None = None, **facts: Any) -> Posted:
        amounts = {"total": total or rp(150_000)}
        given = {"kind": "cash_sale", "unit": "TOKO", "date": day(1, 20), **facts}
        by = given.pop("by", ADMIN)
        return self.does(record_transaction, RecordTransaction(amounts=amounts, **given), by=by)

    def entries(self) -> list[JournalEntry]:
        with self.work(read_only=True) as work:
            return [posted.entry for posted in work.book.entries(Period.year(2025))]

    def refusals(self) -> list[str]:
        with self.work(read_only=True) as work:
            return [refusal.code for refusal in work.book.refusals()]


def booked(work: Work, entry: JournalEntry) -> Posted:
    """Post *entry*; lines on stock that name no article name the pool of their unit.

    Lines on receivables and payables that name nobody name somebody, and a document.
    """
    pooled = name_pools(work, entry.postings)
    lines = [line for posting in pooled for line in _documented(work, entry, posting)]
    return record_entry(work, replace(entry, postings=tuple(lines)))


def _documented(work: Work, entry: JournalEntry, posting: Posting) -> tuple[Posting, ...]:
    if control_of(posting.account) is None or posting.document:
        return (posting,)
    ensure_party(work, "UJI", name="Seseorang", kind=PartyKind.OTHER)
    found = identify(work, [posting], Said(date=entry.date, party="UJI"))
    for new in found.opens:
        open_document(work, new)
    return found.postings


def _keep(work: Work, digest: str) -> None:
    file = StoredFile(
        book_id=work.book_id,
        digest=digest,
        name="berkas.pdf",
        media_type="application/pdf",
        size=1,
        kept_at="2025-01-01T00:00:00.000000Z",
        kept_by="wulan",
    )
    work.session.add(file)


def founded(engine: Engine, **facts: Any) -> Village:
    given = {"book_id": BOOK, "name": "BUM Desa Maju Jaya", **facts}
    with begin_session(engine) as session:
        found_enterprise(session, FoundEnterprise(**given), actor=ADMIN, clock=now)
    return Village(engine, given["book_id"])


def entry(amount: int = 100_000, *, unit: str = "", **facts: Any) -> JournalEntry:
    """Return an entry that pays a cost in cash; *facts* are its other fields."""
    postings = (
        debit("6.1.02.01", rp(amount), unit=unit),
        credit("1.1.01.01", rp(amount), unit=unit),
    )
    given = {"date": day(1, 10), "description": "Beli kertas", "postings": postings}
    return JournalEntry(**(given | facts))
