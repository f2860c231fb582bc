"""Finding parties: pages of the register, by name, kind and neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from bumdes.parties.likeness import are_alike, name_words
from bumdes.parties.merger import merged_codes
from bumdes.party import Party, PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

FEWEST_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyQuestion:
    """Who is asked for.

    Attributes:
        text: a part of the name, or the code.
        searches_numbers: whether the text may also be a part of NIK, NPWP or telephone.
        kind: only those who are that, mostly or also.
        rt: only those of this neighbourhood, three digits.
        with_gone: whether those merged with others, and those erased, are shown.
        after: name and code of the last one before the page.
    """

    text: str = ""
    searches_numbers: bool = False
    kind: PartyKind | None = None
    rt: str = ""
    with_gone: bool = False
    after: tuple[str, str] | None = None


def find_parties(
    session: Session, book_id: str, asked: PartyQuestion, *, most: int | None = None
) -> list[Party]:
    """Return who is asked for, by name, at most *most* of them."""
    query = select(Party).where(Party.book_id == book_id, *_conditions(book_id, asked))
    query = query.order_by(Party.name, Party.code)
    return list(session.scalars(query if most is None else query.limit(most)))


def count_parties(session: Session, book_id: str, asked: PartyQuestion) -> int:
    """Return how many are asked for, on all pages together."""
    query = select(func.count()).select_from(Party)
    found = query.where(Party.book_id == book_id, *_conditions(book_id, asked))
    return session.scalar(found) or 0


def find_alike(session: Session, book_id: str, name: str, *, most: int) -> list[Party]:
    """Return who may be called *name* in other letters, by name, at most *most* of them."""
    words = name_words(name)
    query = select(Party.code, Party.name).where(
        Party.book_id == book_id, *_conditions(book_id, PartyQuestion())
    )
    codes = [
        row.code
        for row in session.execute(query.order_by(Party.name, Party.code))
        if are_alike(words, name_words(row.name))
    ]
    found = (session.get(Party, (book_id, code)) for code in codes[:most])
    return [party for party in found if party is not None]


def neighbourhoods_of(session: Session, book_id: str) -> list[str]:
    """Return every RT in which somebody of the register lives, in order."""
    query = select(Party.rt).where(Party.book_id == book_id, Party.rt != "").distinct()
    return list(session.scalars(query.order_by(Party.rt)))


def _conditions(book_id: str, asked: PartyQuestion) -> Iterator[ColumnElement[bool]]:
    if asked.text:
        yield or_(*_matches(asked))
    if asked.kind is not None:
        padded = " " + Party.also + " "
        yield or_(Party.kind == asked.kind.value, padded.contains(f" {asked.kind.value} "))
    if asked.rt:
        yield Party.rt == asked.rt
    if not asked.with_gone:
        yield Party.erased_at == ""
        yield Party.code.not_in(merged_codes(book_id))
    if asked.after is not None:
        name, code = asked.after
        yield or_(Party.name > name, and_(Party.name == name, Party.code > code))


def _matches(asked: PartyQuestion) -> Iterator[ColumnElement[bool]]:
    yield func.lower(Party.name).contains(asked.text.lower(), autoescape=True)
    yield func.upper(Party.code) == asked.text.upper()
    digits = "".join(letter for letter in asked.text if letter in "0123456789")
    if asked.searches_numbers and len(digits) >= FEWEST_DIGITS:
        for number in (Party.nik, Party.npwp, Party.phone):
            yield number.contains(digits.removeprefix("0") if number is Party.phone else digits)
