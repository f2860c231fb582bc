"""People: whom the enterprise deals with, one by one and as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.importing_parties import import_parties
from bumdes.actions.registering_parties import change_party, register_party
from bumdes.parties.finding import PartyQuestion
from bumdes.parties.portrait import sees_personal_data
from bumdes.party import PartyKind, find_party
from bumdes.permissions import Permission
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.people import CHOSEN_KINDS, PARTY_FORM, change, registration, values_of
from webapp.language.saying import t
from webapp.login import current_visitor, fresh
from webapp.pacing import imports
from webapp.queries import LONGEST_TEXT, year_of
from webapp.readings.people import HEADINGS, read_list, read_people, read_person
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.actions.importing_parties import ImportedParties
    from bumdes.party import Party
    from bumdes.work import Work
    from webapp.problems import Problem
    from webapp.readings.people import PeoplePage

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("people", __name__, url_prefix="/orang")

CSV, XLSX = "csv", "xlsx"
MEDIA = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NO_FILE = "Pilih berkas CSV atau XLSX."

SAMPLE = (
    (
        "",
        "Siti Aminah",
        "Pelanggan",
        "Warga",
        "",
        "",
        "0812-3456-7890",
        "Dusun Krajan",
        "3",
        "2",
        "",
    ),
    ("", "UD Sumber Rejeki", "Pemasok", "", "", "", "", "Pasar Desa", "", "", "Beras dan gula"),
)
"""Rows of the sample list; all names are invented."""


@bp.get("/")
def show() -> str:
    """Show a page of the register, as the address asks."""
    asked = _question()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        page = read_people(work, asked)
    return render_template(
        "people.html", asked=asked, page=page, kinds=list(PartyKind), following=_following(page)
    )


@bp.get("/daftar.<any(csv, xlsx):extension>")
@fresh
def export(extension: str) -> Response:
    """Send the register as a file; what the visitor may not see is veiled in it."""
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS)
        rows = read_list(work, _question())
    return _list(extension, "orang", rows)


@bp.get("/contoh.<any(csv, xlsx):extension>")
def sample(extension: str) -> Response:
    """Send a list as it can be taken in, with two rows to follow."""
    current_visitor().actor.require(Permission.KEEP_PARTIES)
    return _list(extension, "contoh-orang", SAMPLE)


@bp.get("/masukkan")
def ask_list() -> str:
    """Ask for a list."""
    return _list_form({}, ())


@bp.post("/masukkan")
@takes_files
@imports
def take_list() -> Answer:
    """Take a list in, all of it or nothing."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> ImportedParties:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return import_parties(work, upload.content)

    def onward(done: ImportedParties) -> str:
        return url_for("people.show", baru=len(done.registered), ubah=len(done.changed))

    return answered(PlainForm(), do, onward=onward, again=_list_form)


@bp.get("/baru")
def ask() -> str:
    """Ask for somebody new."""
    return _new_form(
        {"jenis": request.args.get("jenis", ""), "nama": request.args.get("nama", "")}, ()
    )


@bp.post("/baru")
@takes_files
def register() -> Answer:
    """Register somebody new."""
    upload = uploaded("foto")

    def do(work: Work, said: dict[str, Any]) -> Party:
        photo = kept(work, upload, is_personal=True)
        return register_party(work, registration(said, photo))

    return answered(PARTY_FORM, do, onward=_place, again=_new_form)


@bp.get("/<party>")
def open_one(party: str) -> str:
    """Show one party with its documents and lines."""
    year = year_of(request.args, this_year=0) or None
    with reading() as work:
        page = read_person(work, party, year=year, today=now().date())
    return render_template("person.html", page=page)


@bp.get("/<party>/ubah")
def edit(party: str) -> str:
    """Ask what is known of somebody."""
    with reading() as work:
        found = find_party(work.session, work.book_id, party)
        values = values_of(found, sees=sees_personal_data(work.actor))
    return _edit_form(party, values, ())


@bp.post("/<party>/ubah")
@takes_files
def change_one(party: str) -> Answer:
    """Change what is known of somebody."""
    upload = uploaded("foto")

    def do(work: Work, said: dict[str, Any]) -> Party:
        photo = kept(work, upload, is_personal=True)
        command = change(said, photo, sees=sees_personal_data(work.actor))
        return change_party(work, party, command)

    return answered(
        PARTY_FORM,
        do,
        onward=_place,
        again=lambda values, found: _edit_form(party, values, found),
    )


def _question() -> PartyQuestion:
    """Return what the address asks for; a kind that nobody knows asks for all."""
    args = request.args
    kind, name, code = args.get("jenis", ""), args.get("sesudah", ""), args.get("kode", "")
    return PartyQuestion(
        text=" ".join(args.get("q", "").split())[:LONGEST_TEXT],
        kind=PartyKind(kind) if kind in set(PartyKind) else None,
        rt=args.get("rt", "")[:3],
        with_gone=args.get("semua") == "ya",
        after=(name, code) if code else None,
    )


def _following(page: PeoplePage) -> str:
    """Return the address of the page that follows; nothing after the last one."""
    if page.after is None:
        return ""
    asked: dict[str, Any] = {
        key: request.args.get(key) for key in ("q", "jenis", "rt", "semua")
    }
    name, code = page.after
    return url_for("people.show", **asked, sesudah=name, kode=code)


def _list(extension: str, name: str, rows: Sequence[Sequence[str]]) -> Response:
    content = (
        list_as_csv(HEADINGS, rows)
        if extension == CSV
        else list_as_xlsx("Orang dan pihak", HEADINGS, rows)
    )
    answer = Response(content, content_type=MEDIA[extension])
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{extension}")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _place(party: Party) -> str:
    return url_for("people.open_one", party=party.code)


def _new_form(values: Values, found: Sequence[Problem]) -> str:
    actor = current_visitor().actor
    actor.require(Permission.KEEP_PARTIES, unit=actor.unit)
    return render_template(
        "person_form.html",
        person=None,
        kinds=_kind_choices(),
        sees=True,
        values=values,
        found=found,
    )


def _edit_form(party: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PARTIES, unit=work.actor.unit)
        person = find_party(work.session, work.book_id, party)
        sees = sees_personal_data(work.actor)
    kinds = _kind_choices()
    if person.of_kind not in CHOSEN_KINDS:
        kinds = [(person.kind, person.of_kind.label)]
    return render_template(
        "person_form.html", person=person, kinds=kinds, sees=sees, values=values, found=found
    )


def _kind_choices() -> list[tuple[str, str]]:
    return [(kind.value, t(kind.label)) for kind in CHOSEN_KINDS]


def _list_form(_: Values, found: Sequence[Problem]) -> str:
    actor = current_visitor().actor
    actor.require(Permission.KEEP_PARTIES)
    actor.require(Permission.READ_PERSONAL_DATA)
    return render_template("people_list_in.html", found=found)
