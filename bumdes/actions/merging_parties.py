"""Merging parties: saying that two of the register are one, taking it back, or denying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contributor import Contributor
from bumdes.errors import MergerRefusedError, MergerUndoneError
from bumdes.parties.merger import (
    Mergers,
    PartyDistinction,
    PartyMerger,
    find_merger,
    mergers_of,
)
from bumdes.party import Party, PartyKind, find_party
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work


def merge_parties(work: Work, merged: str, kept: str, *, reason: str = "") -> PartyMerger:
    """Say that *merged* and *kept* are one person: readings name *kept* from now on.

    No line of the journal and nothing of the register changes; ``undo_merger`` takes it back.

    Raises:
        PermissionDeniedError: the actor may not, or does not see the data of both.
        NotFoundError: there is no such party.
        MergerRefusedError: they are the same already, one of them is merged or erased, *merged*
            brings capital in or is a village.
        InvalidTextError, TextTooLongError: the reason cannot be kept.
    """
    work.request = described("merge_parties", merged=merged, kept=kept)
    _require(work)
    check_text(reason, "reason", most=300, blank=True)
    work.book.writer()  # holds the books, so that nobody merges the other way meanwhile
    goes = find_party(work.session, work.book_id, merged)
    stays = find_party(work.session, work.book_id, kept)
    _refuse(work, goes, stays)
    return _add(work, PartyMerger(**_who(work), merged=merged, kept=kept, reason=reason))


def undo_merger(work: Work, merger_id: str, *, reason: str = "") -> PartyMerger:
    """Take a merger back: both stand for themselves again.

    Raises:
        PermissionDeniedError: the actor may not, or does not see the data of both.
        NotFoundError: there is no such merger.
        MergerUndoneError: it is not in force.
        InvalidTextError, TextTooLongError: the reason cannot be kept.
    """
    work.request = described("undo_merger", merger=merger_id)
    _require(work)
    check_text(reason, "reason", most=300, blank=True)
    work.book.writer()
    merger = find_merger(work.session, work.book_id, merger_id)
    in_force = {each.merger_id for each in mergers_of(work.session, work.book_id)}
    if merger_id not in in_force:
        raise MergerUndoneError(merger.merged, kept=merger.kept)
    undone = PartyMerger(
        **_who(work),
        merged=merger.merged,
        kept=merger.kept,
        reason=reason,
        undoes=merger_id,
    )
    return _add(work, undone)


def tell_parties_apart(work: Work, one: str, other: str) -> PartyDistinction:
    """Say that two who are alike are not one person: they are not proposed again.

    Raises:
        PermissionDeniedError: the actor may not, or does not see the data of both.
        NotFoundError: there is no such party.
        MergerRefusedError: they are the same one.
    """
    work.request = described("tell_parties_apart", one=one, other=other)
    _require(work)
    if one == other:
        raise MergerRefusedError("same_party", merged=one, kept=other)
    first, second = sorted((one, other))
    for code in (first, second):
        find_party(work.session, work.book_id, code)
    known = work.session.get(PartyDistinction, (work.book_id, first, second))
    if known is not None:
        return known
    said = PartyDistinction(
        book_id=work.book_id,
        one=first,
        other=second,
        said_at=stamp(work.clock()),
        said_by=work.actor.name,
    )
    work.session.add(said)
    work.session.flush()
    return said


def _require(work: Work) -> None:
    work.actor.require(Permission.KEEP_PARTIES)
    work.actor.require(Permission.READ_PERSONAL_DATA)


def _refuse(work: Work, goes: Party, stays: Party) -> None:
    """Do nothing if *goes* may be merged with *stays*."""
    facts = {"merged": goes.code, "kept": stays.code}
    mergers = Mergers.of(work.session, work.book_id)
    if goes.code == stays.code:
        raise MergerRefusedError("same_party", **facts)
    if goes.code in mergers.into or stays.code in mergers.into:
        raise MergerRefusedError("merged_before", **facts)
    if goes.is_erased or stays.is_erased:
        raise MergerRefusedError("erased_party", **facts)
    if PartyKind.VILLAGE in {goes.of_kind, stays.of_kind}:
        raise MergerRefusedError("a_village", **facts)
    if work.session.get(Contributor, (work.book_id, goes.code)) is not None:
        raise MergerRefusedError("a_contributor", **facts)


def _who(work: Work) -> dict[str, str]:
    return {
        "book_id": work.book_id,
        "merger_id": new_id(),
        "made_at": stamp(work.clock()),
        "made_by": work.actor.name,
    }


def _add(work: Work, merger: PartyMerger) -> PartyMerger:
    work.session.add(merger)
    work.session.flush()
    return merger
