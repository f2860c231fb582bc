"""Every benchmark by name: what measures it, and what runs ours alone for a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench import (
    accountability,
    claims,
    first_paint,
    imports,
    long_paper,
    memory,
    papers,
    posts,
    processes,
    serving,
    statement_pack,
    statements,
    till,
    wear,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.bench.finding import Finding
    from tests.bench.shelf import Shelf


class Benchmark(NamedTuple):
    """How one promise is measured."""

    measure: Callable[[Shelf], Iterator[Finding]]
    profile: Callable[[Shelf], Callable[[], object]]


BENCHMARKS: Mapping[str, Benchmark] = {
    "import": Benchmark(imports.on_sqlite, imports.profile_sqlite),
    "import-hledger": Benchmark(imports.beside_hledger, imports.profile_sqlite),
    "import-postgresql": Benchmark(imports.on_postgresql, imports.profile_postgresql),
    "post": Benchmark(posts.on_sqlite, posts.profile_sqlite),
    "post-growth": Benchmark(posts.growth, posts.profile_sqlite),
    "post-django": Benchmark(posts.beside_django_ledger, posts.profile_sqlite),
    "post-postgresql": Benchmark(posts.on_postgresql, posts.profile_postgresql),
    "statements": Benchmark(statements.against_raw, statements.profile),
    "statements-growth": Benchmark(statements.growth, statements.profile),
    "statements-peers": Benchmark(statements.beside_programs, statements.profile),
    "register": Benchmark(statements.registers, statements.profile_register),
    "memory": Benchmark(memory.measure, imports.profile_sqlite),
    "balance": Benchmark(processes.measure, processes.profile),
    "till": Benchmark(till.on_sqlite, till.profile),
    "till-postgresql": Benchmark(till.on_postgresql, till.profile),
    "claims": Benchmark(claims.on_sqlite, claims.profile),
    "claims-postgresql": Benchmark(claims.on_postgresql, claims.profile),
    "wear": Benchmark(wear.on_sqlite, wear.profile),
    "wear-postgresql": Benchmark(wear.on_postgresql, wear.profile),
    "lpj": Benchmark(accountability.lpj, accountability.profile),
    "statement-pack": Benchmark(statement_pack.pack, statement_pack.profile),
    "pdf": Benchmark(papers.pdf, papers.profile_pdf),
    "xlsx": Benchmark(papers.xlsx, papers.profile_xlsx),
    "serving": Benchmark(serving.measure, serving.profile),
    "first-paint": Benchmark(first_paint.measure, first_paint.profile),
    "ledger-pdf": Benchmark(long_paper.measure, long_paper.profile),
}
