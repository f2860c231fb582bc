"""Keeping templates: an entry that was recorded becomes a pattern for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.errors import InvalidFieldError, TakenError
from bumdes.journal_template import (
    JournalTemplate,
    JournalTemplateLine,
    find_template,
    template_lines,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from ledger import EntryKind
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work

OF_PEOPLE = frozenset({EntryKind.ORDINARY, EntryKind.ADJUSTING})
"""The kinds of entries that people write by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveTemplate:
    """An entry whose lines are to be written again.

    Attributes:
        sequence: its place in the journal.
        name: what people will look for.
        keeps_amounts: whether the amounts are filled in too.
    """

    sequence: int
    name: str
    keeps_amounts: bool = False


def save_template(work: Work, command: SaveTemplate) -> JournalTemplate:
    """Keep the lines of an entry as a template.

    Raises:
        PermissionDeniedError: the actor may not write journal entries in all its units.
        EntryNotFoundError: there is no such entry.
        InvalidFieldError: it is no entry that people write, such as a closing one.
        TakenError: another template has that name.
        BlankTextError, InvalidTextError: it cannot be called so.
    """
    work.request = described("save_template", sequence=command.sequence, name=command.name)
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    entry = work.book.entry(command.sequence).entry
    for unit in {posting.unit for posting in entry.postings}:
        work.actor.require(Permission.RECORD_ENTRY, unit=unit)
    if entry.kind not in OF_PEOPLE:
        raise InvalidFieldError("kind", entry.kind.value, "written_by_people")
    name = check_text(command.name, "name", most=100)
    taken = select(JournalTemplate.template_id).where(
        JournalTemplate.book_id == work.book_id, JournalTemplate.name == name
    )
    if work.session.scalar(taken) is not None:
        raise TakenError("journal_template", name)
    template = JournalTemplate(
        book_id=work.book_id,
        template_id=new_id(),
        name=name,
        description=entry.description,
        kind=entry.kind.value,
        recorded_by=work.actor.name,
    )
    work.session.add(template)
    work.session.flush()
    work.session.add_all(
        JournalTemplateLine(
            book_id=work.book_id,
            template_id=template.template_id,
            position=position,
            account=posting.account,
            side=posting.side.value,
            minor=posting.minor if command.keeps_amounts else 0,
            unit=posting.unit,
        )
        for position, posting in enumerate(entry.postings)
    )
    work.session.flush()
    return template


def remove_template(work: Work, template_id: str) -> None:
    """Forget a template; what was recorded with it stays.

    Raises:
        PermissionDeniedError: the actor may not write journal entries in all its units.
        NotFoundError: there is no such template.
    """
    work.request = described("remove_template", template=template_id)
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    template = find_template(work.session, work.book_id, template_id)
    lines = template_lines(work.session, work.book_id, template_id)
    for unit in {line.unit for line in lines}:
        work.actor.require(Permission.RECORD_ENTRY, unit=unit)
    for line in lines:
        work.session.delete(line)
    work.session.flush()
    work.session.delete(template)
    work.session.flush()
