"""``bumdes verify report``: whether a PDF is what the books gave."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.file_store import FileStore
from bumdes.work import begin_work
from reports.verifying.paper import read_paper
from reports.verifying.verdict import Outcome
from reports.verifying.verify import verify_paper
from webapp.call import DONE, REFUSED
from webapp.parser import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from reports.verifying.verdict import Verdict
    from webapp.call import Call

_MARKS = {True: "[ya]   ", False: "[TIDAK]", None: "[—]    "}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("file", metavar="BERKAS.pdf", help="laporan yang diperiksa")
    parser.add_argument("--book", metavar="ID", help="kode pembukuan; semula yang disebutnya")
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Hold the paper against the books, and print what was found."""
    pdf = Path(arguments.file).read_bytes()
    book_id = arguments.book or str(read_paper(pdf).data.get("book"))
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=book_id, read_only=True) as work,
    ):
        verdict = verify_paper(work, pdf, files=FileStore(call.settings.files))
    if arguments.json:
        call.say(_json(verdict))
    else:
        show(verdict, call)
    return DONE if verdict.outcome is Outcome.GENUINE else REFUSED


def show(verdict: Verdict, call: Call) -> None:
    """Print what a person reads of *verdict*."""
    data = verdict.paper.data
    call.say(f"{data.get('title')}, {data.get('period_words')}")
    for finding in verdict.findings:
        call.say(f"  {_MARKS[finding.holds]} {finding.says}")
    for each in verdict.differences:
        before, after = (said or "—" for said in each.shown)
        call.say(f"  {each.where}: pada berkas {before}, di buku {after}")
    if verdict.omitted:
        call.say(f"  … dan {verdict.omitted} perbedaan lagi")
    call.say(f"{verdict.outcome.label}.")


def _json(verdict: Verdict) -> str:
    paper = verdict.paper
    told = {
        "outcome": verdict.outcome,
        "key": paper.data.get("key"),
        "period": paper.data.get("period"),
        "fingerprint": paper.stated,
        "head": paper.head,
        "sequence": paper.sequence,
        "program": paper.program,
        "issued": verdict.issued.number if verdict.issued else None,
        "findings": [{"holds": each.holds, "says": each.says} for each in verdict.findings],
        "differences": [
            {"place": list(each.place), "paper": each.before, "books": each.after}
            for each in verdict.differences
        ],
        "omitted": verdict.omitted,
        "signatures": [each.says for each in paper.signatures],
    }
    return json.dumps(told, ensure_ascii=False)
