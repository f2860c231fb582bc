"""Balances that are told in one sum: whom they concern is told later, or is known already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.credit.claim import open_claims
from bumdes.credit.control import OPENING, Control, control_of
from bumdes.credit.payment import Part, oldest_parts
from bumdes.document import NewDocument, open_document
from bumdes.party import PartyKind, ensure_party
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.document import Document
    from bumdes.work import Work
    from ledger import JournalEntry, PostedEntry, Posting

UNTOLD = "BELUM-RINCI"
"""The party of balances of which nobody knows yet whom they concern."""


def open_untold(work: Work, control: Control, *, unit: str, on: dt.date) -> Document:
    """Open a document for a sum of which nobody knows yet whom it concerns.

    The act that asks for it has asked for the permission. ``tell_apart`` tells it later.
    """
    party = ensure_party(work, UNTOLD, name="Saldo awal belum dirinci", kind=PartyKind.OTHER)
    new = NewDocument(
        sub_ledger=control.key,
        kind=OPENING.key,
        prefix=OPENING.prefix,
        issued_on=on,
        party=party.code,
        unit=unit,
        description="Saldo awal belum dirinci",
    )
    return open_document(work, new)


def untold(work: Work, entry: JournalEntry, known: PostedEntry | None) -> JournalEntry:
    """Return *entry*, where lines that let grow what is owed name a document, if untold yet.

    Args:
        known: the same entry as it was posted before; then its documents are named again.
    """
    lines = []
    for place, posting in enumerate(entry.postings):
        control = control_of(posting.account)
        if control is None or posting.document or posting.side is not control.grows:
            lines.append(posting)
        elif known is not None:
            before = known.entry.postings[place]
            lines.append(replace(posting, party=before.party, document=before.document))
        else:
            document = open_untold(work, control, unit=posting.unit, on=entry.date)
            lines.append(replace(posting, party=document.party, document=document.code))
    return replace(entry, postings=tuple(lines))


def carried(work: Work, postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Return *postings*, where what goes from one unit to another keeps party and document.

    The oldest documents go first. Where less is open than goes, nothing is named.
    """
    lines = tuple(postings)
    for giving in lines:
        control = control_of(giving.account)
        if control is None or giving.document or giving.side is control.grows:
            continue
        parts = _open_at(work, control, giving)
        if sum(part.minor for part in parts) == giving.minor:
            lines = _named(work, lines, giving, parts)
    return lines


def _open_at(work: Work, control: Control, giving: Posting) -> list[Part]:
    claims = [
        claim
        for claim in open_claims(work, control.key, parties=None)
        if (claim.place.account, claim.place.unit, claim.place.fund)
        == (giving.account, giving.unit, giving.fund)
    ]
    return oldest_parts(claims, giving.minor)


def _named(
    work: Work, lines: tuple[Posting, ...], giving: Posting, parts: list[Part]
) -> tuple[Posting, ...]:
    """Return *lines*, where *giving* and its counterpart are told apart by *parts*."""
    found: list[Posting] = []
    for posting in lines:
        is_ours = posting is giving or (
            posting.account == giving.account
            and posting.side is giving.side.opposite
            and posting.minor == giving.minor
            and not posting.document
        )
        if not is_ours:
            found.append(posting)
            continue
        found += [
            replace(
                posting,
                amount=from_minor(part.minor, work.book.currency),
                party=part.claim.place.party,
                document=part.claim.place.document,
            )
            for part in parts
        ]
    return tuple(found)
