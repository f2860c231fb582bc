"""Keeping what stood in a register whenever somebody changes it, whichever act does.

It listens to the database session of the work, so that no act can forget it.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import event, inspect

from bumdes.changes.register import Shown
from bumdes.changes.register_change import LONGEST, RegisterChange
from bumdes.changes.registers import REGISTERS
from bumdes.record import Record, new_id
from ledger.canonical import stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import InstanceState, Session

    from bumdes.changes.register import Register

_FORGETS = "forgets"
_MOST_THING, _MOST_CALLED = 150, 200


class Act(NamedTuple):
    """Who changes something in which books, and when."""

    book_id: str
    by: str
    at: dt.datetime


def keep_changes(session: Session, *, by: str, clock: Callable[[], dt.datetime]) -> None:
    """Keep what *session* changes in registers from now on, as changed *by* somebody."""

    def before_flush(flushed: Session, *_: object) -> None:
        if flushed.info.get(_FORGETS):
            return
        at = ""
        for record in list(flushed.dirty):
            register = REGISTERS.get(getattr(record, "__tablename__", ""))
            if register is None:
                continue
            at = at or stamp(clock())
            flushed.add_all(_changes(record, register, at=at, by=by))

    event.listen(session, "before_flush", before_flush)


@contextmanager
def forgetting(session: Session) -> Iterator[None]:
    """Keep nothing of what is changed inside: what must be erased may not live on in a log."""
    session.flush()
    session.info[_FORGETS] = True
    try:
        yield
        session.flush()
    finally:
        del session.info[_FORGETS]


def note_change(
    session: Session,
    act: Act,
    field: str,
    *,
    register: str,
    thing: str,
    called: str,
    before: object,
    after: object,
) -> None:
    """Keep a change of what is no record, such as an account; nothing if it is none."""
    if before == after:
        return
    session.add(
        RegisterChange(
            book_id=act.book_id,
            change_id=new_id(),
            changed_at=stamp(act.at),
            changed_by=act.by,
            register=register,
            thing=thing[:_MOST_THING],
            called=called[:_MOST_CALLED],
            field=field,
            before=kept_text(before),
            after=kept_text(after),
        )
    )


def kept_text(value: object) -> str:
    """Return *value* as the log keeps it, cut where it is very long.

    Nothing for None, 1 or 0 for yes or no, days as ISO 8601, money in minor units.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _changes(
    record: Record, register: Register, *, at: str, by: str
) -> Iterator[RegisterChange]:
    state: InstanceState[Record] = inspect(record)
    values = state.attrs
    for name, field in register.fields.items():
        history = values[name].history
        if not (history.added and history.deleted):
            continue
        before, after = kept_text(history.deleted[0]), kept_text(history.added[0])
        is_closed = field.shown is Shown.CLOSED
        yield RegisterChange(
            book_id=values["book_id"].value,
            change_id=new_id(),
            changed_at=at,
            changed_by=by,
            register=record.__tablename__,
            thing=_thing(record)[:_MOST_THING],
            called=_called(state, register)[:_MOST_CALLED],
            field=name,
            before="" if is_closed else before,
            after="" if is_closed else after,
        )


def _called(state: InstanceState[Record], register: Register) -> str:
    """Return what the thing was called before it was changed."""
    if not register.called:
        return ""
    named = state.attrs[register.called]
    old = named.history.deleted
    return str(old[0] if old else named.value)


def _thing(record: Record) -> str:
    """Return by what *record* is known in its table, the name of the books left out."""
    keys = inspect(type(record)).primary_key
    parts = [kept_text(getattr(record, key.name)) for key in keys if key.name != "book_id"]
    return "/".join(parts) or kept_text(getattr(record, "book_id", ""))
