"""The ways in which an entry is put right: its own form, others, its register, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import url_for

from bumdes.actions.correcting import correctable
from bumdes.correction import correction_of
from bumdes.errors import CorrectedElsewhereError, NothingToCorrectError, PermissionDeniedError
from bumdes.permissions import Permission
from bumdes.retelling import retold
from ledger import EntryKind
from webapp.correcting import OLD, place_of
from webapp.correction_places import correction_place
from webapp.readings.voucher import Related
from webapp.sentences import sentence
from webapp.tiles import TILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import PostedEntry
    from webapp.correction_places import CorrectionPlace
    from webapp.readings.voucher import Voucher


@dataclass(frozen=True, slots=True)
class OtherForm:
    """A form that may say better what happened."""

    address: str
    icon: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionWays:
    """How an entry may be put right.

    Attributes:
        form: the address of the form that is filled with it; empty if there is none.
        others: forms of other kinds of transaction.
        place: the register where it is put right.
        replaced_by: what stands for it already.
        may_take_back: whether it may be taken back alone.
        why_not: why there is no form.
    """

    form: str = ""
    others: tuple[OtherForm, ...] = ()
    place: CorrectionPlace | None = None
    replaced_by: Related | None = None
    may_take_back: bool = False
    why_not: str = ""


def read_ways(work: Work, voucher: Voucher) -> CorrectionWays:
    """Return how the entry of *voucher* may be put right by the actor."""
    posted, may_take_back = voucher.posted, voucher.may_reverse
    standing = correction_of(work.book, posted.sequence)
    if standing is not None:
        place = Related(standing.entry.date.year, standing.number, standing.voucher)
        return CorrectionWays(replaced_by=place)
    try:
        correctable(work, posted.sequence)
    except CorrectedElsewhereError:
        place_there = correction_place(dict(posted.entry.tags))
        return CorrectionWays(place=place_there, may_take_back=may_take_back)
    except (NothingToCorrectError, PermissionDeniedError) as error:
        return CorrectionWays(why_not=sentence(error), may_take_back=may_take_back)
    form, own = _own_form(work, posted)
    return CorrectionWays(
        form=form,
        others=tuple(_others(work, posted, own)),
        may_take_back=may_take_back,
        why_not="" if form else "Catatan ini tidak dapat ditulis lagi lewat formulir.",
    )


def _own_form(work: Work, posted: PostedEntry) -> tuple[str, str]:
    """Return the address of the form that made *posted*, and its kind of transaction."""
    command, said = retold(work, posted), _said(posted)
    if command is not None:
        for tile in TILES:
            if tile.kind is not None and tile.kind.key == command.kind:
                return url_for("recording.ask", slug=tile.slug, **said), command.kind
    units = {posting.unit for posting in posted.entry.postings}
    is_typed = posted.entry.kind in {EntryKind.ORDINARY, EntryKind.ADJUSTING}
    if is_typed and all(work.actor.allows(Permission.RECORD_ENTRY, unit=u) for u in units):
        return url_for("free_journal.ask", **said), ""
    return "", ""


def _said(posted: PostedEntry) -> dict[str, Any]:
    """Return what addresses of forms say that correct *posted*."""
    return {OLD: place_of(posted)}


def _others(work: Work, posted: PostedEntry, own: str) -> Iterator[OtherForm]:
    said = _said(posted)
    units = {posting.unit for posting in posted.entry.postings}
    if len(units) == 1 and work.actor.allows(
        Permission.RECORD_TRANSACTION, unit=next(iter(units))
    ):
        for tile in TILES:
            if tile.kind is not None and tile.kind.key != own:
                address = url_for("recording.ask", slug=tile.slug, **said)
                yield OtherForm(address, tile.icon, tile.label)
    if own and work.actor.allows(Permission.RECORD_ENTRY):
        yield OtherForm(url_for("free_journal.ask", **said), "book", "Jurnal manual")
