"""The chart that a case brings with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger import Account, AccountKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KINDS = {kind.value: kind for kind in AccountKind} | {
    "cogs": AccountKind.EXPENSE,
    "cost_of_sales": AccountKind.EXPENSE,
    "income": AccountKind.REVENUE,
    "other_expense": AccountKind.EXPENSE,
    "other_income": AccountKind.REVENUE,
    "tax": AccountKind.EXPENSE,
}
DRAWING = "drawing"
CONTRA = "contra_"
HEADINGS = frozenset({"heading", "header"})

RESULT_NAMES = (
    "tahun berjalan",
    "periode berjalan",
    "current year",
    "current earnings",
    "laba ditahan",
    "saldo laba",
    "laba rugi",
    "sisa hasil usaha",
    "shu",
    "retained",
)
"""Names of the account that takes the result, the surest first."""

PLUG_NAMES = (
    "balancing",
    "lawan",
    "penyeimbang",
    "plug",
    "selisih",
    "suspense",
    "tidak dipublikasikan",
)
"""Names of accounts that only make two sides agree."""


def chart_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[Account]:
    """Yield the accounts that *rows* tell.

    Raises:
        ValueError: an account has no code, or its type is none that is known.
    """
    for row in rows:
        code = str(row.get("code") or "")
        kind, is_contra = _kind(code, str(row.get("type") or ""))
        yield Account(
            code=code,
            name=" ".join(str(row.get("name") or code).split()),
            kind=kind,
            is_contra=is_contra,
            is_cash=row.get("cash") is True,
            is_drawing=row.get("type") == DRAWING,
            takes_postings=not _is_heading(row),
            is_active=row.get("active") is not False,
        )


def result_account(accounts: Iterable[Account]) -> Account | None:
    """Return the equity account whose name says best that it takes the result."""
    equity = [
        account
        for account in accounts
        if account.kind is AccountKind.EQUITY
        and account.takes_postings
        and not account.is_drawing
        and not account.is_contra
    ]
    for name in RESULT_NAMES:
        for account in equity:
            if name in account.name.lower().replace("/", " "):
                return account
    return None


def is_plug(account: Account) -> bool:
    """Whether the name of *account* says that it only makes two sides agree."""
    return any(name in account.name.lower() for name in PLUG_NAMES)


def _kind(code: str, written: str) -> tuple[AccountKind, bool]:
    if written == DRAWING:
        return AccountKind.EQUITY, False
    if written in HEADINGS:
        return AccountKind.ASSET, False
    kind = KINDS.get(written.removeprefix(CONTRA))
    if kind is None:
        message = f"akun {code}: jenis {written!r} tidak dikenal"
        raise ValueError(message)
    return kind, written.startswith(CONTRA)


def _is_heading(row: Mapping[str, Any]) -> bool:
    if row.get("type") in HEADINGS or row.get("heading") is True:
        return True
    return row.get("postable") is False or row.get("takes_postings") is False
