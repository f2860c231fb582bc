"""Whether two people are one, and the personal data of somebody who asks for it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.erasing_parties import erase_party
from bumdes.actions.merging_parties import merge_parties, tell_parties_apart, undo_merger
from bumdes.errors import MergerRefusedError
from bumdes.parties.merger import find_merger
from bumdes.parties.portrait import portrait
from bumdes.party import find_party, party_names
from bumdes.permissions import Permission
from bumdes.personal_data import personal_data
from bumdes.stored_file import kept_digests
from reports.separated import safe
from webapp.answering import answered
from webapp.forms.people import ApartForm, EraseForm, MergeForm, UndoForm
from webapp.readings.people import read_alike, read_two
from webapp.uploads import file_store
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.actions.erasing_parties import Erasure
    from bumdes.parties.merger import PartyDistinction, PartyMerger
    from bumdes.personal_data import PersonalData
    from bumdes.work import Work
    from ledger import Money
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("people_data", __name__, url_prefix="/orang")

NOT_SURE = "Centang dahulu bahwa orangnya meminta, dan bahwa ini tidak dapat dibatalkan."


@bp.get("/kembar")
def alike() -> str:
    """Show who may be there twice, side by side, and what was merged."""
    with reading() as work:
        page = read_alike(work)
    return render_template("people_alike.html", page=page)


@bp.get("/gabung")
def ask_merger() -> str:
    """Show two side by side, and ask which of them stays."""
    return _two({}, ())


@bp.post("/gabung")
def merge() -> Answer:
    """Say that two are one."""

    def do(work: Work, said: dict[str, Any]) -> PartyMerger:
        pair = {said["one"], said["other"]}
        if said["kept"] not in pair or len(pair) != 2:
            raise MergerRefusedError("same_party", merged=said["one"], kept=said["other"])
        (merged,) = pair - {said["kept"]}
        return merge_parties(work, merged, said["kept"], reason=said["reason"])

    return answered(
        MergeForm(),
        do,
        onward=lambda merger: url_for("people.open_one", party=merger.kept),
        again=_two,
    )


@bp.post("/beda")
def apart() -> Answer:
    """Say that two are not one."""

    def do(work: Work, said: dict[str, Any]) -> PartyDistinction:
        return tell_parties_apart(work, said["one"], said["other"])

    return answered(ApartForm(), do, onward=lambda _: url_for("people_data.alike"), again=_two)


@bp.get("/gabungan/<record_id>/batal")
def ask_undoing(record_id: str) -> str:
    """Ask why two are not one after all."""
    return _undo_form(record_id, {}, ())


@bp.post("/gabungan/<record_id>/batal")
def undo(record_id: str) -> Answer:
    """Take a merger back."""

    def do(work: Work, said: dict[str, Any]) -> PartyMerger:
        return undo_merger(work, record_id, reason=said["reason"])

    return answered(
        UndoForm(),
        do,
        onward=lambda merger: url_for("people.open_one", party=merger.merged),
        again=lambda values, found: _undo_form(record_id, values, found),
    )


@bp.get("/<party>/data.json")
def as_json(party: str) -> Response:
    """Send all that is kept of one person, for programs."""
    content = json.dumps(_told(_data(party)), ensure_ascii=False, indent=1)
    return _sent(content.encode(), "application/json", f"data-{party}.json")


@bp.get("/<party>/data.csv")
def as_csv(party: str) -> Response:
    """Send all that is kept of one person, for people."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in _rows(_told(_data(party))):
        writer.writerow([safe(cell) for cell in row])
    content = written.getvalue().encode("utf-8-sig")
    return _sent(content, "text/csv; charset=utf-8", f"data-{party}.csv")


@bp.get("/<party>/hapus")
def ask_erasure(party: str) -> str:
    """Ask whether the data of somebody is to be erased."""
    return _erase_form(party, ())


@bp.post("/<party>/hapus")
def erase(party: str) -> Answer:
    """Erase the data of somebody who asks for it."""

    def do(work: Work, said: dict[str, Any]) -> Erasure:
        if not said["is_sure"]:
            raise ValidationError({"yakin": [NOT_SURE]})
        return erase_party(work, party)

    def onward(done: Erasure) -> str:
        _drop(done.files)
        return url_for("people.open_one", party=party)

    return answered(
        EraseForm(),
        do,
        onward=onward,
        again=lambda _, found: _erase_form(party, found),
    )


def _drop(digests: tuple[str, ...]) -> None:
    """Let pictures go that no enterprise keeps any more."""
    with reading() as work:
        kept = set(kept_digests(work.session))
    for digest in digests:
        if digest not in kept:
            file_store().drop(digest)


def _data(party: str) -> PersonalData:
    with reading() as work:
        return personal_data(work, party)


def _told(data: PersonalData) -> dict[str, Any]:
    """Return personal data under Indonesian names, as JSON can say it."""
    return {
        "orang": [{"hal": name, "isi": value} for name, value in data.facts],
        "dokumen": [
            {
                "nomor": document.code,
                "tanggal": document.issued_on.isoformat(),
                "jatuh_tempo": document.due_on.isoformat() if document.due_on else "",
                "uraian": document.description,
                "nomor_surat": document.reference,
            }
            for document in data.documents
        ],
        "catatan": [
            {
                "tanggal": line.date.isoformat(),
                "bukti": line.voucher,
                "uraian": line.description,
                "akun": f"{line.account} {line.account_name}",
                "dokumen": line.document,
                "debit": _plain(line.debit),
                "kredit": _plain(line.credit),
            }
            for line in data.lines
        ],
    }


def _rows(told: Mapping[str, Sequence[Mapping[str, str]]]) -> list[list[str]]:
    rows: list[list[str]] = []
    for part, entries in told.items():
        rows.append([part.upper()])
        if entries:
            rows.append(list(entries[0]))
        rows += [list(entry.values()) for entry in entries]
        rows.append([])
    return rows


def _plain(amount: Money | None) -> str:
    return "" if amount is None else f"{amount.amount:f}"


def _sent(content: bytes, media_type: str, name: str) -> Response:
    answer = Response(content, content_type=media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _two(values: Values, found: Sequence[Problem]) -> str:
    said = values or request.args
    with reading() as work:
        pair = read_two(work, said.get("satu", ""), said.get("lain", ""))
    return render_template("people_merge.html", pair=pair, values=said, found=found)


def _undo_form(record_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PARTIES)
        work.actor.require(Permission.READ_PERSONAL_DATA)
        merger = find_merger(work.session, work.book_id, record_id)
        names = party_names(work.session, work.book_id, (merger.merged, merger.kept))
    return render_template(
        "people_unmerge.html", merger=merger, names=names, values=values, found=found
    )


def _erase_form(party: str, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PARTIES)
        work.actor.require(Permission.READ_PERSONAL_DATA)
        person = portrait(find_party(work.session, work.book_id, party), work.actor)
    return render_template("person_erase.html", person=person, found=found)
