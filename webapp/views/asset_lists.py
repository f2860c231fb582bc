"""Lists of assets that come as a file: all their rows, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.importing_assets import COLUMNS, ImportAssets, import_assets
from bumdes.assets.asset_class import asset_classes
from bumdes.permissions import Permission
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.forms.asked import Asked as Question
from webapp.forms.fixed_assets import ImportForm
from webapp.forms.values import blank_values
from webapp.pacing import imports
from webapp.uploads import takes_files, uploaded
from webapp.views.asset_purchases import equity_options
from webapp.views.fixed_assets import MEDIA
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("asset_lists", __name__, url_prefix="/aset")


@bp.get("/masukkan")
def ask() -> str:
    """Ask for a list of things that were there before the books."""
    return _form(blank_values(), ())


@bp.post("/masukkan")
@takes_files
@imports
def take() -> Answer:
    """Take over a list of things that were there before the books."""
    file = uploaded("berkas")

    def do(work: Work, said: dict[str, Any]) -> tuple[str, ...]:
        if file is None:
            raise ValidationError({"berkas": ["Pilih berkasnya."]})
        against = said.pop("against")
        more = {"against": against} if against else {}
        return import_assets(work, ImportAssets(content=file.content, **said, **more))

    return answered(
        ImportForm(), do, onward=lambda _: url_for("fixed_assets.show"), again=_form
    )


@bp.get("/contoh.<any(csv, xlsx):extension>")
def sample(extension: str) -> Response:
    """Send an empty list with the headings that it may have."""
    headings = [heading.capitalize() for heading in COLUMNS]
    if extension == "csv":
        content = list_as_csv(headings, [])
    else:
        content = list_as_xlsx("Aset", headings, [])
    answer = Response(content, content_type=MEDIA[extension])
    name = f"contoh-aset.{extension}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_ASSETS)
        work.actor.require(Permission.RECORD_OPENING, unit="")
        asked = [
            Question("sheet", "berkas", "Berkas CSV atau XLSX"),
            Question("date", "tanggal", "Tanggal saldo awal"),
            Question(
                "check",
                "sudah_ada",
                "Nilainya sudah ada di saldo awal, tetapi belum disebut barangnya",
            ),
            Question(
                "select",
                "lawan",
                "Nilai bukunya menambah",
                options=equity_options(work),
                blank="Saldo laba tidak dicadangkan",
            ),
        ]
    return render_template(
        "asset_list_in.html",
        asked=asked,
        classes=[each.label for each in asset_classes().values()],
        values=values,
        found=found,
    )
