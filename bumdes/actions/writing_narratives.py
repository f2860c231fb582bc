"""Writing the texts of reports: each change is a version, and none overwrites another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import NarrativeChangedError, UnknownFigureError
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.reporting.narrative import (
    FIGURE_NAME,
    LONGEST_NARRATIVE,
    Narrative,
    versions_of,
)
from ledger.canonical import stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from bumdes.work import Work
    from ledger import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteNarrative:
    """A text for one place of a report.

    Attributes:
        text: lines and empty lines are kept; empty takes it back.
        based_on: the version that the writer saw; 0 for none.
        permission: what writing it asks for: the supervisor's texts are the supervisor's.
        knows: whether there is a live figure of a name; without it, any name is taken.
    """

    report: str
    period: Period
    slot: str
    text: str
    based_on: int
    permission: Permission = Permission.WRITE_REPORTS
    knows: Callable[[str], bool] | None = None


def write_narrative(work: Work, command: WriteNarrative) -> Narrative:
    """Keep a text as a new version, and return it; the same text again is the same version.

    Raises:
        PermissionDeniedError: the actor may not write it.
        InvalidTextError, TextTooLongError: it is too long, or holds what cannot be seen.
        UnknownFigureError: it names a figure that there is not.
        NarrativeChangedError: somebody else has written it since.
    """
    work.actor.require(command.permission)
    text = check_lines(command.text, "text", blank=True, most=LONGEST_NARRATIVE)
    _check_figures(text, command.knows)
    versions = versions_of(
        work.session, work.book_id, command.report, command.period, command.slot
    )
    last = versions[0] if versions else None
    if last is not None and last.text == text:
        return last
    standing = last.version if last else 0
    if standing != command.based_on:
        raise NarrativeChangedError(command.slot, last.written_by if last else "")
    narrative = Narrative(
        book_id=work.book_id,
        report=command.report,
        period=str(command.period),
        slot=command.slot,
        version=standing + 1,
        text=text,
        written_at=stamp(work.clock()),
        written_by=work.actor.name,
    )
    work.session.add(narrative)
    work.session.flush()
    return narrative


def _check_figures(text: str, knows: Callable[[str], bool] | None) -> None:
    if knows is None:
        return
    unknown = [name for name in dict.fromkeys(FIGURE_NAME.findall(text)) if not knows(name)]
    if unknown:
        raise UnknownFigureError(unknown)
