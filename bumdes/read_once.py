"""Reading once: what one page asks many times is asked of the database a single time.

Work that only reads sees the database as it stood at its first question, so that an answer it
got cannot become wrong before it ends; and no answer outlives the work. Work that may write is
told anew each time.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.orm import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_ANSWERS = "bumdes.read_once"


class Reader(Protocol):
    """Work, as far as reading needs it."""

    @property
    def session(self) -> Session: ...

    @property
    def book_id(self) -> str: ...


P = ParamSpec("P")
T = TypeVar("T")
H = TypeVar("H", bound="Session | Reader")


def sees_one_moment(session: Session) -> None:
    """Take note that all queries of *session* see the database as it stood at the first."""
    session.info[_ANSWERS] = {}


def read_once(read: Callable[Concatenate[H, P], T]) -> Callable[Concatenate[H, P], T]:
    """Let *read* answer again what it answered before, wherever that cannot have changed.

    Of work, it may ask for the session and the name of the books only; all that it is told
    besides must be hashable. A list or dict is handed out anew each time.
    """

    @wraps(read)
    def answered(holder: H, /, *told: P.args, **named: P.kwargs) -> T:
        session = holder if isinstance(holder, Session) else holder.session
        answers: dict[Hashable, Any] | None = session.info.get(_ANSWERS)
        if answers is None:
            return read(holder, *told, **named)
        book_id = None if isinstance(holder, Session) else holder.book_id
        key = (read, book_id, told, tuple(sorted(named.items())))
        if key not in answers:
            answers[key] = read(holder, *told, **named)
        found: T = answers[key]
        return type(found)(found) if isinstance(found, list | dict) else found

    return answered
