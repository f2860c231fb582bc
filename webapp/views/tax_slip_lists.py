"""Tax slips as lists: out of the application, and into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.importing_slips import COLUMNS, import_slips
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from bumdes.tax.withholding import TAX_OBJECTS
from bumdes.tax.wording import number_in_words
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.pacing import imports
from webapp.readings.taxes import object_options, slip_lines
from webapp.uploads import takes_files, uploaded
from webapp.views.tax_payments import list_response
from webapp.views.tax_slips import slips_asked_for
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.tax.slip import TaxSlip
    from bumdes.work import Work
    from webapp.problems import Problem
    from webapp.readings.taxes import SlipLine

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("tax_slip_lists", __name__, url_prefix="/pajak/bukti")

NO_FILE = "Pilih berkasnya."
SAMPLE = (
    TAX_OBJECTS["pph_22_goods"].label,
    "17-03-2026",
    "BP-0001",
    "Kecamatan Contoh",
    "",
    "2400000",
    "36000",
    "TOKO",
    "4.2.01.91",
    "1.1.01.01",
    "",
    "Bahan pangan",
)
"""A row of a list of slips, in the order of its columns."""

HEADINGS = (
    "jenis",
    "objek",
    "masa",
    "nomor",
    "tanggal",
    "pihak",
    "dasar",
    "persen",
    "pajak",
    "keadaan",
)


@bp.get("/daftar.<extension>")
def download(extension: str) -> Response:
    """Send the slips of a year as a list."""
    year, side = slips_asked_for()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        lines = slip_lines(work, year=year, side=side)
    return list_response(extension, f"bukti-potong-{year}", HEADINGS, map(_cells, lines))


@bp.get("/masukkan")
def ask_list() -> str:
    """Ask for a list of what was withheld from us."""
    return _list_form({}, ())


@bp.post("/masukkan")
@takes_files
@imports
def take_list() -> Answer:
    """Take a list in, all of it or nothing."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> list[TaxSlip]:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return import_slips(work, upload.content)

    return answered(
        PlainForm(), do, onward=lambda _: url_for("tax_slips.show"), again=_list_form
    )


@bp.get("/contoh.<extension>")
def sample(extension: str) -> Response:
    """Send a list with its headings and one row, to be filled in."""
    return list_response(extension, "contoh-bukti-potong", COLUMNS, [SAMPLE])


def _cells(line: SlipLine) -> tuple[str, ...]:
    slip = line.slip
    state = "menunggu" if slip.is_awaited else "lengkap"
    return (
        slip.of_side.label,
        line.label,
        slip.month,
        slip.number,
        slip.issued_on.isoformat() if slip.issued_on else "",
        line.counterparty,
        format_plain(line.base),
        number_in_words(slip.rate),
        format_plain(line.tax),
        "dibatalkan" if line.is_taken_back else state,
    )


def _list_form(_: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_TAX)
    return render_template(
        "tax_slips_in.html", found=found, columns=COLUMNS, objects=object_options(issued=False)
    )
