"""Accountability: the reports that are handed over, each with its period, state and files."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from reports.bound.report import PaperSize
from reports.bundling import ZIP, write_bundle
from reports.composing import compose
from reports.errors import UnknownFormatError
from reports.kind import Asked, Group
from reports.kinds import KINDS
from reports.renderers import RENDERERS, bind
from webapp.login import current_visitor
from webapp.periods import file_period
from webapp.queries import period_of
from webapp.readings.accountability import offered_periods, read_kind, usual_period
from webapp.readings.sight import slug_of, unit_in_sight, unit_of
from webapp.sending import sent
from webapp.templating import now
from webapp.uploads import file_store
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from reports.kind import ReportKind

bp = Blueprint("accountability", __name__, url_prefix="/pertanggungjawaban")

OWN_PAGES = {
    "lpj": ("completeness.show", "Kelengkapan dan foto", "Isi menurut peraturan, dan foto"),
    "ranking": ("ranking.show", "Isian dan bobot", "Jawab yang tidak diketahui buku"),
}
"""Pages beside those of every kind, by kind: endpoint, label and what is done there."""

ZIP_TYPE = "application/zip"


@bp.get("/")
def show() -> str:
    """Show every kind of report that the visitor may read, by group."""
    actor = current_visitor().actor
    actor.require(Permission.READ_REPORTS, unit=actor.unit)
    offered = [k for k in KINDS.values() if actor.allows(k.permission, unit=actor.unit)]
    groups = [(group, [kind for kind in offered if kind.group is group]) for group in Group]
    return render_template(
        "accountability.html",
        groups=[(group, kinds) for group, kinds in groups if kinds],
    )


@bp.get("/<slug>")
def kind(slug: str) -> str:
    """Show one kind: its periods, what is missing, and its files."""
    found = find_kind(slug)
    with reading() as work:
        asked = asked_in(work, found, request.args)
        page = read_kind(work, found, asked)
    return render_template(
        "accountability_kind.html",
        kind=found,
        asked=asked,
        page=page,
        periods=offered_periods(found.span, page.first_year, now().date()),
        formats=[(key, extension_of(key), label_of(key)) for key in found.formats],
        query=_query(asked),
        unit=slug_of(asked.unit),
        own=OWN_PAGES.get(found.key),
    )


@bp.get("/<slug>.<extension>")
def download(slug: str, extension: str) -> Response:
    """Send a report, or its bundle, as a file."""
    found = find_kind(slug)
    keys = {extension_of(key): key for key in found.formats}
    if extension not in keys:
        raise UnknownFormatError(extension, tuple(keys))
    key = keys[extension]
    with reading() as work:
        asked = asked_in(work, found, request.args)
        if key == ZIP:
            bundle = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is sent
            write_bundle(work, found, asked, bundle)
            return sent(bundle, ZIP_TYPE, _file_name(found, asked, extension))
        report = compose(work, found, asked)
    response = Response(bind(report, key), content_type=RENDERERS[key].media_type)
    name = _file_name(found, asked, extension)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def find_kind(slug: str) -> ReportKind:
    """Return the kind with *slug* in its address.

    Raises:
        NotFoundError: there is none.
    """
    for found in KINDS.values():
        if found.slug == slug:
            return found
    raise NotFoundError("report", slug)


def extension_of(key: str) -> str:
    """Return how names of files of a format end."""
    return RENDERERS[key].extension if key in RENDERERS else key


def label_of(key: str) -> str:
    """Return what a format is called on a page."""
    return "Berkas zip" if key == ZIP else RENDERERS[key].label


def asked_in(work: Work, found: ReportKind, said: Mapping[str, str]) -> Asked:
    """Return what a report is asked about, from an address or a form.

    Raises:
        PermissionDeniedError: the visitor may not read so far.
        InvalidPeriodError: the period is written otherwise.
    """
    written = said.get("unit", "")
    paper = said.get("kertas", "")
    return Asked(
        period=period_of(said.get("masa", "")) or usual_period(found.span, now().date()),
        now=now(),
        unit=unit_in_sight(work, found.permission, unit_of(written)),
        subject=said.get("perihal", ""),
        paper=PaperSize.F4 if paper == PaperSize.F4 else PaperSize.A4,
        files=file_store(),
    )


def _query(asked: Asked) -> dict[str, str]:
    said = {
        "masa": str(asked.period),
        "unit": slug_of(asked.unit),
        "perihal": asked.subject,
        "kertas": "" if asked.paper is PaperSize.A4 else str(asked.paper),
    }
    return {name: value for name, value in said.items() if value}


def _file_name(found: ReportKind, asked: Asked, extension: str) -> str:
    return f"{found.slug}-{file_period(asked.period)}.{extension}"
