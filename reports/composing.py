"""What every bound report shares: its head, its signatures, what people wrote, its state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.check import Occasion, run_checks
from bumdes.month import day_words
from bumdes.phrase import phrase, word
from bumdes.reporting.narrative import narratives_of
from reports.asked import asked_data
from reports.bound.report import Report
from reports.checks import ALL_CHECKS
from reports.document import Letterhead, Verification
from reports.letterhead import letterhead_of, owners_of, signatories_of
from reports.references import LiveFigures
from reports.statements import STATEMENTS
from reports.words import for_periods

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import Period
    from reports.bound.report import Chapter
    from reports.document import Document, Signatory
    from reports.kind import Asked, ReportKind


def compose(work: Work, kind: ReportKind, asked: Asked) -> Report:
    """Return a report, and why it is only a draft, if it is.

    The database is asked here and not again: rendering needs no transaction.

    Raises:
        PermissionDeniedError: the actor may not read it.
        ReportError: it cannot be made.
    """
    work.actor.require(kind.permission, unit=asked.unit)
    report = kind.compose(work, asked)
    draft = (*report.draft, *why_draft(work, kind, asked))
    return replace(report, draft=draft, asked=asked_data(asked))


def report_of(
    work: Work, asked: Asked, *, key: str, title: str, chapters: tuple[Chapter, ...]
) -> Report:
    """Return a report of *chapters*, with the letterhead and the head of the chain.

    A cover, contents, a subject, or other words for the period are set with ``replace``.
    """
    settings = work.book.settings()
    return Report(
        key=key,
        title=title,
        period=asked.period,
        period_words=for_periods((asked.period,)),
        book_id=work.book_id,
        letterhead=letterhead_of(work, asked.files) or Letterhead(name=work.book.name),
        chapters=chapters,
        verification=Verification(
            head=settings.head, sequence=settings.last_sequence, printed_at=asked.now
        ),
        paper=asked.paper,
        owners=owners_of(work),
    )


def signatures_for(work: Work, asked: Asked) -> tuple[tuple[Signatory, ...], str]:
    """Return who signs at the end of the period, and the place and day above them."""
    letterhead = letterhead_of(work)
    place = letterhead.place if letterhead else ""
    opening = ", ".join(filter(None, (place, day_words(asked.now.date()))))
    return signatories_of(work, asked.period.last_day), opening


def texts_of(work: Work, kind: ReportKind, asked: Asked) -> Mapping[str, str]:
    """Return the text of each slot of *kind*, its live figures filled in.

    What nobody wrote is the template of the slot.
    """
    written = narratives_of(work.session, work.book_id, kind.key, asked.period)
    figures = LiveFigures(work, asked)
    texts = {key: narrative.text for key, narrative in written.items()}
    return {slot.key: figures.fill(texts.get(slot.key) or slot.template) for slot in kind.slots}


def why_draft(work: Work, kind: ReportKind, asked: Asked) -> tuple[str, ...]:
    """Return why a report of *kind* is only a draft: checks that bind, and what it lacks."""
    if not kind.is_checked or work.enterprise is None:
        return ()
    return (*failed_proofs(work, asked.period), *gaps_of(work, kind, asked))


def gaps_of(work: Work, kind: ReportKind, asked: Asked) -> tuple[str, ...]:
    """Return what a report of *kind* lacks: texts that nobody wrote, and what its kind says."""
    written = narratives_of(work.session, work.book_id, kind.key, asked.period)
    missing = [
        phrase("“{title}” belum ditulis.", title=word(slot.title))
        for slot in kind.slots
        if slot.is_needed and not (slot.key in written and written[slot.key].text)
    ]
    return (*missing, *(kind.lacks(work, asked) if kind.lacks else ()))


def marked(work: Work, document: Document) -> Document:
    """Return a statement that is printed by itself, as a draft if a check that binds failed.

    Listings are shown as they are: they are what one looks at to put things right.
    """
    if document.key not in STATEMENTS or work.enterprise is None:
        return document
    failed = failed_proofs(work, document.period)
    return replace(document, draft=(*document.draft, *failed))


def failed_proofs(work: Work, period: Period, *, of_storage: bool = True) -> tuple[str, ...]:
    """Return which checks that bind find something in *period*, a sentence each.

    Only these are asked: the others find what a report may be printed with.

    Args:
        of_storage: also those that look whether the books were changed from outside, for
            which everything is read; what only tells people what to do has no need of them.
    """
    asked = [check for check in ALL_CHECKS if check.is_binding]
    if not of_storage:
        asked = [check for check in asked if not check.is_of_storage]
    results = run_checks(work, asked, on=Occasion.PRINT, period=period)
    return tuple(
        phrase(
            "Belum terpenuhi: {check} ({findings} temuan).",
            check=word(result.check.label),
            findings=len(result.findings),
        )
        for result in results
        if result.prevents
    )
