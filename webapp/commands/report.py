"""``bumdes report``: a report of many chapters, a statement, a listing, or the list of all."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from bumdes.file_store import FileStore
from bumdes.permissions import Permission
from bumdes.work import begin_work
from reports.bound.report import PaperSize
from reports.bundling import ZIP, write_bundle
from reports.composing import compose
from reports.errors import UnknownFormatError, UnknownReportError
from reports.kind import Asked
from reports.kinds import KINDS
from reports.letterhead import letterhead_of, signatories_of
from reports.prepare import KEYS, prepare
from reports.renderers import RENDERERS, bind, render
from reports.scope import Scope
from webapp.call import DONE
from webapp.output import write_bytes, write_from
from webapp.parser import WrongCallError, period
from webapp.refusal_words import say_name

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reports.kind import ReportKind
    from webapp.call import Call

LIST = "list"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "key",
        metavar="LAPORAN",
        help=f"{LIST} untuk daftarnya, atau salah satu dari daftar itu",
    )
    parser.add_argument("--book", metavar="ID", help="kode pembukuan")
    parser.add_argument(
        "--period",
        type=period,
        metavar="MASA",
        help="2025, 2025-S1, 2025-Q2, 2025-07, atau 2025-01-01..2025-06-30",
    )
    parser.add_argument("--unit", help="satu unit usaha saja; '' Kantor Pusat")
    parser.add_argument("--subject", default="", help="kode desa, keputusan, atau bukti")
    parser.add_argument("--format", default="pdf", help="pdf (semula), xlsx, docx, zip, …")
    parser.add_argument(
        "--paper", choices=[str(size) for size in PaperSize], default="a4", help="kertas"
    )
    parser.add_argument("-o", "--output", metavar="BERKAS", help="tulis ke berkas ini")


def run(arguments: Namespace, call: Call) -> int:
    """Write the report, or the list of them."""
    if arguments.key == LIST:
        _list(call)
        return DONE
    if arguments.key not in (*KINDS, *KEYS):
        raise UnknownReportError(arguments.key, (LIST, *KINDS, *KEYS))
    for option in ("book", "period"):
        if getattr(arguments, option) is None:
            message = f"belum diberikan: --{option}"
            raise WrongCallError(message)
    if arguments.output is None and call.out.isatty():
        message = f"{arguments.format} ditulis ke berkas: tambahkan -o BERKAS"
        raise WrongCallError(message)
    if arguments.key in KINDS:
        _write(KINDS[arguments.key], arguments, call)
    else:
        write_bytes(_alone(arguments, call), arguments.output, call)
    return DONE


def _list(call: Call) -> None:
    for kind in KINDS.values():
        call.say(f"{kind.key:20}  {kind.label} ({', '.join(kind.formats)})")
    for key in KEYS:
        if key not in KINDS:
            call.say(f"{key:20}  {say_name(key)} ({', '.join(RENDERERS)})")


def _write(kind: ReportKind, arguments: Namespace, call: Call) -> None:
    if arguments.format not in kind.formats:
        raise UnknownFormatError(arguments.format, kind.formats)
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        asked = Asked(
            period=arguments.period,
            now=work.clock().astimezone(work.zone),
            unit=arguments.unit,
            subject=arguments.subject,
            paper=PaperSize(arguments.paper),
            files=FileStore(call.settings.files),
        )
        if arguments.format == ZIP:
            with tempfile.TemporaryFile() as bundle:
                write_bundle(work, kind, asked, bundle)
                write_from(bundle, arguments.output, call)
            return
        report = compose(work, kind, asked)
    write_bytes(bind(report, arguments.format), arguments.output, call)


def _alone(arguments: Namespace, call: Call) -> bytes:
    """Return a statement or listing as it stands alone."""
    if arguments.format not in RENDERERS:
        raise UnknownFormatError(arguments.format, tuple(RENDERERS))
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        work.actor.require(Permission.READ_REPORTS, unit=arguments.unit)
        document = prepare(
            work,
            arguments.key,
            Scope(period=arguments.period, unit=arguments.unit),
            letterhead=letterhead_of(work),
            signatures=signatories_of(work, arguments.period.last_day),
            now=work.clock().astimezone(work.zone),
        )
    return render(document, arguments.format)
