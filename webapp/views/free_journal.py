"""The journal without a form: as many lines as it takes, over any accounts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.keeping_templates import SaveTemplate, remove_template, save_template
from bumdes.actions.recording import record_entry
from bumdes.permissions import Permission
from ledger import EntryKind
from webapp.answering import answered
from webapp.correcting import asked_correction, seen, standing
from webapp.correcting import recorded as recorded_or_corrected
from webapp.forms.values import blank_values, days, renewed
from webapp.journal_form import (
    MOST_LINES,
    TemplateForm,
    line_count,
    typed_entry,
    typed_sums,
)
from webapp.language.saying import t
from webapp.problems import REFUSALS, Problem, problems_of
from webapp.proofs import NO_PROOFS, Proofs, proof_files, take_proofs
from webapp.queueing import recorded, refused_for, require_as_seen, wants_data
from webapp.readings.again import proofs_again
from webapp.readings.free_journal import (
    asks_about,
    journal_entry,
    read_again,
    read_free_journal,
    read_journal_preview,
    read_template,
)
from webapp.readings.preview import seal_of
from webapp.readings.sight import Choice
from webapp.readings.voucher import read_voucher
from webapp.tile_choice import FREE_JOURNAL
from webapp.uploads import takes_files
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from ledger import Posted
    from webapp.correcting import Correcting
    from webapp.readings.free_journal import TypedEntry
    from webapp.readings.preview import Preview

bp = Blueprint("free_journal", __name__, url_prefix="/catat/jurnal")

FIRST_LINES, MORE_LINES = 4, 2

KINDS = (
    Choice(EntryKind.ORDINARY, "Biasa"),
    Choice(EntryKind.ADJUSTING, "Penyesuaian akhir masa"),
)


@bp.get("/")
def ask() -> str:
    """Show an empty form, or one filled with a template or an entry to be written again."""
    values = blank_values() | {"baris": str(FIRST_LINES)}
    correcting = asked_correction()
    if correcting is not None:
        return _again(values, correcting)
    if template_id := request.args.get("contoh", ""):
        with reading() as work:
            values |= read_template(work, template_id)
    if (year := request.args.get("tahun", type=int)) is not None:
        with reading() as work:
            values |= read_again(work, year, request.args.get("nomor", 0, type=int))
    return _form(values)


def _again(values: dict[str, str], correcting: Correcting) -> str:
    """Show a form that holds what the entry says that it corrects."""
    posted = correcting.posted
    day = {"hari": "lain", "tanggal": posted.entry.date.isoformat()}
    with reading() as work:
        values |= read_again(work, posted.entry.date.year, posted.number) | day
        proofs = Proofs(proofs_again(work, posted))
    return _form(values, proofs=proofs, correcting=correcting)


@bp.post("/")
@takes_files
def answer() -> Response | str | tuple[str, int]:
    """Check what was typed and show what it would record, or record it if that was seen."""
    values, step = request.form.to_dict(), request.form.get("langkah", "")
    correcting, proofs = asked_correction(), take_proofs()
    if step == "tambah":
        more = values | {"baris": str(line_count(values) + MORE_LINES)}
        return _form(more, found=proofs.found, proofs=proofs, correcting=correcting)
    if wants_data() and correcting is None:
        return _answer_device(values, proofs)
    try:
        typed = replace(typed_entry(values), evidence=proofs.checked())
        if step == "simpan" and _was_seen(typed, correcting):
            return _recorded(typed, correcting)
        preview = seen(
            correcting,
            lambda work: read_journal_preview(work, typed, partial(standing, correcting, work)),
        )
    except REFUSALS as error:
        values, found = dict(renewed(values, error)), problems_of(error)
        page = _form(values, found=found, proofs=proofs, correcting=correcting)
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _form(values, preview=preview, proofs=proofs, correcting=correcting)


@bp.get("/contoh/<int:year>/<int:number>")
def ask_template(year: int, number: int) -> str:
    """Ask what a template is to be called that is made from an entry."""
    return _template_form(year, number, {}, ())


@bp.post("/contoh/<int:year>/<int:number>")
def keep_template(year: int, number: int) -> Response | tuple[str, int]:
    """Keep the lines of an entry as a template."""

    def do(work: Work, said: dict[str, Any]) -> str:
        posted = work.book.entry_numbered(year, number)
        return save_template(work, SaveTemplate(sequence=posted.sequence, **said)).template_id

    return answered(
        TemplateForm(),
        do,
        onward=lambda done: url_for("free_journal.ask", contoh=done),
        again=lambda values, found: _template_form(year, number, values, found),
    )


@bp.post("/contoh/<template_id>/lupakan")
def forget_template(template_id: str) -> Response:
    """Forget a template."""
    act(lambda work: remove_template(work, template_id))
    return redirect(url_for("free_journal.ask"), HTTPStatus.SEE_OTHER)


def _was_seen(typed: TypedEntry, correcting: Correcting | None) -> bool:
    """Whether the form gives back the seal of what it would record, or did correct before."""

    def look(work: Work) -> bool:
        entry = standing(correcting, work, journal_entry(work, typed))
        if correcting is not None and work.book.find(entry.key) is not None:
            return True
        return seal_of(entry) == request.form.get("segel")

    return seen(correcting, look)


def _recorded(typed: TypedEntry, correcting: Correcting | None) -> Response:
    if correcting is None:
        posted = act(lambda work: record_entry(work, journal_entry(work, typed)))
    else:
        with reading() as work:
            entry = journal_entry(work, typed)
        posted = recorded_or_corrected(correcting, entry, record_entry)
    return redirect(_address(typed, posted), HTTPStatus.SEE_OTHER)


def _answer_device(values: Mapping[str, str], proofs: Proofs) -> Response:
    """Record what waited on a device, and say so."""

    def record(work: Work) -> Posted:
        entry = journal_entry(work, typed)
        if work.book.find(typed.key) is None:
            require_as_seen(seal_of(entry))
        return record_entry(work, entry)

    try:
        typed = replace(typed_entry(values), evidence=proofs.checked())
        posted = act(record)
    except REFUSALS as error:
        return refused_for(error)
    return recorded(address=_address(typed, posted), voucher=posted.voucher)


def _address(typed: TypedEntry, posted: Posted) -> str:
    year = typed.date.year
    return url_for("vouchers.show", year=year, number=posted.number, baru=FREE_JOURNAL)


def _form(
    values: Mapping[str, str],
    *,
    found: Sequence[Problem] = (),
    preview: Preview | None = None,
    proofs: Proofs = NO_PROOFS,
    correcting: Correcting | None = None,
) -> str:
    with reading() as work:
        offered = read_free_journal(work)
        files = proof_files(work, proofs)
        count = min(max(line_count(values), 2), MOST_LINES)
        asking = {
            place
            for place in range(count)
            if (typed := values.get(f"akun-{place}", "").strip())
            and asks_about(work.book.chart, typed)
        }
    return render_template(
        "free_journal.html",
        offered=offered,
        values=values,
        count=count,
        asking=asking,
        sums=typed_sums(values),
        files=files,
        found=found,
        preview=preview,
        correcting=correcting,
        kinds=tuple(Choice(kind.value, str(t(kind.label))) for kind in KINDS),
        **days(),
    )


def _template_form(
    year: int, number: int, values: Mapping[str, str], found: Sequence[Problem]
) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
        voucher = read_voucher(work, year, number)
    values = {"nama": voucher.posted.entry.description[:100], **values}
    return render_template(
        "journal_template_new.html", voucher=voucher, values=values, found=found
    )
