"""``bumdes check``: the self-check of the books of a period, as before printing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bumdes.rupiah import format_rupiah
from bumdes.self_check import self_check
from bumdes.unit import HEAD_OFFICE_NAME
from bumdes.work import begin_work
from reports.checks import ALL_CHECKS
from webapp.call import DONE, REFUSED
from webapp.parser import add_book, add_json, period

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from bumdes.self_check import SelfCheck, ToldFinding
    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)
    parser.add_argument(
        "--period",
        type=period,
        required=True,
        metavar="MASA",
        help="2025, 2025-S1, 2025-Q2, 2025-07, atau 2025-01-01..2025-06-30",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Print what the checks find, how much, where, and how to put it right."""
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        found = self_check(work, ALL_CHECKS, arguments.period)
    if arguments.json:
        call.say(_json(found, arguments))
    else:
        _show(found, call)
    return DONE if all(each.is_passed for each in found) else REFUSED


def _show(found: Sequence[SelfCheck], call: Call) -> None:
    for each in found:
        if each.is_passed:
            continue
        call.say(
            f"{'WAJIB' if each.prevents else 'LIHAT'} ({each.check.key}): {each.check.label}"
        )
        for told in each.waiting:
            call.say(f"  - {_said(told)}")
        call.say(f"  Cara membetulkan: {each.check.advice}")
    waiting = sum(not each.is_passed for each in found)
    binding = sum(each.prevents for each in found)
    if not waiting:
        call.say(f"Baik: semua {len(found)} pemeriksaan terpenuhi.")
        return
    outcome = "laporan dicetak sebagai KONSEP" if binding else "laporan boleh dicetak"
    call.say(
        f"Ada temuan: {waiting} dari {len(found)} pemeriksaan belum terpenuhi,"
        f" {binding} di antaranya wajib; {outcome}."
    )


def _said(told: ToldFinding) -> str:
    finding = told.finding
    unit = "" if finding.unit is None else finding.unit or HEAD_OFFICE_NAME
    place = ", ".join(filter(None, (unit, finding.account)))
    much = " dan ".join(format_rupiah(amount) for amount in finding.amounts)
    ending = f" ({'; '.join(filter(None, (place, much)))})" if place or much else ""
    return f"{finding.text}{ending}{f' {finding.repair}' if finding.repair else ''}"


def _json(found: Sequence[SelfCheck], arguments: Namespace) -> str:
    told = {
        "book_id": arguments.book,
        "period": str(arguments.period),
        "passed": all(each.is_passed for each in found),
        "draft": any(each.prevents for each in found),
        "checks": [
            {
                "key": each.check.key,
                "area": each.check.area.value,
                "label": each.check.label,
                "binding": each.check.is_binding,
                "passed": each.is_passed,
                "why": each.check.why,
                "advice": each.check.advice,
                "findings": [_fields(finding) for finding in each.findings],
            }
            for each in found
        ],
    }
    return json.dumps(told, ensure_ascii=False)


def _fields(told: ToldFinding) -> dict[str, Any]:
    finding = told.finding
    return {
        "text": finding.text,
        "unit": finding.unit,
        "account": finding.account or None,
        "amounts": [str(amount.amount) for amount in finding.amounts],
        "entry": None if finding.entry is None else "/".join(map(str, finding.entry)),
        "repair": finding.repair or None,
        "answer": told.answer.reason if told.answer else None,
    }
