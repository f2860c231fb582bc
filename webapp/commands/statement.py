"""``bumdes statement``: a report, in any format."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.work import begin_work
from reports.composing import marked
from reports.letterhead import letterhead_of, signatories_of
from reports.prepare import KEYS, prepare
from reports.renderers import RENDERERS, render
from reports.renderers.pdf import PDF
from reports.scope import Scope, ZeroRows
from webapp.call import DONE
from webapp.output import write_bytes
from webapp.parser import WrongCallError, add_book, period

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ledger import Period
    from reports.renderer import Renderer
    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("key", choices=KEYS, metavar="LAPORAN", help=", ".join(KEYS))
    add_book(parser)
    parser.add_argument(
        "--period",
        type=period,
        required=True,
        metavar="MASA",
        help="2025, 2025-S1, 2025-Q2, 2025-07, atau 2025-01-01..2025-06-30",
    )
    parser.add_argument(
        "--compare",
        action="append",
        type=periods,
        default=[],
        metavar="MASA",
        help="masa pembanding; boleh beberapa, dipisah koma atau diulang",
    )
    parser.add_argument("--unit", help="satu unit usaha saja; '' Kantor Pusat")
    parser.add_argument("--fund", help="satu sumber dana saja; '' tanpa sumber dana")
    parser.add_argument("--by-unit", action="store_true", help="satu kolom tiap unit usaha")
    parser.add_argument(
        "--budget", action="store_true", help="kolom anggaran menurut rencana yang disahkan"
    )
    parser.add_argument(
        "--zero-rows",
        choices=[str(rows) for rows in ZeroRows],
        default=str(ZeroRows.AS_FORM),
        help="baris yang nol: form seperti bentuk bakunya (semula), hidden, atau shown",
    )
    parser.add_argument(
        "--account",
        action="append",
        default=[],
        metavar="AKUN",
        help="hanya akun ini di buku besar; boleh diulang",
    )
    parser.add_argument(
        "--format", choices=sorted(RENDERERS), default="text", help="bentuk (semula text)"
    )
    parser.add_argument("-o", "--output", metavar="BERKAS", help="tulis ke berkas ini")


def periods(written: str) -> list[Period]:
    """Return the periods *written* one after the other, parted by commas."""
    return [period(part) for part in written.split(",")]


def run(arguments: Namespace, call: Call) -> int:
    """Write the report."""
    is_text = _is_text(RENDERERS[arguments.format])
    if arguments.output is None and not is_text and call.out.isatty():
        message = f"{arguments.format} ditulis ke berkas: tambahkan -o BERKAS"
        raise WrongCallError(message)
    scope = Scope(
        period=arguments.period,
        compare=tuple(itertools.chain.from_iterable(arguments.compare)),
        unit=arguments.unit,
        by_unit=arguments.by_unit,
        accounts=tuple(arguments.account),
        fund=arguments.fund,
        budget=arguments.budget,
        zero_rows=ZeroRows(arguments.zero_rows),
    )
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        work.actor.require(Permission.READ_REPORTS, unit=scope.unit)
        document = prepare(
            work,
            arguments.key,
            scope,
            letterhead=letterhead_of(work),
            signatures=signatories_of(work, scope.period.last_day),
            now=work.clock().astimezone(work.zone),
        )
        if arguments.format == PDF.key:
            document = marked(work, document)
    write_bytes(render(document, arguments.format), arguments.output, call)
    return DONE


def _is_text(renderer: Renderer) -> bool:
    return renderer.media_type.startswith(("text/", "application/json"))
