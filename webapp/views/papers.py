"""Papers: what the enterprise stands on, and where it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.keeping_areas import KeepRuralArea, keep_rural_area
from bumdes.actions.keeping_papers import (
    GivenNumber,
    KeepPaper,
    attach_to_paper,
    end_paper,
    keep_paper,
)
from bumdes.governance.legal_paper import PaperKind
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.papers import AREA_FORM, JOINT_FORM, OWN_KINDS, EndForm, PaperForm
from webapp.forms.rows import MOST_ROWS, rows_of
from webapp.language.saying import t
from webapp.readings.papers import read_paper, read_papers, replaceable, village_rows
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.legal_paper import LegalPaper, Paper
    from bumdes.governance.rural_area import Area
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("papers", __name__, url_prefix="/surat")

NO_FILE = "Pilih berkas pindaiannya."


@bp.get("/")
def show() -> str:
    """Show the papers in force, those that were, and the areas."""
    with reading() as work:
        papers = read_papers(work, now().date())
    return render_template("papers.html", papers=papers)


@bp.get("/<paper_id>")
def open_paper(paper_id: str) -> str:
    """Show one paper."""
    return _page(paper_id, {}, ())


@bp.post("/<paper_id>/berkas")
@takes_files
def attach(paper_id: str) -> Response | tuple[str, int]:
    """Add the scan to a paper."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> LegalPaper:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return attach_to_paper(work, paper_id, kept(work, upload))

    return _answered_at(paper_id, PlainForm(), do)


@bp.post("/<paper_id>/akhiri")
def end(paper_id: str) -> Response | tuple[str, int]:
    """Say until when a paper holds."""

    def do(work: Work, said: dict[str, Any]) -> LegalPaper:
        return end_paper(work, paper_id, last_day=said["last_day"])

    return _answered_at(paper_id, EndForm(), do)


@bp.get("/baru")
def ask() -> str:
    """Ask for a paper with one number."""
    return _form(request.args, ())


@bp.post("/baru")
@takes_files
def keep() -> Response | tuple[str, int]:
    """Keep a paper with one number."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Paper:
        kind = PaperKind(said.pop("kind"))
        return keep_paper(work, KeepPaper(kind=kind, file=kept(work, upload), **said))

    return answered(PaperForm(), do, onward=_place, again=_form)


@bp.get("/peraturan-bersama")
def ask_joint() -> str:
    """Ask for a joint regulation."""
    return _joint_form({}, ())


@bp.post("/peraturan-bersama")
@takes_files
def keep_joint() -> Response | tuple[str, int]:
    """Keep a joint regulation with the number of each village."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Paper:
        rows = rows_of(said, "desa", "nomor", "tanggal")
        numbers = tuple(
            GivenNumber(row["desa"], row["nomor"], row["tanggal"] or said["dated_on"])
            for row in rows
        )
        command = KeepPaper(
            kind=PaperKind.JOINT_REGULATION,
            title=said["title"],
            dated_on=said["dated_on"],
            first_day=said["first_day"],
            last_day=said["last_day"],
            replaces=said["replaces"],
            note=said["note"],
            village_numbers=numbers,
            file=kept(work, upload),
        )
        return keep_paper(work, command)

    return answered(JOINT_FORM, do, onward=_place, again=_joint_form)


@bp.get("/kawasan")
def ask_area() -> str:
    """Ask for a rural area."""
    return _area_form({}, ())


@bp.post("/kawasan")
@takes_files
def keep_area() -> Response | tuple[str, int]:
    """Keep a rural area."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Area:
        command = KeepRuralArea(
            name=said["name"],
            theme=said["theme"],
            decree=said["decree"],
            decreed_on=said["decreed_on"],
            first_day=said["first_day"],
            last_day=said["last_day"],
            village_codes=tuple(row["desa"] for row in rows_of(said, "desa")),
            file=kept(work, upload),
        )
        return keep_rural_area(work, command)

    return answered(AREA_FORM, do, onward=lambda _: url_for("papers.show"), again=_area_form)


def _answered_at(paper_id: str, form: PlainForm, do: Any) -> Response | tuple[str, int]:
    return answered(
        form,
        do,
        onward=lambda _: url_for("papers.open_paper", paper_id=paper_id),
        again=lambda values, found: _page(paper_id, values, found),
    )


def _place(paper: Paper) -> str:
    return url_for("papers.open_paper", paper_id=paper.paper.paper_id)


def _page(paper_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        shown = read_paper(work, paper_id, now().date())
    return render_template("paper.html", shown=shown, values=values, found=found)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    kinds = [(kind.value, t(kind.label)) for kind in OWN_KINDS]
    with reading() as work:
        work.actor.require(Permission.KEEP_PAPERS)
        older = replaceable(work, OWN_KINDS)
    return render_template(
        "paper_new.html", kinds=kinds, older=older, values=values, found=found
    )


def _joint_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PAPERS)
        rows = village_rows(work, values, most=MOST_ROWS)
        older = replaceable(work, (PaperKind.JOINT_REGULATION,))
    return render_template(
        "paper_joint.html", rows=rows, older=older, values=values, found=found
    )


def _area_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PAPERS)
        rows = village_rows(work, values, most=MOST_ROWS)
    return render_template("area_new.html", rows=rows, values=values, found=found)
