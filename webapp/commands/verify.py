"""``bumdes verify``: whether the books are still what was written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.work import begin_work
from ledger.verify import verify
from webapp.call import DONE, REFUSED
from webapp.finding_texts import say_finding
from webapp.parser import add_book, add_json
from webapp.progress import Progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ledger.verify import Verification
    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)
    parser.add_argument(
        "--head",
        metavar="SIDIK",
        help="sidik yang pernah dicatat, misalnya dari laporan cetak: satu transaksi harus"
        " masih memilikinya",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Read all of the books again, and print what was found."""
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        work.actor.require(Permission.VERIFY_BOOKS)
        total = work.book.settings().last_sequence
        with Progress("memeriksa", call.err, total=total) as progress:
            found = verify(work.book, expected_head=arguments.head, progress=progress)
    if arguments.json:
        call.say(_json(found))
    else:
        show(found, call)
    return DONE if found.ok else REFUSED


def show(found: Verification, call: Call) -> None:
    """Print what a person reads of *found*."""
    for finding in found.findings:
        call.say(f"TEMUAN ({finding.code}): {say_finding(finding)}")
    if found.omitted:
        call.say(f"… dan {found.omitted} temuan lagi.")
    for what in found.unread:
        call.say(f"TIDAK TERBACA: {what}")
    for notice in found.notices:
        call.say(f"Catatan: {say_finding(notice)}")
    words = {"ok": "Utuh", "partial": "Belum dapat dipastikan", "findings": "Ada temuan"}
    call.say(
        f"{words[found.outcome]}: {found.entries} transaksi, {found.lines} baris,"
        f" {found.period_events} catatan tutup buku, {found.refusals} penolakan dibaca;"
        f" kepala rantai {found.head}."
    )


def _json(found: Verification) -> str:
    told = {
        "outcome": found.outcome,
        "findings": [
            {
                "code": finding.code,
                "table": finding.table,
                "facts": {name: str(value) for name, value in finding.facts.items()},
                "text": str(finding),
            }
            for finding in found.findings
        ],
        "omitted": found.omitted,
        "unread": list(found.unread),
        "notices": [str(notice) for notice in found.notices],
        "entries": found.entries,
        "lines": found.lines,
        "period_events": found.period_events,
        "refusals": found.refusals,
        "evidence": found.evidence,
        "head": found.head,
    }
    return json.dumps(told, ensure_ascii=False)
