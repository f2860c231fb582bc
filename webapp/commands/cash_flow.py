"""``bumdes cash-flow``: another line of the statement of cash flows for a line of an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bumdes.actions.presenting import NameCashFlow, name_cash_flow
from bumdes.permissions import Permission
from bumdes.reporting.cash_flow_naming import marks_of, naming_of
from bumdes.work import begin_work
from reports.cash_lines import cash_lines
from webapp.call import DONE
from webapp.parser import WrongCallError, add_book

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from bumdes.work import Work
    from webapp.call import Call

_NUMBERED = re.compile(r"(\d{4})/(\d{1,9})\Z", re.ASCII)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("entry", metavar="JURNAL", help="nomor jurnal, misalnya 2025/68")
    add_book(parser)
    parser.add_argument("--line", type=int, metavar="BARIS", help="baris jurnalnya, mulai 1")
    parser.add_argument(
        "--to", metavar="GOLONGAN", help="misalnya FI-IN-4; '' seperti kata jurnal"
    )
    parser.add_argument("--reason", default="", metavar="ALASAN", help="alasannya")


def run(arguments: Namespace, call: Call) -> int:
    """Name the line, if one is given; say what each line of the entry is for."""
    numbered = _NUMBERED.match(arguments.entry)
    if numbered is None:
        message = f"{arguments.entry}: tulis tahun/nomor jurnal, misalnya 2025/68"
        raise WrongCallError(message)
    names = arguments.to is not None
    if names and (arguments.line is None or not arguments.reason):
        message = "--to harus bersama --line dan --reason"
        raise WrongCallError(message)
    with (
        call.engine() as engine,
        begin_work(
            engine, actor=call.actor, book_id=arguments.book, read_only=not names
        ) as work,
    ):
        work.actor.require(Permission.READ_BOOKS)
        sequence = work.book.entry_numbered(int(numbered[1]), int(numbered[2])).sequence
        if names:
            command = NameCashFlow(
                sequence=sequence,
                line_no=arguments.line,
                component=arguments.to,
                reason=arguments.reason,
            )
            name_cash_flow(work, command)
        for line in _told(work, sequence):
            call.say(line)
    return DONE


def _told(work: Work, sequence: int) -> list[str]:
    """Return what each line of the entry that explains cash is for, as the statement says."""
    lines = cash_lines(work.book)
    postings = work.book.entry(sequence).entry.postings
    told = []
    for line_no, mark in marks_of(work.book, sequence).items():
        if not mark:
            continue
        posting = postings[line_no - 1]
        naming = naming_of(work.session, work.book_id, sequence, line_no)
        component = naming.component if naming and naming.component else mark
        cash = posting.credit_minor - posting.debit_minor
        if work.book.chart[posting.account].is_cash:
            cash = -cash
        label = lines.taking(component, posting.account, cash)
        by = f" ({naming.named_by}: {naming.reason})" if naming and naming.component else ""
        told.append(f"{line_no:3}  {posting.account}  {label}{by}")
    return told
