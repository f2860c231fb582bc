"""What was asked of a book and refused, kept as evidence in a chain of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from sqlalchemy import insert, select

from ledger import numbering
from ledger.canonical import HASH_VERSION, canonical_json, digest, genesis, moment, stamp
from ledger.tables import refusals

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

LONGEST_REQUEST = 20_000
"""Characters of a refused request that are kept."""


class Cause(Protocol):
    """Why something was refused: a ``LedgerError``, or an error of those who build on it."""

    code: ClassVar[str]

    @property
    def facts(self) -> Mapping[str, object]:
        """What the error is about, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One refusal: who asked what when, and the code and facts of the error."""

    refusal_no: int
    refused_at: dt.datetime
    actor: str
    code: str
    facts: str
    request: str


def record(
    connection: Connection,
    book_id: str,
    identity: str,
    error: Cause,
    *,
    request: str,
    actor: str,
    at: dt.datetime,
) -> Refusal:
    """Keep that *actor* asked for *request* and got *error*; return what was kept."""
    c = refusals.c
    last = connection.execute(
        select(c.refusal_no, c.hash)
        .where(c.book_id == book_id)
        .order_by(c.refusal_no.desc())
        .limit(1)
    ).one_or_none()
    facts = {name: str(value)[:500] for name, value in error.facts.items()}
    refusal = Refusal(
        refusal_no=last.refusal_no + 1 if last else 1,
        refused_at=at,
        actor=_storable(actor)[:200],
        code=error.code,
        facts=_storable(canonical_json(facts)),
        request=_storable(request)[:LONGEST_REQUEST],
    )
    before = last.hash if last else genesis(identity)
    connection.execute(insert(refusals).values(refusal_row(book_id, refusal, before)))
    numbering.keep(connection, book_id, {(numbering.REFUSALS, 0): refusal.refusal_no})
    return refusal


def read(connection: Connection, book_id: str) -> list[Refusal]:
    """Return every refusal, the first one first."""
    c = refusals.c
    query = select(refusals).where(c.book_id == book_id).order_by(c.refusal_no)
    return [_refusal(row) for row in connection.execute(query)]


def refusal_fields(refusal: Refusal) -> list[str | int | None]:
    """Return the fields of *refusal* that its digest covers; see ``ledger.canonical``."""
    return [
        "refusal",
        refusal.refusal_no,
        stamp(refusal.refused_at),
        refusal.actor,
        refusal.code,
        refusal.facts,
        refusal.request,
    ]


def refusal_row(book_id: str, refusal: Refusal, before: str) -> dict[str, Any]:
    """Return the row of *refusal*, whose digest follows *before*."""
    return {
        "book_id": book_id,
        "refusal_no": refusal.refusal_no,
        "refused_at": stamp(refusal.refused_at),
        "actor": refusal.actor,
        "code": refusal.code,
        "facts": refusal.facts,
        "request": refusal.request,
        "hash_version": HASH_VERSION,
        "hash": digest(before, refusal_fields(refusal)),
    }


def _storable(text: str) -> str:
    """Return *text* with what no database stores replaced: lone surrogates and NUL."""
    return text.encode(errors="replace").decode().replace("\0", "\ufffd")


def _refusal(row: Row[Any]) -> Refusal:
    return Refusal(
        refusal_no=row.refusal_no,
        refused_at=moment(row.refused_at),
        actor=row.actor,
        code=row.code,
        facts=row.facts,
        request=row.request,
    )
