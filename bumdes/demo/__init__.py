"""The demonstration: two invented enterprises, made by the same acts that people use.

The opening of the village enterprise, its units and many of its amounts are those of a real
enterprise that published its books; names, villages and all else are invented. The days are
those of last year, which is closed, and of this year up to today.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlalchemy.event import listen

from bumdes.access.factor_rule import FactorRule
from bumdes.actions.charting import change_account
from bumdes.actions.founding import FoundEnterprise, found_enterprise
from bumdes.assets.asset import Asset
from bumdes.dealings.dealing import Dealing
from bumdes.demo import ranu, waringin
from bumdes.demo.approvals import begin_approvals
from bumdes.demo.cast import (
    DEMO_LOGINS,
    DEMO_PASSWORD,
    JOINT_BOOK,
    VILLAGE_BOOK,
    DemoLogin,
)
from bumdes.demo.organs import staff
from bumdes.demo.proofs import Proofs
from bumdes.demo.questions import ask_about_proofs
from bumdes.document import Document
from bumdes.enterprise import Enterprise
from bumdes.party import Party
from bumdes.permissions import command_line_actor
from bumdes.stock.item import Item, Measure
from bumdes.tax.accrual import TaxAccrual
from bumdes.unit import Unit
from bumdes.work import Work, begin_session
from ledger import Book
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.demo.diary import Diary
    from bumdes.file_store import FileStore


__all__ = [
    "DEMO_LOGINS",
    "DEMO_PASSWORD",
    "JOINT_BOOK",
    "VILLAGE_BOOK",
    "DemoLogin",
    "build_demo",
]

_KEEPER = command_line_actor("demo")

_ASKED_OFTEN = (Asset, Dealing, Document, Enterprise, Item, Measure, Party, TaxAccrual, Unit)
"""Records that acts find by their key."""

_UNUSED_BANKS = ("1.1.01.02", "1.1.01.03")


@dataclass(frozen=True, slots=True)
class _Enterprise:
    """An enterprise of the demonstration: what it is, how it is set up, and what happens."""

    founding: Callable[[int], FoundEnterprise]
    set_up: Callable[[Work, int], None]
    diary: Callable[[dt.date], Diary]
    ends: Callable[[Work], None] | None = None

    def build(self, engine: Engine, now: dt.datetime, files: FileStore | None) -> None:
        """Make it, unless it is there already."""
        year = now.year - 1
        founding = self.founding(year)
        with begin_session(engine) as session:
            if session.get(Enterprise, founding.book_id) is not None:
                return
            _hold(session)
            found_enterprise(session, founding, actor=_KEEPER, clock=lambda: now)
            book = Book.open(session, founding.book_id, clock=lambda: now)
            work = Work(_KEEPER, session, book, lambda: now)
            # Who tries the software needs no phone for it.
            session.execute(delete(FactorRule).where(FactorRule.book_id == founding.book_id))
            self.set_up(work, year)
            for code in _UNUSED_BANKS:
                change_account(work, code, name=book.chart[code].name, is_active=False)
            diary = self.diary(now.date())
            diary.proofs = Proofs.kept(work, files)
            diary.play(work, staff(work, year), now=now)
            if self.ends is not None:
                self.ends(Work(_KEEPER, session, book, lambda: now))


def _hold(session: Session) -> None:
    """Let *session* remember what it is asked for again and again.

    It forgets what nobody holds, and reads it once more for every entry.
    """
    held: list[object] = []

    def hold(_: Session, record: object) -> None:
        if isinstance(record, _ASKED_OFTEN):
            held.append(record)

    listen(session, "loaded_as_persistent", hold)
    listen(session, "pending_to_persistent", hold)


def _ends_village(work: Work) -> None:
    ask_about_proofs(work)
    begin_approvals(work)


_ENTERPRISES = (
    _Enterprise(waringin.founding, waringin.set_up, waringin.diary, _ends_village),
    _Enterprise(ranu.founding, ranu.set_up, ranu.diary),
)


def build_demo(
    engine: Engine,
    clock: Callable[[], dt.datetime] = utc_now,
    *,
    files: FileStore | None = None,
) -> list[DemoLogin]:
    """Make the enterprises of the demonstration that are not there yet; return all logins.

    Each enterprise is made whole or not at all. The same day gives the same books.

    Args:
        files: where specimens of proofs are kept; without it no payment has a proof.
    """
    now = clock()
    for enterprise in _ENTERPRISES:
        enterprise.build(engine, now, files)
    return list(DEMO_LOGINS)
