"""``bumdes case check``: worked cases, computed and compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reports.casecheck import CaseUnreadableError, check_case
from reports.casecheck.result import Verdict
from webapp.call import DONE, REFUSED, WRONG_CALL
from webapp.parser import add_json
from webapp.sentences import sentence

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reports.casecheck import CaseReport
    from reports.casecheck.result import PublishedError
    from webapp.call import Call

VERDICTS = {
    Verdict.CORRECTED: "pembukuan menghitung {computed}",
    Verdict.REPEATED: "pembukuan juga menunjukkan {computed}: kesalahan ada pada transaksinya",
    Verdict.REFUSED: "pembukuan menolaknya ({computed})",
    Verdict.NOT_COMPUTED: "tidak dihitung di sini",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "file",
        nargs="+",
        type=Path,
        metavar="BERKAS",
        help="case.json, atau folder yang memuatnya",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Check each case; the worst of them decides the exit code."""
    worst = DONE
    told = []
    for file in arguments.file:
        try:
            report = check_case(file)
        except CaseUnreadableError as error:
            call.tell(f"Tidak terbaca ({error.code}): {sentence(error)}")
            worst = WRONG_CALL
            continue
        if not report.agrees:
            worst = max(worst, REFUSED)
        if arguments.json:
            told.append(_told(report))
        else:
            for line in _lines(report):
                call.say(line)
    if arguments.json:
        call.say(json.dumps(told, ensure_ascii=False))
    return worst


def _lines(report: CaseReport) -> Iterator[str]:
    """Yield what a person reads of *report*: what is wrong first."""
    compared = len(report.comparisons)
    verdict = "COCOK" if report.agrees else "BEDA"
    differ = len(report.differences)
    yield f"{verdict}  {report.id}: {compared} angka dibandingkan, {differ} beda"
    for form in report.forms:
        yield f"  bentuk laporan: {form}"
    for difference in report.differences:
        yield (
            f"  beda  {difference.label}: seharusnya {difference.expected},"
            f" dihitung {difference.got}"
        )
    for finding in report.findings:
        why = f" ({finding.error.code}) {sentence(finding.error)}" if finding.error else ""
        yield f"  temuan  {finding.what}.{why}"
    for refused in report.refusals:
        how = f"ditolak ({refused.code})" if refused.is_refused else "DITERIMA"
        yield f"  {how}  {refused.what}: {refused.why}"
    for error in report.published_errors:
        yield f"  salah terbit  {_published(error)}"
    for notice in report.notices:
        yield f"  catatan  {notice}"
    for left in report.not_compared:
        yield f"  tidak dibandingkan  {left.block} ({left.count} angka): {left.reason}"


def _published(error: PublishedError) -> str:
    said = VERDICTS[error.verdict].format(computed=error.computed)
    correct = f", yang benar {error.correct}" if error.correct else ""
    return f"{error.where}: terbit {error.published or '-'}{correct}; {said}"


def _told(report: CaseReport) -> dict[str, Any]:
    return {
        "id": report.id,
        "title": report.title,
        "agrees": report.agrees,
        "forms": list(report.forms),
        "compared": [
            {"label": c.label, "expected": c.expected, "got": c.got, "agrees": c.agrees}
            for c in report.comparisons
        ],
        "findings": [
            {"what": f.what, "code": f.error.code if f.error else None} for f in report.findings
        ],
        "refusals": [
            {"what": r.what, "why": r.why, "code": r.code or None} for r in report.refusals
        ],
        "not_compared": [
            {"block": n.block, "count": n.count, "reason": n.reason}
            for n in report.not_compared
        ],
        "published_errors": [
            {
                "where": e.where,
                "published": e.published,
                "correct": e.correct,
                "computed": e.computed,
                "verdict": e.verdict.value,
            }
            for e in report.published_errors
        ],
        "notices": list(report.notices),
    }
