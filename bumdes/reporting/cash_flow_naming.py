"""Cash flows named by hand: a line of the journal that another line of the statement takes.

The journal says what cash was for by what stands on its other side, and never changes. Where
that misses what was meant, people name the line of the statement for one posting, and say why.
What the posting explains moves from one line of the statement to another, whole: all lines
together stay what they were, and so opening, flow and closing still tie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Integer,
    String,
    bindparam,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger import Dimension
from ledger.beside import ENTRY_DAYS, POSTED_LINES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy import BindParameter, CompoundSelect, Row
    from sqlalchemy.orm import Session

    from ledger import BookView, Period


class CashFlowNaming(Record):
    """That a posting belongs to another line of the statement of cash flows.

    Attributes:
        entry_sequence, line_no: the posting, its line counted from 1.
        version: counted from 1; the highest stands.
        component: key of the line; empty takes an earlier naming back.
        reason: why, in a sentence.
        named_at: UTC, as the ledger writes times.
    """

    __tablename__ = "cash_flow_namings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["books.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry_sequence: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    line_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    component: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(500))
    named_at: Mapped[str] = mapped_column(String(27))
    named_by: Mapped[str] = mapped_column(String(200))


class NamedFlow(NamedTuple):
    """A posting whose cash stands on a line that was named by hand.

    Attributes:
        sequence, line_no: of the posting; of a reversal, its own.
        was, now: what the journal marked it with, and the line named.
        net: debits less credits, in minor units.
    """

    sequence: int
    line_no: int
    date: dt.date
    account: str
    unit: str
    was: str
    now: str
    net: int


def _query() -> CompoundSelect[Any]:
    """Return the query for the postings that were named, and for those that take them back."""
    n, e, p = CashFlowNaming, ENTRY_DAYS.c, POSTED_LINES.c
    book: BindParameter[str] = bindparam("book")
    net = (p.debit_minor - p.credit_minor).label("net")
    told = (p.sequence, p.line_no, p.date, p.account, p.unit, p.fund, p.component, net)
    named = (n.version, n.component.label("now"))
    ours = (n.book_id == book, p.book_id == book, p.line_no == n.line_no)
    own = select(literal(1).label("is_own"), *told, *named).where(
        *ours, p.sequence == n.entry_sequence
    )
    taken_back = select(literal(0).label("is_own"), *told, *named).where(
        *ours, e.book_id == book, e.reverses == n.entry_sequence, p.sequence == e.sequence
    )
    return union_all(taken_back, own)


_NAMED = _query()


def named_flows(
    view: BookView, period: Period, *, unit: str | None = None, fund: str | None = None
) -> list[NamedFlow]:
    """Return the postings of *period* whose line was named by hand, in journal order.

    What takes an entry back goes the way of the entry, unless it was itself named.

    Args:
        unit: of one unit only, an empty string for the head office; None for all.
        fund: of one fund only, an empty string for none; None for all.
    """
    standing: dict[tuple[int, int], Row[Any]] = {}
    for row in view.connection.execute(_NAMED, {"book": view.book_id}):
        other = standing.get((row.sequence, row.line_no))
        if other is None or (row.is_own, row.version) > (other.is_own, other.version):
            standing[row.sequence, row.line_no] = row
    return [
        NamedFlow(
            sequence=row.sequence,
            line_no=row.line_no,
            date=row.date,
            account=row.account,
            unit=row.unit,
            was=row.component,
            now=row.now,
            net=int(row.net),
        )
        for _, row in sorted(standing.items(), key=lambda item: item[0])
        if row.date in period
        and unit in {None, row.unit}
        and fund in {None, row.fund}
        and row.component
        and row.now not in {"", row.component}
    ]


def namings_of(session: Session, book_id: str) -> Sequence[CashFlowNaming]:
    """Return every naming that was ever made, in journal order, the last version first."""
    c = CashFlowNaming
    query = select(c).where(c.book_id == book_id)
    return session.scalars(query.order_by(c.entry_sequence, c.line_no, c.version.desc())).all()


def naming_of(
    session: Session, book_id: str, sequence: int, line_no: int
) -> CashFlowNaming | None:
    """Return the naming of one posting that stands, if it was ever named."""
    c = CashFlowNaming
    query = select(c).where(
        c.book_id == book_id, c.entry_sequence == sequence, c.line_no == line_no
    )
    return session.scalars(query.order_by(c.version.desc()).limit(1)).one_or_none()


def marks_of(view: BookView, sequence: int) -> dict[int, str]:
    """Return what the journal marked each line of an entry with; nothing where no cash is."""
    p = POSTED_LINES.c
    query = select(p.line_no, p.component).where(
        p.book_id == view.book_id, p.sequence == sequence
    )
    return {row.line_no: row.component for row in view.connection.execute(query)}


def between_units(view: BookView) -> frozenset[str]:
    """Return the accounts that carry what moves between units and the head office."""
    settings = view.settings()
    own = [value.account for value in view.known(Dimension.UNIT)]
    accounts = (settings.unit_current_account, settings.head_office_account, *own)
    return frozenset(filter(None, accounts))
