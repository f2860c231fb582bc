"""Sub-ledgers (buku pembantu): who and what stands behind each control account."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bumdes.phrase import phrase, word
from bumdes.sub_ledger_proof import holdings
from bumdes.sub_ledgers import SUB_LEDGERS
from ledger import Side
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing
from reports.scope import check_listing_scope, unit_name
from reports.statement import Style
from reports.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.sub_ledger import Holding, SubLedger
    from ledger import BookView
    from reports.scope import Scope

    Names = Mapping[str, Mapping[str, str]]

KEY, TITLE = "sub-ledgers", "Buku Pembantu"
UNNAMED = "Belum disebut"
NOTHING = "Tidak ada yang tersisa pada buku pembantu"


class _Part(NamedTuple):
    """One sub-ledger in the books asked about, and the names of what it names."""

    view: BookView
    scope: Scope
    sub_ledger: SubLedger
    names: Names


def _read(view: BookView, scope: Scope) -> tuple[Table]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(view, scope.unit)
    rows = [row for each in SUB_LEDGERS.values() for row in _rows(view, scope, each)]
    if not rows:
        zero = from_minor(0, view.currency)
        rows = [Row(key="nothing", label=word(NOTHING), figures=(zero,), style=Style.GRAND)]
    column = Column(
        key="balance",
        heading=phrase("{day}", day=scope.period.last_day),
        period=scope.period,
        unit=scope.unit,
    )
    table = Table(
        key=KEY, title=TITLE, columns=(column,), rows=tuple(rows), currency=view.currency
    )
    return (table,)


def _rows(view: BookView, scope: Scope, sub_ledger: SubLedger) -> Iterator[Row]:
    """Yield the rows of one sub-ledger; none where nothing stands in it."""
    held = holdings(view, sub_ledger, scope.period.last_day, unit=scope.unit)
    if not held:
        return
    names = {
        dimension.value: {value.code: value.name for value in view.known(dimension)}
        for dimension in sub_ledger.identity
    }
    part = _Part(view, scope, sub_ledger, names)
    yield Row(
        key=sub_ledger.key, label=word(sub_ledger.label), figures=(None,), style=Style.PART
    )
    for account, group in groupby(held, key=attrgetter("account")):
        yield from _account(part, account, list(group))


def _account(part: _Part, account: str, held: Iterable[Holding]) -> Iterator[Row]:
    """Yield the rows of one control account, and their sum, which is its balance."""
    view, kept = part.view, part.view.chart[account]
    sign = 1 if kept.normal_side is Side.DEBIT else -1
    yield Row(
        key=f"{account}_part",
        label=phrase("{account} {name}", account=account, name=word(kept.name)),
        figures=(None,),
        style=Style.GROUP,
        depth=1,
    )
    total = 0
    for holding in held:
        total += sign * holding.minor
        yield Row(
            key=" ".join((account, *holding.identity)),
            label=_said(part, holding),
            figures=(from_minor(sign * holding.minor, view.currency),),
            style=Style.LINE,
            depth=2,
            accounts=(account,),
        )
    balance = view.balance(account, part.scope.period.last_day, unit=part.scope.unit)
    in_books, listed = balance.net(kept.normal_side), from_minor(total, view.currency)
    if in_books != listed:
        raise ProofFailedError(
            KEY, "details", account, column="balance", amounts=(listed, in_books)
        )
    yield Row(
        key=account,
        label=phrase("Jumlah {name}", name=word(kept.name)),
        figures=(listed,),
        style=Style.SUM,
        depth=1,
        accounts=(account,),
    )


def _said(part: _Part, holding: Holding) -> str:
    """Return the identity in words: ``Siti Aminah (P-0001), Jual beras (N2026-0004)``."""
    said = []
    for dimension, code in zip(part.sub_ledger.identity, holding.identity, strict=True):
        name = part.names[dimension.value].get(code, "")
        said.append(f"{name} ({code})" if name and name != code else code or UNNAMED)
    return ", ".join(said)


SUB_LEDGERS_LISTING = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    is_at_day=True,
    remarks=("Jumlah rincian setiap akun sama dengan saldonya: selisih 0.",),
)
