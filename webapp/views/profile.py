"""The profile of the enterprise: what it is, whose it is, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.founding import add_village, change_enterprise
from bumdes.actions.keeping_papers import keep_village_index
from bumdes.enterprise import LegalStatus, villages_of
from bumdes.governance.village_index import VillageStatus
from bumdes.permissions import Permission
from bumdes.region import find_region
from webapp.answering import answered
from webapp.forms.enterprise import IndexForm, ProfileForm, VillageForm
from webapp.language.saying import t
from webapp.readings.beginning import on_the_way
from webapp.readings.profile import enterprise_of, read_profile
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.enterprise import Enterprise, Village
    from bumdes.governance.village_index import VillageIndex
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("profile", __name__, url_prefix="/profil")

NO_NAME = "Tulis nama Desanya: kode ini tidak ada dalam daftar wilayah."


@bp.get("/")
def show() -> str:
    """Show what the enterprise is."""
    with reading() as work:
        profile = read_profile(work, now().date())
        here = on_the_way(work, "profile.edit", today=now().date())
    return render_template(
        "profile.html", profile=profile, enterprise=profile.enterprise, here=here
    )


@bp.get("/ubah")
def edit() -> str:
    """Ask what the enterprise says of itself."""
    with reading() as work:
        enterprise = enterprise_of(work)
    values = {
        str(field.data_key): "" if said is None else str(said)
        for name, field in ProfileForm().fields.items()
        for said in (getattr(enterprise, name),)
    }
    return _form(values, ())


@bp.post("/ubah")
@takes_files
def change() -> Response | tuple[str, int]:
    """Change what the enterprise says of itself."""
    logo = uploaded("logo")

    def do(work: Work, said: dict[str, Any]) -> Enterprise:
        picture = {"logo": kept(work, logo)} if logo else {}
        return change_enterprise(work, **said, **picture)

    return answered(ProfileForm(), do, onward=_here, again=_form)


@bp.get("/desa/baru")
def ask_village() -> str:
    """Ask for a village that owns the enterprise."""
    return _village_form(request.args, ())


@bp.post("/desa/baru")
def keep_village() -> Response | tuple[str, int]:
    """Let a village own the enterprise, or a part of it."""

    def do(work: Work, said: dict[str, Any]) -> Village:
        region = find_region(said["code"])
        name = said["name"] or (region.name if region else "")
        if not name:
            raise ValidationError({"nama": [NO_NAME]})
        places = {key: said[key] for key in ("district", "regency", "province")}
        return add_village(work, said["code"], name, **places)

    return answered(VillageForm(), do, onward=_here, again=_village_form)


@bp.get("/indeks/baru")
def ask_index() -> str:
    """Ask how a village was found to fare."""
    return _index_form(request.args, ())


@bp.post("/indeks/baru")
def keep_index() -> Response | tuple[str, int]:
    """Keep how a village was found to fare in a year."""

    def do(work: Work, said: dict[str, Any]) -> VillageIndex:
        status = VillageStatus(said["status"])
        return keep_village_index(
            work, said["village"], said["year"], status=status, score=said["score"]
        )

    return answered(IndexForm(), do, onward=_here, again=_index_form)


def _here(_: object) -> str:
    return url_for("profile.show")


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.CHANGE_ENTERPRISE)
        enterprise = enterprise_of(work)
    statuses = [(status.value, t(status.label)) for status in LegalStatus]
    return render_template(
        "profile_edit.html",
        enterprise=enterprise,
        values=values,
        found=found,
        statuses=statuses,
    )


def _village_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.CHANGE_ENTERPRISE)
        enterprise = enterprise_of(work)
    return render_template(
        "village_new.html", enterprise=enterprise, values=values, found=found
    )


def _index_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PAPERS)
        villages = villages_of(work.session, work.book_id)
    return render_template(
        "village_index_new.html",
        villages=[(village.code, village.name) for village in villages],
        statuses=[(status.value, t(status.label)) for status in VillageStatus],
        values=values,
        found=found,
    )
