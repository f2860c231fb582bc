"""The work of this request: reading, or one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import current_app

from bumdes.errors import EnterpriseError, PermissionDeniedError
from bumdes.work import begin_work, rehearse, run_work
from ledger import LedgerError
from webapp.login import current_visitor, note_refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from bumdes.work import Work

T = TypeVar("T")


def reading() -> AbstractContextManager[Work]:
    """Give work that only reads, of the person at the other end of this request."""
    return begin_work(
        current_app.extensions["engine"],
        actor=current_visitor().actor,
        book_id=current_visitor().book_id,
        clock=current_app.extensions["clock"],
        read_only=True,
    )


def act(do: Callable[[Work], T]) -> T:
    """Return what *do* returns, done in the name of the person at the other end.

    It may be done several times before it succeeds, and must only touch the database.
    """
    try:
        return run_work(
            current_app.extensions["engine"],
            actor=current_visitor().actor,
            book_id=current_visitor().book_id,
            clock=current_app.extensions["clock"],
            do=do,
        )
    except PermissionDeniedError:
        note_refusal()
        raise


def rehearsing(do: Callable[[Work], T]) -> T:
    """Return what *do* returns, done as ``act`` would do it; then nothing of it is done.

    A refusal is raised, and not kept as evidence: nobody asked for anything yet.
    """

    def rehearsed(work: Work) -> T | LedgerError | EnterpriseError:
        try:
            return rehearse(work, do)
        except (LedgerError, EnterpriseError) as error:
            return error

    done = act(rehearsed)
    if isinstance(done, LedgerError | EnterpriseError):
        raise done
    return done
