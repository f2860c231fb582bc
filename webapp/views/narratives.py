"""Narratives: the texts that people write in reports, with figures of the books in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.writing_narratives import WriteNarrative, write_narrative
from bumdes.errors import NotFoundError
from bumdes.reporting.narrative import LONGEST_NARRATIVE
from reports.kind import Asked
from reports.references import LiveFigures
from webapp.answering import answered
from webapp.forms.fields import Paragraphs, PlainForm, Whole
from webapp.login import current_visitor
from webapp.queries import period_of
from webapp.readings.accountability import usual_period
from webapp.readings.narratives import begun_with, read_narrative, shown
from webapp.templating import now
from webapp.views.accountability import find_kind
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.reporting.narrative import Narrative
    from bumdes.work import Work
    from reports.kind import ReportKind, Slot
    from webapp.problems import Problem

bp = Blueprint("narratives", __name__, url_prefix="/pertanggungjawaban")

PREVIEW = "pratinjau"


class NarrativeForm(PlainForm):
    """A text, and the version that its writer saw; a blank text takes back what stands."""

    text = Paragraphs("teks", most=LONGEST_NARRATIVE)
    based_on = Whole("versi", most=100_000)


@bp.get("/<slug>/naskah/<slot>")
def show(slug: str, slot: str) -> str:
    """Show a text, and how to change it."""
    kind = find_kind(slug)
    return _page(kind, _slot(kind, slot), request.args)


@bp.post("/<slug>/naskah/<slot>")
def write(slug: str, slot: str) -> Response | tuple[str, int] | str:
    """Keep a text, or show how the report will say it."""
    kind = find_kind(slug)
    place = _slot(kind, slot)
    current_visitor().actor.require(place.permission)
    if request.form.get("langkah") == PREVIEW:
        return _page(kind, place, request.form, typed=True)

    def do(work: Work, said: dict[str, Any]) -> Narrative:
        asked = _asked(kind, request.form)
        command = WriteNarrative(
            report=kind.key,
            period=asked.period,
            slot=place.key,
            text=said["text"],
            based_on=said["based_on"] or 0,
            permission=place.permission,
            knows=LiveFigures(work, asked).knows,
        )
        return write_narrative(work, command)

    return answered(
        NarrativeForm(),
        do,
        onward=lambda _: _place(kind, request.form),
        again=lambda values, found: _page(kind, place, values, found, typed=True),
    )


def _slot(kind: ReportKind, key: str) -> Slot:
    """Return the place *key* in reports of *kind*.

    Raises:
        NotFoundError: there is none.
    """
    for slot in kind.slots:
        if slot.key == key:
            return slot
    raise NotFoundError("slot", key)


def _asked(kind: ReportKind, values: Mapping[str, str]) -> Asked:
    period = period_of(values.get("masa", ""))
    return Asked(period=period or usual_period(kind.span, now().date()), now=now())


def _place(kind: ReportKind, values: Mapping[str, str]) -> str:
    return url_for(
        "accountability.kind",
        slug=kind.slug,
        masa=values.get("masa") or None,
        perihal=values.get("perihal") or None,
        _anchor="naskah",
    )


def _page(
    kind: ReportKind,
    slot: Slot,
    values: Mapping[str, str],
    found: Sequence[Problem] = (),
    *,
    typed: bool = False,
) -> str:
    """Return the page of *slot*; with what was typed in it if it was.

    Somebody who saw an older version than stands now is shown both, and saves once more.
    """
    with reading() as work:
        asked = _asked(kind, values)
        page = read_narrative(work, kind, slot, asked)
        begun = begun_with(page, slot, values.get("isi", ""))
        text = values.get("teks", "") if typed else begun
        said = shown(work, asked, text)
    saw = values.get("versi", "") if typed else str(page.standing)
    return render_template(
        "narrative.html",
        kind=kind,
        slot=slot,
        asked=asked,
        page=page,
        text=text,
        said=said,
        found=found,
        is_preview=typed and not found,
        is_outdated=saw != str(page.standing),
        longest=LONGEST_NARRATIVE,
        place=_place(kind, values),
        perihal=values.get("perihal", ""),
    )
