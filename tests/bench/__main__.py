"""`./run bench`: what was promised about speed, measured, as ratios."""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import json
import pstats
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from tests import postgres
from tests.bench import machine
from tests.bench.catalogue import BENCHMARKS
from tests.bench.finding import markdown_table, text_table
from tests.bench.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.finding import Finding

SIZES, LONG_SIZES = (1_000, 10_000, 100_000), (1_000, 10_000, 100_000, 1_000_000)

_DURABLE = {
    "shared_buffers": "256MB",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
}
"""The tests' server forgets what a power cut would lose; what is measured must not."""

_LINES_OF_PROFILE = 30


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for; return 0 if nothing is missed, otherwise 1."""
    asked = _parser().parse_args(argv)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bumdes-bench-")))

        @cache
        def server() -> postgres.PostgresServer:
            stack.enter_context(mock.patch.dict(postgres.SETTINGS, _DURABLE))
            return stack.enter_context(postgres.running_postgres())

        shelf = Shelf(folder, _sizes(asked), not asked.no_peers, server, _say, stack)
        if asked.profile:
            _profile(asked.profile, shelf)
            return 0
        facts = machine.facts(folder)
        findings = list(_measured(asked.only or list(BENCHMARKS), shelf))
    _print(findings, facts)
    _keep(asked, findings, facts)
    return int(any(finding.verdict == "MISSED" for finding in findings))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    names = ", ".join(BENCHMARKS)
    parser.add_argument("--sizes", help="numbers of entries, with commas", metavar="N,N")
    parser.add_argument("--long", action="store_true", help="a million entries too")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, metavar="NAME", help=names)
    parser.add_argument(
        "--profile", choices=BENCHMARKS, metavar="NAME", help="where ours waits"
    )
    parser.add_argument("--no-peers", action="store_true", help="no other programs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the findings as JSON")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="keep the table")
    return parser


def _sizes(asked: argparse.Namespace) -> tuple[int, ...]:
    if asked.sizes:
        return tuple(sorted({int(size) for size in asked.sizes.split(",")}))
    return LONG_SIZES if asked.long else SIZES


def _measured(names: list[str], shelf: Shelf) -> Iterator[Finding]:
    for name in names:
        shelf.say(f"measuring {name}")
        for finding in BENCHMARKS[name].measure(shelf):
            shelf.say("  " + "  ".join(cell for cell in finding.cells() if cell))
            yield finding


def _profile(name: str, shelf: Shelf) -> None:
    run = BENCHMARKS[name].profile(shelf)
    profiler = cProfile.Profile()
    profiler.runcall(run)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(_LINES_OF_PROFILE)


def _print(findings: list[Finding], facts: dict[str, str]) -> None:
    lines = [*text_table(findings), "", *(f"{name}: {fact}" for name, fact in facts.items())]
    sys.stdout.write("\n".join(lines) + "\n")


def _keep(asked: Any, findings: list[Finding], facts: dict[str, str]) -> None:
    if asked.json:
        told = {"machine": facts, "findings": [finding.as_dict() for finding in findings]}
        asked.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    if asked.markdown:
        lines = [f"- {name}: {fact}" for name, fact in facts.items()]
        text = "\n".join([*lines, "", *markdown_table(findings)])
        asked.markdown.write_text(text + "\n", encoding="utf-8")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
